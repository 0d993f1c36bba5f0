package org.masthead.access;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.masthead.database.Ids;

/**
 * Sees to it that somebody can act as admin: by the key of the configuration, else by one made now and left in a file
 * that only the owner of the process can read. Either is an ordinary key, with a row like any other.
 */
@ApplicationScoped
class FirstAdmin {

    static final String CONFIGURED = "MASTHEAD_ADMIN_KEY";

    private final AccessConfig config;
    private final Path data;
    private final ApiKeys keys;

    FirstAdmin(
            AccessConfig config,
            @ConfigProperty(name = "masthead.data", defaultValue = "data") Path data,
            ApiKeys keys) {
        this.config = config;
        this.data = data;
        this.keys = keys;
    }

    void admit(@Observes StartupEvent start) throws IOException {
        if (config.key().isPresent()) {
            keys.admitAlone(Ids.next(), CONFIGURED, config.key().get());
        } else if (!keys.hasAdmin()) {
            keys.admit(Ids.next(), "admin", keyInFile());
        }
    }

    private String keyInFile() throws IOException {
        var file = data.resolve("admin.key").toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            writeForOwnerOnly(file, KeyText.random());
        }
        Log.infof("The admin's key is in %s", file);
        return Files.readString(file).strip();
    }

    private static void writeForOwnerOnly(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text + "\n", StandardOpenOption.CREATE);
    }
}
