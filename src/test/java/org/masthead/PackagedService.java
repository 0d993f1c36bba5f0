package org.masthead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service as it is shipped, in a process and with a data folder of its own, on a database that is there. */
final class PackagedService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ ]*:(\\d+)");

    private final Path log;
    private final ProcessBuilder service;
    private Process process;
    private int port;

    /**
     * @param name what the database knows its connections by
     * @param folder of which it takes a part
     * @param database settings of the database
     */
    PackagedService(String name, Path folder, Map<String, String> database) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        log = data.resolve("service.log");
        service = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "@src/main/jvm/options",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        database.forEach(this::with);
        with("quarkus.datasource.jdbc.url", database.get("quarkus.datasource.jdbc.url") + "?ApplicationName=" + name);
        with("masthead.data", data.toString());
        with("quarkus.http.port", "0");
        with("quarkus.management.port", "0");
        with("quarkus.shutdown.delay", "0S");
    }

    PackagedService with(String setting, String value) {
        service.environment().put(setting.toUpperCase(Locale.ROOT).replace('.', '_'), value);
        return this;
    }

    PackagedService start() throws IOException {
        process = service.start();
        return this;
    }

    /** Waits until it listens. */
    int port() {
        var deadline = Instant.now().plus(PATIENCE);
        while (port == 0) {
            var text = text();
            var listening = LISTENING.matcher(text);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            } else if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("It does not start:\n" + text);
            }
        }
        return port;
    }

    private String text() {
        try {
            Thread.sleep(20);
            return Files.readString(log);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
