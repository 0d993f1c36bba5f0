package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.database.Postgres;
import org.masthead.image.Originals;

class CheckCommandTest {

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

    private int check() {
        return Masthead.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("check");
    }

    private Originals.Stored put(String text) throws IOException {
        return new Originals(data).put(new ByteArrayInputStream(text.getBytes()), 100);
    }

    @Test
    void namesPicturesWithoutOriginalsAndOriginalsWithoutPictures() throws SQLException, IOException {
        try (var postgres = Postgres.start(data).orElseThrow()) {
            var whole = put("whole");
            var lost = put("lost");
            var left = HexFormat.of().formatHex(put("left").digest());
            var access = postgres.access();
            try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                    var sql = connection.createStatement()) {
                sql.execute("create table image (id uuid default gen_random_uuid(), digest bytea)");
                for (var stored : new Originals.Stored[] {whole, lost}) {
                    sql.execute("insert into image (digest) values ('\\x%s')"
                            .formatted(HexFormat.of().formatHex(stored.digest())));
                }
                sql.execute("insert into image (digest) values (null)");
            }
            Files.delete(lost.file());
            assertThat(check()).isEqualTo(1);
            assertThat(out.toString())
                    .contains("has no original " + HexFormat.of().formatHex(lost.digest()))
                    .contains("no picture has the original " + left)
                    .doesNotContain(HexFormat.of().formatHex(whole.digest()));
            assertThat(err).asString().contains("2 pictures, 1 without original; 1 originals without picture");
            put("lost");
            new Originals(data)
                    .open(HexFormat.of().parseHex(left))
                    .ifPresent(file -> file.file().toFile().delete());
            assertThat(check()).isZero();
        }
    }
}
