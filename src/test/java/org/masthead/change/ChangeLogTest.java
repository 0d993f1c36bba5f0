package org.masthead.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

@QuarkusTest
class ChangeLogTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 25;

    @Inject
    ChangeLog changes;

    @Inject
    Positions positions;

    @Test
    void showsEveryPositionToAReaderWhoGoesOnFromTheLastOne() throws Exception {
        var kind = Newsroom.freshWord();
        var writing = new AtomicBoolean(true);
        var pool = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            var reader = pool.submit(() -> follow(kind, writing));
            var writers = pool.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> write(kind))
                    .toList());
            for (var writer : writers) {
                writer.get();
            }
            writing.set(false);
            assertThat(reader.get()).hasSize(WRITERS * CHANGES).isSorted();
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
    private static List<Long> follow(String kind, AtomicBoolean writing) throws SQLException {
        var seen = new ArrayList<Long>();
        var last = 0L;
        try (var connection = Newsroom.database();
                var next = connection.prepareStatement(
                        "select position, kind from change_log where position > ? order by position")) {
            for (var more = true; more; ) {
                more = writing.get();
                next.setLong(1, last);
                try (var rows = next.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        if (rows.getString(2).equals(kind)) {
                            seen.add(last);
                        }
                    }
                }
            }
        }
        return seen;
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
