package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ArticleResourceTest {

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/v1/articles?" + query).then();
    }

    private static ValidatableResponse article(String slug) {
        return given().get("/v1/articles/" + slug).then();
    }

    @Test
    void listsASectionsArticlesNewestFirstThoseBelowItIncluded() {
        var top = section();
        var below = section(top + "/below");
        var elsewhere = section();
        var first = publishedArticleIn(top);
        var second = publishedArticleIn(below);
        publishedArticleIn(elsewhere);
        list("section=" + top).statusCode(200).body("data.slug", contains(second, first));
        list("section=" + below).statusCode(200).body("data.slug", contains(second));
        list("section=" + freshWord()).statusCode(200).body("data", empty());
    }

    @Test
    void showsInACardAllThatATeaserNeeds() {
        var top = section();
        var below = section(top + "/below");
        var slug = publish(write(Map.of(
                "headline", "A headline",
                "kicker", "A kicker",
                "summary", "A summary",
                "byline", "By somebody",
                "source", "An Agency",
                "tags", List.of("A tag"),
                "sections", List.of(below),
                "bodyMarkdown", "Some words here.")));
        list("section=" + top)
                .body("data[0].slug", equalTo(slug))
                .body("data[0].headline", equalTo("A headline"))
                .body("data[0].kicker", equalTo("A kicker"))
                .body("data[0].summary", equalTo("A summary"))
                .body("data[0].source", equalTo(Map.of("slug", "an-agency", "name", "An Agency")))
                .body("data[0].tags", equalTo(List.of(Map.of("slug", "a-tag", "name", "A tag"))))
                .body("data[0].breadcrumb.path", contains(top, below))
                .body("data[0].sections[0].primary", equalTo(true))
                .body("data[0].direction", equalTo("ltr"))
                .body("data[0].wordCount", equalTo(3))
                .body("data[0].leadImage", nullValue())
                .body("data[0].urls.path", equalTo("/" + below + "/" + slug))
                .body("data[0]", not(hasKey("body")));
    }

    @Test
    void pagesForthAndBackWithoutGapOrRepeat() {
        var section = section();
        var slugs = new ArrayList<>(
                IntStream.range(0, 7).mapToObj(n -> publishedArticleIn(section)).toList());
        Collections.reverse(slugs);
        var first = list("limit=3&section=" + section)
                .body("page.hasMore", equalTo(true))
                .body("page.prev", nullValue());
        var second = given().urlEncodingEnabled(false)
                .get(first.extract().<String>path("page.next"))
                .then();
        var third = given().urlEncodingEnabled(false)
                .get(second.extract().<String>path("page.next"))
                .then();
        third.body("page.hasMore", equalTo(false)).body("page.next", nullValue());
        var walked = new ArrayList<String>();
        List.of(first, second, third)
                .forEach(page -> walked.addAll(page.extract().<List<String>>path("data.slug")));
        assertThat(walked).isEqualTo(slugs);
        given().urlEncodingEnabled(false)
                .get(second.extract().<String>path("page.prev"))
                .then()
                .body("data.slug", equalTo(first.extract().path("data.slug")));
        second.header("Link", containsString("rel=\"next\"")).header("Link", containsString("rel=\"prev\""));
    }

    @Test
    void findsWhatWordsMeanAndNotOnlyHowTheyAreWritten() {
        var section = section();
        var word = freshWord();
        var slug = publish(write(draftIn(section, "Élections in " + word + " were contested")));
        publishedArticleIn(section);
        list("q=" + word + "%20election").body("data.slug", contains(slug)).body("page.windowed", equalTo(true));
        list("q=" + word + "%20-contesting").body("data", empty());
        list("q=%22were%20contested%22%20" + word).body("data.slug", contains(slug));
    }

    @ParameterizedTest
    @CsvSource({"blocks, body", "html, bodyHtml", "markdown, bodyMarkdown", "text, bodyText"})
    void carriesTheBodyInTheOneFormatThatWasAskedFor(String format, String member) {
        var slug = publishedArticleIn(section());
        var answer = article(slug + "?bodyFormat=" + format).statusCode(200).body("$", hasKey(member));
        List.of("body", "bodyHtml", "bodyMarkdown", "bodyText").stream()
                .filter(other -> !other.equals(member))
                .forEach(other -> answer.body("$", not(hasKey(other))));
    }

    @Test
    void rendersTheBodyInEveryFormat() {
        var slug = publishedArticleIn(section());
        article(slug)
                .body("body[0].type", equalTo("paragraph"))
                .body("body[0].id", notNullValue())
                .body("body[0].html", equalTo("It happened <em>today</em>."))
                .body("body[0].text", equalTo("It happened today."));
        article(slug + "?bodyFormat=html").body("bodyHtml", equalTo("<p>It happened <em>today</em>.</p>"));
        article(slug + "?bodyFormat=markdown").body("bodyMarkdown", equalTo("It happened *today*."));
        article(slug + "?bodyFormat=text").body("bodyText", equalTo("It happened today."));
    }

    @Test
    void isFoundByIdAsWellAsBySlug() {
        var slug = publishedArticleIn(section());
        var id = article(slug).extract().<String>path("id");
        article(id).statusCode(200).body("slug", equalTo(slug));
    }

    @Test
    void isFoundByItsIdEvenIfAnotherTakesThatForASlug() {
        var slug = publishedArticleIn(section());
        var id = article(slug).extract().<String>path("id");
        write(Map.of("slug", id)).then().statusCode(201);
        article(id).statusCode(200).body("slug", equalTo(slug));
    }

    @Test
    void tellsAClientThatItsCopyIsGoodUntilTheArticleChanges() {
        var written = write(draftIn(section(), "Headline " + freshWord()));
        var slug = publish(written);
        var answer = article(slug)
                .statusCode(200)
                .header("Cache-Control", "public, max-age=15, stale-while-revalidate=30, stale-if-error=600")
                .header("Cache-Tag", startsWith("article-"))
                .header("Last-Modified", notNullValue())
                .header("Vary", "Accept-Encoding");
        var etag = answer.extract().header("ETag");
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(304)
                .header("ETag", etag);
        publishedArticleIn(section());
        given().header("If-None-Match", etag).get("/v1/articles/" + slug).then().statusCode(304);
        transition(written.path("id"), Map.of("to", "published")).then().statusCode(200);
        given().header("If-None-Match", etag).get("/v1/articles/" + slug).then().statusCode(200);
    }

    @Test
    void tellsAClientThatItsListIsGoodUntilSomethingIsPublished() {
        var section = section();
        publishedArticleIn(section);
        var etag = list("section=" + section).extract().header("ETag");
        given().header("If-None-Match", etag)
                .get("/v1/articles?section=" + section)
                .then()
                .statusCode(304);
        publishedArticleIn(section);
        given().header("If-None-Match", etag)
                .get("/v1/articles?section=" + section)
                .then()
                .statusCode(200);
    }

    @Test
    void answersTheSameForADraftAsForWhatDoesNotExist() {
        var draft = write(draftIn(section(), "Headline " + freshWord()))
                .then()
                .extract()
                .<String>path("slug");
        var ofDraft = article(draft).statusCode(404).extract().<Map<String, Object>>path("$");
        var ofNothing = article(freshWord()).statusCode(404).extract().<Map<String, Object>>path("$");
        ofDraft.remove("traceId");
        ofNothing.remove("traceId");
        assertThat(ofDraft).isEqualTo(ofNothing);
    }

    @Test
    void saysOfAWithdrawnArticleThatItIsGoneAndWhy() {
        var section = section();
        var written = write(draftIn(section, "Headline " + freshWord()));
        var slug = publish(written);
        transition(written.path("id"), Map.of("to", "withdrawn", "reason", "error", "publicNote", "It was not true."))
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"));
        article(slug).statusCode(410).body("code", equalTo("gone")).body("detail", equalTo("It was not true."));
        list("section=" + section).body("data", empty());
    }

    @Test
    void saysOfAnArticleWithdrawnForLegalReasonsThatItIs() {
        var written = write(draftIn(section(), "Headline " + freshWord()));
        var slug = publish(written);
        transition(written.path("id"), Map.of("to", "withdrawn", "reason", "legal"))
                .then()
                .statusCode(200);
        article(slug).statusCode(451).body("code", equalTo("legal-reasons"));
    }

    @Test
    void leadsFromALinkToOurOwnArticleToWhereItIsNow() {
        var target = publishedArticleIn(section());
        var path = article(target).extract().<String>path("urls.path");
        var slug = publish(write(Map.of(
                "headline", "Headline " + freshWord(),
                "sections", List.of(section()),
                "bodyHtml", "<p>See <a href=\"" + path + "\">that</a>.</p>")));
        article(slug).body("body[0].html", equalTo("See <a href=\"" + path + "\">that</a>."));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=abc, limit",
        "limit=1&limit=2, limit",
        "section=, section",
        "section=News, section",
        "section=a//b, section",
        "collection=a/b, collection",
        "q=, q",
        "cursor=abc, cursor",
        "sectoin=news, sectoin"
    })
    void refusesAParameterThatCannotBeReadAndNamesIt(String query, String parameter) {
        list(query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void refusesMoreWordsThanASearchCanMean() {
        list("q=" + "a".repeat(257)).statusCode(400).body("errors[0].parameter", equalTo("q"));
        list("q=" + "a".repeat(256)).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"%25", "_", "%27", "a%20%26%20%7C%20!%20(%20)%20:*", "%22", "-", "$$", "or%20or"})
    void takesTheSignsOfQueryLanguagesForWhatTheyAre(String words) {
        list("q=" + words).statusCode(200);
    }

    @Test
    void takesAnyNumberOfMinusSignsThatLeaveNothingOut() {
        list("q=" + "-".repeat(256)).statusCode(200);
        list("q=" + "-%20".repeat(100)).statusCode(200);
        list("q=" + "-a%20".repeat(80)).statusCode(200);
    }
}
