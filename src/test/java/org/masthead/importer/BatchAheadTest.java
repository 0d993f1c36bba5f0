package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.importer.Importing.counts;
import static org.masthead.importer.Importing.errors;
import static org.masthead.importer.Importing.line;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

/** What becomes of lines that are read, and perhaps found wrong, while those before them are stored. */
@QuarkusTest
class BatchAheadTest {

    private static final int LOCK = 190_573;

    private static final int LINES = 1_000;

    private final String word = Newsroom.freshWord();

    private Connection holder;

    /** Until this test lets go of a lock, whoever stores the article of that headline waits. */
    @BeforeEach
    void prepare() throws SQLException {
        holder = Newsroom.database();
        execute("create function wait_here() returns trigger language plpgsql as $$ begin"
                + " perform pg_advisory_xact_lock(" + LOCK + "); return new; end $$");
        execute("create trigger waits_here before insert on article for each row when (new.headline = '" + word
                + " waits') execute function wait_here()");
        execute("select pg_advisory_lock(" + LOCK + ")");
    }

    @AfterEach
    void end() throws SQLException {
        execute("select pg_advisory_unlock_all()");
        execute("drop trigger waits_here on article");
        execute("drop function wait_here");
        holder.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = holder.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private long articles() throws SQLException {
        return number("select count(*) from slug where slug like '" + word + "-%'");
    }

    /** Asks for an import of lines, 200 at a time, of which one waits, and gives the path of the job once it does. */
    private String waitingAt(int waits, int wrong) throws Exception {
        var input = IntStream.rangeClosed(1, LINES)
                .mapToObj(number -> number == wrong
                        ? "{\"headline\": 1}"
                        : line(Map.of(
                                "headline", number == waits ? word + " waits" : word, "slug", word + "-" + number)))
                .collect(Collectors.joining("\n"));
        var asked = Importing.ask(Newsroom.admin(), "", input.getBytes(StandardCharsets.UTF_8));
        assertThat(asked.statusCode()).isEqualTo(202);
        for (var tries = 0; tries < 500 && waiter() == 0; tries++) {
            Thread.sleep(20);
        }
        assertThat(waiter()).isNotZero();
        return asked.header("Location");
    }

    /** The backend that waits. */
    private long waiter() throws SQLException {
        return number("select pid from pg_locks where locktype = 'advisory' and objid = " + LOCK + " and not granted");
    }

    @Test
    void isNotStoredOnceTheImportIsCancelled() throws Exception {
        var job = waitingAt(2, 300);
        Newsroom.admin().post(job + "/cancellation").then().statusCode(200);
        execute("select pg_advisory_unlock(" + LOCK + ")");
        var over = Importing.waitFor(job);
        assertThat(over.getString("status")).isEqualTo("cancelled");
        assertThat(articles()).isEqualTo(over.getLong("done")).isLessThan(LINES - 1);
        assertThat(errors(over)).isEmpty();
    }

    @Test
    void isReadAgainWhenWhatIsBeforeItFails() throws Exception {
        var job = waitingAt(500, 700);
        execute("select pg_terminate_backend(" + waiter() + ")");
        execute("select pg_advisory_unlock(" + LOCK + ")");
        var over = Importing.waitFor(job);
        assertThat(errors(over)).containsExactly("700 /headline wrong-type");
        counts(over, LINES, LINES - 1, 0, 1);
        assertThat(articles()).isEqualTo(LINES - 1);
        assertThat(over.getLong("bytesRead")).isEqualTo(over.getLong("bytesTotal"));
    }
}
