package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.access.KeyText;
import org.masthead.database.Postgres;

class KeyCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void useThisFolder() {
        System.setProperty("masthead.data", data.toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("masthead.data");
    }

    @Test
    void makesAKeyBesideTheServiceAndWithoutIt() throws SQLException {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(run("key", "create", "--role", "admin", "--name", "Ada")).isEqualTo(1);
            assertThat(err)
                    .asString()
                    .isEqualToIgnoringNewLines(
                            "This database has no tables yet. Start the service once, then make the key.");
            tell(postgres, "create table api_key (id uuid, name text, role text, digest bytea unique)");
            assertThat(run("key", "create", "--role", "admin", "--name", "Ada")).isZero();
            assertThat(row(postgres)).isEqualTo("Ada admin");
            tell(postgres, "delete from api_key");
        }
        assertThat(run("key", "create", "--role", "editor", "--name", "Grace")).isZero();
        assertThat(Postgres.running(data)).isEmpty();
        try (var postgres = Postgres.start(data).orElseThrow()) {
            assertThat(row(postgres)).isEqualTo("Grace editor");
        }
    }

    @Test
    void refusesARoleThatIsNone() {
        assertThat(run("key", "create", "--role", "emperor", "--name", "Ada")).isEqualTo(2);
        assertThat(err).asString().contains("contributor, editor, publisher, admin");
    }

    @Test
    void explainsItselfInsteadOfGuessing() throws IOException {
        assertThat(run("kye")).isEqualTo(2);
        assertThat(err).asString().contains("Unmatched argument", "Usage: masthead");
        assertThat(run("key")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(out).asString().contains("Usage: masthead", "key", "start");
        assertThat(run("--version")).isZero();
        assertThat(out).asString().startsWith("masthead ");
        assertThat(Files.list(data)).isEmpty();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Masthead.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** The one key there is, found by what was printed. */
    private String row(Postgres postgres) throws SQLException {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var find = connection.prepareStatement("select name || ' ' || role from api_key where digest = ?")) {
            find.setBytes(1, KeyText.digest(out.toString().strip()));
            try (var rows = find.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private static void tell(Postgres postgres, String what) throws SQLException {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(what);
        }
    }
}
