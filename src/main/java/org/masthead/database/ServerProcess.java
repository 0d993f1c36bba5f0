package org.masthead.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: the server's process, its port, and whether it takes connections.
 *
 * @param pid the process
 * @param started when it started, in whole seconds
 * @param port its TCP port
 * @param ready whether it takes connections
 */
record ServerProcess(long pid, Instant started, int port, boolean ready) {

    /** Empty when no server runs or the file is still being written. */
    static Optional<ServerProcess> read(Path pidFile) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        // Line by line: pid, data folder, start, port, socket folder, address, shared memory, state.
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return Optional.of(new ServerProcess(
                Long.parseLong(lines.get(0).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                Integer.parseInt(lines.get(3).strip()),
                lines.size() > 7 && lines.get(7).strip().equals("ready")));
    }

    /** Whether that server lives. After a crash of the machine, another process may bear its number. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> Path.of(info.command().orElse(""))
                        .getFileName()
                        .toString()
                        .startsWith("postgres"))
                .flatMap(ProcessHandle.Info::startInstant)
                .filter(start -> Duration.between(start, started).abs().toSeconds() < 60)
                .isPresent();
    }
}
