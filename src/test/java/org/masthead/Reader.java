package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The reader of the examples, built beside its source and served as its README says. */
record Reader(Process server, String address) implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/examples/reader");

    /** As deep as the source, which finds the contract from there. */
    private static final Path COPY = Path.of("target/examples/reader");

    static Reader build() throws IOException, InterruptedException {
        delete();
        copy();
        execute("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        execute("npm", "run", "build");
        var server = new ProcessBuilder("node", "serve.js", "0")
                .directory(COPY.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Reader(server, server.inputReader().readLine());
    }

    /** One of its folders, made if it is missing. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(COPY.resolve(name));
    }

    /** Runs a program there, which must succeed. */
    void run(String... command) throws IOException, InterruptedException {
        execute(command);
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
    }

    private static void copy() throws IOException {
        copy(SOURCE, COPY);
        copy(SOURCE.resolveSibling("javascript"), COPY.resolveSibling("javascript"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Reader::isSource).toList()) {
                var copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Not what somebody has built there. */
    private static boolean isSource(Path file) {
        var built = Stream.of("node_modules", "site/js", "src/schema.d.ts").map(SOURCE::resolve);
        return Files.isRegularFile(file) && built.noneMatch(file::startsWith);
    }

    private static void delete() throws IOException {
        if (Files.exists(COPY)) {
            try (var files = Files.walk(COPY)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
