package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    Path data;

    @Test
    void unpacksTheVersionItNames() throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("postgresql-18.6.unfinished/bin"));
        Files.writeString(data.resolve("postgresql-18.6.unfinished/bin/postgres"), "half of a progr");
        var binaries = PostgresBinaries.unpackedIn(data);
        var version = new ProcessBuilder(binaries.program("postgres"), "--version").start();
        assertThat(version.inputReader().readLine()).isEqualTo("postgres (PostgreSQL) " + PostgresBinaries.VERSION);
        assertThat(version.waitFor()).isZero();
        assertThat(data.resolve("postgresql-18.6.unfinished")).doesNotExist();
        var unpacked = Files.getLastModifiedTime(binaries.home());
        assertThat(Files.getLastModifiedTime(PostgresBinaries.unpackedIn(data).home()))
                .isEqualTo(unpacked);
    }

    @Test
    void knowsTheArchiveOfEachMachine() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Windows 11", "amd64")).isEqualTo("postgres-windows-x86_64.txz");
    }
}
