package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.Editing;

/** What several people publish at the same time. */
@QuarkusTest
class PublishTogetherTest {

    private static String list() {
        var slug = "list-" + freshWord();
        Editing.created("/v1/newsroom/collections", Map.of("name", slug, "slug", slug));
        return slug;
    }

    private static String publishedFor(String list) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("collections", List.of(list));
        var written = write(draft);
        publish(written);
        return written.path("id");
    }

    @Test
    void articlesThatChangePlacesBetweenListsDoNotWaitForEachOtherForEver() {
        var lists = List.of(list(), list());
        var articles = lists.stream().map(PublishTogetherTest::publishedFor).toList();
        for (var round = 1; round <= 12; round++) {
            var turn = round;
            IntStream.range(0, 2)
                    .forEach(number -> change(
                                    articles.get(number),
                                    Map.of("collections", List.of(lists.get((number + turn) % 2))))
                            .then()
                            .statusCode(200));
            var both = articles.stream()
                    .map(id -> CompletableFuture.supplyAsync(
                            () -> transition(id, Map.of("to", "published")).statusCode()))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join)).containsOnly(200);
            for (var number = 0; number < 2; number++) {
                assertThat(Stream.of(lists.get((number + turn) % 2))
                                .map(list -> Editing.read("/v1/newsroom/collections/" + list + "/items")
                                        .extract()
                                        .<List<String>>path("data.article")))
                        .containsExactly(List.of(articles.get(number)));
            }
        }
    }
}
