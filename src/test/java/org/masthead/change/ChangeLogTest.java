package org.masthead.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

@QuarkusTest
class ChangeLogTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 25;
    private static final int ARTICLES = 3;

    @Inject
    ChangeLog changes;

    @Inject
    Positions positions;

    @Test
    void showsEveryPositionToAReaderWhoGoesOnFromTheLastOne() throws Exception {
        var kind = Newsroom.freshWord();
        var seen = new ArrayList<Long>();
        whileSomebodyFollows(
                entry -> {
                    if (entry.kind().equals(kind)) {
                        seen.add(entry.position());
                    }
                },
                () -> write(kind));
        assertThat(seen).hasSize(WRITERS * CHANGES).isSorted();
    }

    @Test
    void leadsAReaderToExactlyWhatIsVisibleWhileOthersWrite() throws Exception {
        var section = Newsroom.section();
        var made = ConcurrentHashMap.<String>newKeySet();
        var learned = new HashSet<String>();
        whileSomebodyFollows(
                entry -> {
                    if (entry.kind().equals("article")) {
                        switch (entry.reason()) {
                            case "withdrawn", "expired" -> learned.remove(entry.subject());
                            default -> learned.add(entry.subject());
                        }
                    }
                },
                () -> {
                    for (var n = 0; n < ARTICLES; n++) {
                        made.add(published(section, n));
                    }
                    return null;
                });
        learned.retainAll(made);
        var listed = RestAssured.given()
                .queryParam("section", section)
                .queryParam("limit", 100)
                .get("/v1/articles")
                .jsonPath()
                .getList("data.id", String.class);
        assertThat(learned)
                .hasSize(WRITERS * ARTICLES * 2 / 3)
                .containsExactlyInAnyOrderElementsOf(listed)
                .isEqualTo(visible(made));
    }

    /** Of three articles one is withdrawn in the end, and one was in between. */
    private static String published(String section, int number) {
        var written = Newsroom.write(Newsroom.draftIn(section, "Headline " + Newsroom.freshWord()));
        Newsroom.publish(written);
        var id = written.<String>path("id");
        Newsroom.change(id, Map.of("headline", "Changed")).then().statusCode(200);
        var steps = List.of(List.of("published"), List.of("withdrawn"), List.of("published", "withdrawn", "published"));
        for (var to : steps.get(number % 3)) {
            Newsroom.transition(id, Map.of("to", to)).then().statusCode(200);
        }
        return id;
    }

    private static Set<String> visible(Set<String> articles) throws SQLException {
        try (var connection = Newsroom.database();
                var asked = connection.prepareStatement("select article_id from live_article l where article_id::text"
                        + " = any(?) and " + Positions.visible("l"))) {
            asked.setArray(1, connection.createArrayOf("text", articles.toArray()));
            var visible = new HashSet<String>();
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    visible.add(rows.getString(1));
                }
            }
            return visible;
        }
    }

    /** What a reader of the log sees of a change. */
    private record Entry(long position, String kind, String subject, String reason) {}

    private static void whileSomebodyFollows(Consumer<Entry> reader, Callable<Void> writer) throws Exception {
        var writing = new AtomicBoolean(true);
        var pool = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            var reading = pool.submit(() -> follow(reader, writing));
            try {
                for (var written : pool.invokeAll(Collections.nCopies(WRITERS, writer))) {
                    written.get();
                }
            } finally {
                writing.set(false);
            }
            reading.get();
        } finally {
            pool.shutdownNow();
        }
    }

    private Void write(String kind) {
        for (var n = 0; n < CHANGES; n++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> changes.record(new Change(kind, UUID.randomUUID(), "tested", Set.of(kind))));
        }
        return null;
    }

    /** Asks for what lies behind the last position it saw, as caches and clients do: what comes late is missed. */
    private static Void follow(Consumer<Entry> reader, AtomicBoolean writing) throws SQLException {
        var last = 0L;
        try (var connection = Newsroom.database();
                var next = connection.prepareStatement("select position, kind, subject_id, reason from change_log"
                        + " where position > ? order by position")) {
            for (var more = true; more; ) {
                more = writing.get();
                next.setLong(1, last);
                try (var rows = next.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        reader.accept(new Entry(last, rows.getString(2), rows.getString(3), rows.getString(4)));
                    }
                }
            }
        }
        return null;
    }

    @Test
    void movesTheTagsOfAChangeAndNoOthers() {
        var tag = Newsroom.freshWord();
        var other = Newsroom.freshWord();
        record(tag);
        record(other);
        var before = positions.of(List.of(other)).number();
        record(tag);
        assertThat(positions.of(List.of(tag)).number()).isGreaterThan(before);
        assertThat(positions.of(List.of(other)).number()).isEqualTo(before);
        assertThat(positions.of(List.of(Newsroom.freshWord())).number()).isZero();
    }

    @Test
    void writesNothingOfWhatIsRolledBack() {
        var tag = Newsroom.freshWord();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                changes.record(new Change("test", UUID.randomUUID(), "tested", Set.of(tag)));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }
        assertThat(positions.of(List.of(tag)).number()).isZero();
    }

    private void record(String tag) {
        QuarkusTransaction.requiringNew()
                .run(() -> changes.record(new Change("test", UUID.randomUUID(), "tested", Set.of(tag))));
    }
}
