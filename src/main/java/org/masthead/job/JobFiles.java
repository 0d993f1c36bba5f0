package org.masthead.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.masthead.database.Ids;

/**
 * The files of jobs, in {@code jobs} in the data folder. Several services may share that folder or have one each: its
 * name stands in a file of it and in the rows of its jobs, so that only those who have the files take up the work.
 */
@ApplicationScoped
public class JobFiles {

    private final Path folder;
    private UUID name;

    JobFiles(@ConfigProperty(name = "masthead.data", defaultValue = "data") Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("jobs");
    }

    /** What a job reads. */
    public Path input(UUID job) {
        return folder.resolve(job + ".input");
    }

    /** What comes of a job. */
    public Path result(UUID job) {
        return folder.resolve(job + ".result");
    }

    /** Makes an upload, which is on the disk already, what a job reads. */
    void take(Path file, UUID job) throws IOException {
        Files.createDirectories(folder);
        Files.move(file, input(job), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(UUID job) {
        deleteInput(job);
        deleteResult(job);
    }

    void deleteInput(UUID job) {
        delete(input(job));
    }

    void deleteResult(UUID job) {
        delete(result(job));
    }

    /** The jobs of which there are files that have not been written to for so long. */
    List<UUID> jobs(Duration age) {
        try (var all = Files.list(folder)) {
            var latest = Instant.now().minus(age).toEpochMilli();
            return all.filter(file -> file.toFile().lastModified() <= latest)
                    .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .flatMap(name -> Ids.parse(name).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which data folder this is. */
    public synchronized UUID name() {
        if (name == null) {
            name = readName();
        }
        return name;
    }

    private UUID readName() {
        var file = folder.resolve("folder.id");
        try {
            Files.createDirectories(folder);
            var made = Files.createTempFile(folder, "folder", ".id");
            try {
                Files.writeString(made, UUID.randomUUID().toString(), StandardOpenOption.SYNC);
                // A link fails where a move would replace what another service has just made.
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException e) {
                // it has a name
            } finally {
                Files.delete(made);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
