package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.SentStatements;

/** What reading costs does not grow with what is read. */
@QuarkusTest
class ArticleStatementsTest {

    @Inject
    SentStatements sent;

    private final String word = Newsroom.freshWord();
    private String section;
    private String slug;

    @BeforeEach
    void publishTwentyFullArticles() {
        section = Newsroom.section(Newsroom.section() + "/below");
        for (var number = 0; number < 20; number++) {
            var draft = new HashMap<>(Newsroom.draftIn(section, "Headline " + word));
            draft.remove("bodyMarkdown");
            draft.put("bodyHtml", Newsroom.EVERY_BLOCK.formatted(word + number));
            draft.put("tags", List.of("of all " + word, "of one " + word + number));
            slug = Newsroom.publish(Newsroom.write(draft));
        }
    }

    /** The least of three, as what becomes due may have names asked for again. */
    private long statements(String address) {
        return LongStream.generate(
                        () -> sent.during(() -> given().get(address).then().statusCode(200)))
                .limit(3)
                .min()
                .orElseThrow();
    }

    @Test
    void showsTwentyCardsWithTheirLabelsInOneStatement() {
        var list = "/v1/articles?section=" + section;
        given().get(list).then().body("data", hasSize(20)).body("data.tags", everyItem(hasSize(2)));
        assertThat(statements(list)).isEqualTo(1);
        assertThat(statements(list + "&limit=1")).isEqualTo(1);
        assertThat(statements(list + "&tag=of-all-" + word)).isEqualTo(1);
        assertThat(statements("/v1/articles?section=" + Newsroom.section())).isEqualTo(1);
        assertThat(statements(list + "&view=full&fields=-body")).isEqualTo(1);
    }

    @Test
    void asksForNamesOnceMoreAfterAChange() {
        var list = "/v1/articles?section=" + section;
        var changed = sent.during(() -> {
            Newsroom.section();
            given().get(list).then().statusCode(200);
        });
        var change = sent.during(Newsroom::section);
        // The rows with their state, the labels and the domains.
        assertThat(changed - change).isEqualTo(3);
    }

    @Test
    void readsAnArticleInOneStatementAndOneMoreForItsPictures() {
        assertThat(statements("/v1/articles/" + slug + "?fields=-body")).isEqualTo(1);
        assertThat(statements("/v1/articles/" + slug)).isEqualTo(2);
        assertThat(statements("/v1/articles?view=full&section=" + section)).isEqualTo(2);
    }

    @Test
    void asksForNothingButTheStateOfWhatTheClientHas() {
        var address = "/v1/articles/" + slug;
        var tag = given().get(address).header("ETag");
        assertThat(sent.during(() ->
                        given().header("If-None-Match", tag).get(address).then().statusCode(304)))
                .isEqualTo(1);
    }

    @Test
    void asksNoMoreForADraftThanForNothing() {
        var draft = Newsroom.write(Newsroom.draftIn(section, "Draft " + word)).<String>path("slug");
        for (var address :
                List.of("/v1/articles/", "/v1/resolve?url=/v1/articles/", "/v1/resolve?url=/" + section + "/")) {
            var nothing = missing(address + "nothing-" + word);
            assertThat(missing(address + draft)).isEqualTo(nothing);
        }
    }

    private long missing(String address) {
        return sent.during(() -> given().get(address).then().statusCode(404));
    }
}
