package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Newsroom;

/** What comes with the articles that a search finds: where they match, and what to search for instead. */
@QuarkusTest
class ArticleSearchTest {

    private final String word = Newsroom.freshWord();
    private String section;

    @BeforeEach
    void makeASection() {
        section = Newsroom.section();
    }

    @Test
    void showsWhereItMatchesAndEscapesAllElse() {
        published(
                "<script>" + word + "</script> & co",
                Map.of(
                        "summary",
                        "École d’été <mark>\"x\"</mark>",
                        "bodyMarkdown",
                        "Nothing. ".repeat(50) + "The " + word + " came, 'a<b'."));
        search(word + " ecole", "highlight", "true")
                .body(
                        "data[0].highlights.headline",
                        equalTo("&lt;script&gt;<mark>" + word + "</mark>&lt;/script&gt; &amp; co"))
                .body(
                        "data[0].highlights.summary",
                        equalTo("<mark>École</mark> d’été &lt;mark&gt;&quot;x&quot;&lt;/mark&gt;"))
                .body(
                        "data[0].highlights.body",
                        contains(endsWith("The <mark>" + word + "</mark> came, &#39;a&lt;b&#39;.")));
    }

    @Test
    void marksArabicAsItWasWritten() {
        published("السَّلامُ في أوروبا " + word, Map.of("language", "ar"));
        search(word + " السلام", "highlight", "true")
                .body(
                        "data[0].highlights.headline",
                        equalTo("<mark>السَّلامُ</mark> في أوروبا <mark>" + word + "</mark>"))
                .body("data[0].highlights.summary", equalTo(null))
                .body("data[0].highlights.body", empty());
    }

    @Test
    void showsWhereItMatchesOnlyWhenAsked() {
        var slug = published(word, Map.of());
        search(word).body("data[0]", not(hasKey("highlights")));
        search(word, "highlight", "true", "fields", "slug").body("data[0]", aMapWithSize(1));
        search(word, "highlight", "true", "fields", "slug,highlights(headline)")
                .body(
                        "data[0]",
                        equalTo(Map.of("slug", slug, "highlights", Map.of("headline", "<mark>" + word + "</mark>"))));
        search(word, "highlight", "true", "view", "full")
                .body("data[0]", allOf(hasKey("highlights"), hasKey("body"), hasKey("related")));
        given().get("/v1/articles?highlight=true")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("highlight"));
    }

    @ParameterizedTest
    @CsvSource({
        "tag=-none",
        "sort=headline",
        "sort=-updatedAt",
        "collection=-none",
        "total=exact",
        "edition=en&kind=news"
    })
    void highlightsAndCountsWithEveryOtherParameter(String other) {
        published(word, Map.of());
        published(word, Map.of());
        var path = "/v1/articles?limit=1&highlight=true&facets=section&q=" + word + "&" + other;
        var first = given().get(path).then().statusCode(200);
        var second = given().urlEncodingEnabled(false)
                .get(first.extract().<String>path("page.next"))
                .then()
                .statusCode(200);
        for (var page : List.of(first, second)) {
            page.body("data.highlights.headline", contains("<mark>" + word + "</mark>"))
                    .body("facets.section.count", contains(2))
                    .body("page.windowed", equalTo(true));
        }
        second.body("page.hasMore", equalTo(false))
                .body("data.slug", not(equalTo(first.extract().path("data.slug"))));
        var etag = first.extract().header("ETag");
        given().header("If-None-Match", etag).get(path).then().statusCode(304);
        given().head(path).then().statusCode(200).header("ETag", etag);
    }

    @Test
    void knowsTheWordThatWasMeant() {
        published("Know the " + word + "abcdefgh", Map.of());
        Newsroom.collectWords();
        suggests("\"the " + word + "abcdfgh\"", "\"the " + word + "abcdefgh\"");
        suggests(word + "abc", word + "abcdefgh");
        search(word + "abcdefgh").body("page", not(hasKey("suggestion")));
        search(word + "abc", "section", Newsroom.section()).body("page", not(hasKey("suggestion")));
    }

    @Test
    void suggestsNoWordThatReadersDoNotFind() throws SQLException {
        Newsroom.write(Newsroom.draftIn(section, word + "draft"));
        var withdrawn = Newsroom.write(Newsroom.draftIn(section, word + "error"));
        Newsroom.publish(withdrawn);
        Newsroom.transition(withdrawn.path("id"), Map.of("to", "withdrawn", "reason", "error"));
        embargoed(published(word + "embargo", Map.of()));
        var open = Newsroom.freshWord() + "public";
        published(open, Map.of());
        Newsroom.collectWords();
        for (var hidden : List.of("draft", "error", "embargo")) {
            var mistyped = word + hidden.substring(0, hidden.length() - 1);
            search(mistyped).body("data", empty()).body("page", not(hasKey("suggestion")));
            suggests(open + "x or " + mistyped, open + " or " + mistyped);
            suggests(open + "x or " + word + hidden, open + " or " + word + hidden);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "\"", "\"\"", "\" -\"", "or", "or or or", "- - -\"", "\"a\" -\"b", "& | ! <-> :*", "' OR 1=1 --",
                        "\\",
                "😀", "👩‍👩‍👧‍👦 -😀", "‮مرحبا‬", "שלום -עולם", "﷽", "ﬁ", "\uD83D", "<mark>", "a:*", "in-english_f",
                        "source-"
            })
    void takesAnyTextForWords(String words) {
        search(words, "highlight", "true", "facets", "section,tag,author")
                .body("data.highlights", everyItem(hasKey("body")));
    }

    @Test
    void takesAsManyWordsAsFit() {
        for (var words : List.of("a ".repeat(128), "-a ".repeat(80), "\"a b\" or ".repeat(25), "é ".repeat(128))) {
            search(words, "highlight", "true", "facets", "section");
        }
        given().urlEncodingEnabled(false).get("/v1/articles?q=a%00b").then().statusCode(400);
    }

    /** The index holds labels beside words. */
    @Test
    void findsNoLabelsByWords() {
        var tag = Newsroom.freshWord();
        published(word, Map.of("tags", List.of(tag)));
        var id = given().get("/v1/tags/" + tag).then().statusCode(200).extract().<String>path("id");
        var other = Newsroom.freshWord();
        var named = published("tag-" + id + " " + other, Map.of());
        for (var text : List.of("tag-%s", " tag-%s", "' tag-%s'", "\" tag-%s\"")) {
            search(text.formatted(id), "sort", "publishedAt").body("data.slug", contains(named));
        }
        search(word + " kind-news").body("data", empty());
        search(word + " -kind-news -image-false").body("data.headline", contains(word));
        search(word, "tag", tag).body("data.headline", contains(word));
        search(other, "tag", tag).body("data", empty());
    }

    private ValidatableResponse search(String words, String... more) {
        var request = given().queryParam("q", words);
        for (var at = 0; at < more.length; at += 2) {
            request.queryParam(more[at], more[at + 1]);
        }
        return request.get("/v1/articles").then().statusCode(200);
    }

    private void suggests(String words, String instead) {
        search(words).body("data", empty()).body("page.suggestion", equalTo(instead));
    }

    private String published(String headline, Map<String, ?> more) {
        var draft = new HashMap<>(Newsroom.draftIn(section, headline));
        draft.putAll(more);
        return Newsroom.publish(Newsroom.write(draft));
    }

    private static void embargoed(String slug) throws SQLException {
        try (var database = Newsroom.database();
                var update = database.prepareStatement(
                        "update live_article set visible_from = now() + interval '1 day' where slug = ?")) {
            update.setString(1, slug);
            update.executeUpdate();
        }
    }
}
