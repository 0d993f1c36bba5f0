package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void knowsTheVersionOfTheNewestFile() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString()).max(String::compareTo))
                    .hasValueSatisfying(newest -> assertThat(newest).startsWith("V" + Migrations.NEWEST + "__"));
        }
    }
}
