package org.masthead.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The JavaScript client in Node, as far from the sources as programs have it: in a copy, with what npm brings. */
final class Node implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COPY = Path.of("target/test/clients");

    private final Process process;

    static boolean isThere() {
        var folders = System.getenv("PATH").split(File.pathSeparator);
        return System.getProperty("reader.required") != null
                || Stream.of("npm", "node")
                        .allMatch(program ->
                                Stream.of(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    static void install() throws IOException, InterruptedException {
        copy(Path.of("src/test/clients"), COPY);
        copy(Path.of("src/examples/javascript"), Path.of("target/examples/javascript"));
        execute("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    }

    /** A script of the tests, which answers each line of JSON with another. */
    Node(String script) throws IOException {
        process = new ProcessBuilder("node", script)
                .directory(COPY.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    JsonNode answer(Object question) throws IOException {
        process.outputWriter().write(JSON.writeValueAsString(question) + "\n");
        process.outputWriter().flush();
        return JSON.readTree(process.inputReader().readLine());
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
