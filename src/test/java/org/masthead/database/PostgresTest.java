package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.TestDatabase;
import org.masthead.database.Postgres.Access;

/** The server that comes along, each time on a folder of its own. */
class PostgresTest {

    private static final Path UNPACKED_ONCE = TestDatabase.DATA.toAbsolutePath();

    @TempDir
    Path data;

    @BeforeEach
    void borrowThePrograms() throws IOException {
        var programs = PostgresBinaries.unpackedIn(Files.createDirectories(UNPACKED_ONCE));
        Files.createSymbolicLink(data.resolve("postgresql-" + PostgresBinaries.VERSION), programs.home());
    }

    @AfterEach
    void giveThemBack() throws IOException {
        Files.delete(data.resolve("postgresql-" + PostgresBinaries.VERSION));
    }

    @Test
    void isDurableAndAloneAndKeptBetweenStarts() throws Exception {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(show(postgres.access(), "fsync")).isEqualTo("on");
            assertThat(show(postgres.access(), "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres.access(), "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres.access(), "data_checksums")).isEqualTo("on");
            assertThat(show(postgres.access(), "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres.access(), "server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres.access(), "select datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("C.UTF-8");
            assertThat(ask(postgres.access(), "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            tell(postgres.access(), "create table kept as select 'still here' as note");
        }
        assertThat(Postgres.running(data)).isEmpty();
        try (var again = Postgres.start(data).orElseThrow()) {
            assertThat(ask(again.access(), "select note from kept")).isEqualTo("still here");
        }
    }

    @Test
    void asksForThePassword() {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            var access = postgres.access();
            assertThatThrownBy(() -> connect(new Access(access.url(), access.user(), "guessed")))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(new Access(access.url(), "postgres", access.password())))
                    .hasMessageContaining("no pg_hba.conf entry");
        }
    }

    @Test
    void isJoinedByASecondStartInTheSameProcess() throws Exception {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(Postgres.start(data)).isEmpty();
            assertThat(Postgres.running(data)).contains(postgres.access());
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsFolder.class.getName(),
                        data.toString())
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('!');
            assertThatThrownBy(() -> Postgres.start(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Masthead is running on the data folder " + data);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(FolderLock.take(data)).isNotNull().satisfies(FolderLock::close);
    }

    /** Run as a process: holds the folder until it is killed. */
    static final class HoldsFolder {
        public static void main(String... args) throws Exception {
            var lock = FolderLock.take(Path.of(args[0]));
            System.out.println("!");
            Thread.sleep(Duration.ofMinutes(1).toMillis());
            lock.close();
        }
    }

    @Test
    void startsAgainOnTheSamePortWhenItDies() throws Exception {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            var access = postgres.access();
            var first = pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await(() -> Postgres.running(data).isPresent() && pid() != first);
            assertThat(Postgres.running(data)).contains(access);
            assertThat(show(access, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void replacesTheOrphanOfAKilledService() throws Exception {
        Postgres.start(data).orElseThrow().close();
        var orphan = orphan();
        await(() -> Postgres.running(data).isPresent());
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(pid()).isNotEqualTo(orphan.pid());
            assertThat(show(postgres.access(), "port")).isNotEqualTo("54399");
        }
    }

    private Process orphan() throws IOException {
        var cluster = PostgresCluster.in(data);
        return cluster.account()
                .process(List.of(
                        cluster.binaries().program("postgres"),
                        "-D",
                        cluster.folder().toString(),
                        "-p",
                        "54399"))
                .redirectOutput(cluster.log().toFile())
                .start();
    }

    @Test
    void ignoresTheLockFileThatAPowerCutLeft() throws Exception {
        Postgres.start(data).orElseThrow().close();
        // The number of a process that lives, and is no PostgreSQL: this one.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n");
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(show(postgres.access(), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void refusesTheFolderOfAnotherMajorVersion() throws Exception {
        Files.writeString(Files.createDirectories(data.resolve("postgres")).resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Postgres.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was made by PostgreSQL 17, and this release brings PostgreSQL 18")
                .hasMessageContaining("Export its content with the release of Masthead that made it");
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        Postgres.start(data).orElseThrow().close();
        Files.writeString(data.resolve("postgresql.conf"), "shared_buffers = lots\n");
        assertThatThrownBy(() -> Postgres.start(data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
    }

    private long pid() throws IOException {
        return ServerProcess.read(data.resolve("postgres/postmaster.pid"))
                .orElseThrow()
                .pid();
    }

    private static String show(Access access, String setting) throws SQLException {
        return ask(access, "show " + setting);
    }

    private static String ask(Access access, String question) throws SQLException {
        try (var connection = connect(access);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(Access access, String what) throws SQLException {
        try (var connection = connect(access);
                var statement = connection.createStatement()) {
            statement.execute(what);
        }
    }

    private static Connection connect(Access access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
