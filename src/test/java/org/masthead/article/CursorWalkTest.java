package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader goes through a list page by page while the newsroom publishes, updates and withdraws. */
@QuarkusTest
class CursorWalkTest {

    private static final String WORD = freshWord();
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    /** Stay where they are; some are published again with the same keys. */
    private static final List<String> settled = new ArrayList<>();
    /** Come and go, and are updated. */
    private static final List<String> restless = new ArrayList<>();

    private static String desk;

    @BeforeEach
    void publishSixtyAndTwelveOnce() throws SQLException {
        if (desk == null) {
            desk = section();
            try (var database = database();
                    var insert = database.createStatement()) {
                insert.execute("insert into collection (id, slug, names, visible_from) values (gen_random_uuid(), '"
                        + WORD + "', '{}', now())");
            }
            IntStream.range(0, 72).forEach(number -> (number % 6 == 5 ? restless : settled).add(published(number)));
        }
    }

    /** Two at a time under the same headline, four at the same time. */
    private static String published(int number) {
        var draft = new HashMap<>(draftIn(desk, "Headline " + WORD + " " + number * 31 % 72 / 2));
        draft.put("publishedAt", FIRST.plusSeconds(number / 4).toString());
        draft.put("collections", List.of(WORD));
        var written = write(draft);
        publish(written);
        return written.path("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=-publishedAt",
                "sort=publishedAt",
                "sort=-updatedAt",
                "sort=updatedAt",
                "sort=headline",
                "sort=relevance&q=",
                "collection=",
            })
    void meetsEveryArticleOnceOnTheWayThereAndBack(String order) {
        var first = "/v1/articles?limit=7&" + order + (order.endsWith("=") ? WORD : "");
        var quiet = new ArrayList<String>();
        walk(first, "next", quiet, () -> {});
        quiet.retainAll(settled);
        assertThat(quiet).hasSize(settled.size());

        var there = new ArrayList<String>();
        var back = new ArrayList<String>();
        var acts = new Semaphore(0);
        var over = new AtomicBoolean();
        var newsroom = CompletableFuture.runAsync(() -> {
            for (var number = 0; !over.get(); number++) {
                act(number);
                acts.release();
            }
        });
        try {
            var last = walk(first, "next", there, () -> await(acts));
            walk(last, "prev", back, () -> await(acts));
        } finally {
            over.set(true);
            newsroom.join();
        }
        Collections.reverse(back);
        // What is updated moves in such a list: it may be met where it was and where it is.
        var moves = order.endsWith("updatedAt");
        for (var met : List.of(there, back)) {
            assertThat(met.stream().filter(settled::contains)).containsExactlyElementsOf(quiet);
            assertThat(met.stream().filter(id -> !moves || !restless.contains(id)))
                    .doesNotHaveDuplicates();
        }
    }

    /** Each a change that readers see, and one in ten an article that was not there before. */
    private static void act(int number) {
        switch (number % 10) {
            case 0 -> published(number);
            case 1, 4, 7 ->
                transition(any(restless, number), Map.of("to", "withdrawn"))
                        .then()
                        .statusCode(200);
            case 2, 5, 8 ->
                transition(any(settled, number), Map.of("to", "published", "minor", true))
                        .then()
                        .statusCode(200);
            default ->
                transition(any(restless, number / 2), Map.of("to", "published"))
                        .then()
                        .statusCode(200);
        }
    }

    private static String any(List<String> ids, int number) {
        return ids.get(number * 7 % ids.size());
    }

    /** Until something has changed since it was asked last. */
    private static void await(Semaphore acts) {
        try {
            assertThat(acts.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            acts.drainPermits();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes from page to page, and gives the address of the last; the ids of each page in the order of the walk. */
    private static String walk(String first, String direction, List<String> met, Runnable between) {
        var address = first;
        for (var number = 0; ; number++) {
            var page = given().urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract();
            var ids = new ArrayList<>(page.<List<String>>path("data.id"));
            if (direction.equals("prev")) {
                Collections.reverse(ids);
            }
            met.addAll(ids);
            String next = page.path("page." + direction);
            if (next == null) {
                return address;
            }
            address = next;
            if (number % 2 == 0) {
                between.run();
            }
        }
    }
}
