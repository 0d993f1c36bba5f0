package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void letsSharedCachesPurgeListsByAllThatCardsShow() {
        list("limit=1").header("Cache-Tag", "articles,sections,collections,editions,domains,searches");
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

    @Test
    void takesACommaForAnyOfARepetitionForAllOfAndAMinusForNoneOf() {
        var section = section();
        var tag = freshWord();
        var both = publish(write(tagged(section, tag + "-a", tag + "-b")));
        var one = publish(write(tagged(section, tag + "-a")));
        var other = publish(write(tagged(section, tag + "-b")));
        var none = publish(write(tagged(section)));
        list("section=%s&tag=%s-a,%s-b".formatted(section, tag, tag)).body("data.slug", contains(other, one, both));
        list("section=%s&tag=%s-a&tag=%s-b".formatted(section, tag, tag)).body("data.slug", contains(both));
        list("section=%s&tag=-%s-a".formatted(section, tag)).body("data.slug", contains(none, other));
        list("section=%s&tag=-%s-a,%s-b".formatted(section, tag, tag)).body("data.slug", contains(none));
        list("tag=%s-a&section=-%s".formatted(tag, section)).body("data", empty());
    }

    private static Map<String, Object> tagged(String section, String... tags) {
        var draft = new HashMap<>(draftIn(section, "Headline " + freshWord()));
        draft.put("tags", tags);
        return draft;
    }

    @Test
    void filtersByWhatAnArticleIsAndWhen() {
        var section = section();
        var news = publish(
                write(with(draftIn(section, "Early " + freshWord()), Map.of("publishedAt", "2020-01-01T00:00:00Z"))));
        var opinion = publish(write(with(
                draftIn(section, "Late " + freshWord()),
                Map.of("kind", "opinion", "publishedAt", "2021-01-01T00:00:00Z"))));
        list("section=" + section + "&kind=opinion").body("data.slug", contains(opinion));
        list("section=" + section + "&kind=-opinion").body("data.slug", contains(news));
        list("section=" + section + "&author=-jane-doe").body("data", hasSize(2));
        list("section=" + section + "&publishedAfter=2021-01-01T00:00:00Z").body("data.slug", contains(opinion));
        list("section=" + section + "&publishedBefore=2021-01-01T00:00:00Z").body("data.slug", contains(news));
        list("section=" + section + "&updatedBefore=2021-01-01T00:00:00Z").body("data", empty());
        list("section=" + section + "&hasImage=true").body("data", empty());
        list("section=" + section + "&edition=en&language=en&source=-reuters&hasImage=false")
                .body("data", hasSize(2));
        list("section=" + section + "&edition=-en").body("data", empty());
    }

    @Test
    void knowsLanguagesInAnySpelling() {
        var section = section();
        var slug = publish(write(with(draftIn(section, "Rio " + freshWord()), Map.of("language", "pt-BR"))));
        for (var language : List.of("pt-BR", "pt-br", "EN,PT-BR,pt-br", "-EN")) {
            list("section=" + section + "&language=" + language).body("data.slug", contains(slug));
        }
        list("section=" + section + "&language=-PT-br").body("data", empty());
        list("language=portuguese").statusCode(400).body("errors[0].parameter", equalTo("language"));
    }

    private static Map<String, Object> with(Map<String, Object> draft, Map<String, Object> more) {
        var all = new HashMap<>(draft);
        all.putAll(more);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "publishedAt, a b c",
        "-publishedAt, c b a",
        "updatedAt, c a b",
        "-updatedAt, b a c",
        "headline, b c a",
    })
    void pagesThroughEveryOrder(String sort, String inOrder) {
        var section = section();
        var slugs = new HashMap<String, String>();
        slugs.put(
                "c",
                publish(write(
                        with(draftIn(section, "élan " + freshWord()), Map.of("publishedAt", "2022-01-01T00:00:00Z")))));
        slugs.put(
                "a",
                publish(write(with(
                        draftIn(section, "zebra " + freshWord()), Map.of("publishedAt", "2020-01-01T00:00:00Z")))));
        slugs.put(
                "b",
                publish(write(with(
                        draftIn(section, "Apple " + freshWord()), Map.of("publishedAt", "2021-01-01T00:00:00Z")))));
        var expected = Stream.of(inOrder.split(" ")).map(slugs::get).toList();
        var found = new ArrayList<String>();
        var next = "/v1/articles?limit=1&section=" + section + "&sort=" + sort;
        while (next != null) {
            var page = given().urlEncodingEnabled(false).get(next).then().statusCode(200);
            found.addAll(page.extract().path("data.slug"));
            next = page.extract().path("page.next");
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void listsArticlesNamedByIdInTheOrderInWhichTheyAreNamed() {
        var section = section();
        List<String> ids = new ArrayList<>();
        for (var i = 0; i < 3; i++) {
            ids.add(0, article(publishedArticleIn(section)).extract().path("id"));
        }
        var draft = write(draftIn(section, "A draft")).<String>path("id");
        list("ids=" + String.join(",", ids) + "," + draft)
                .body("data.id", equalTo(ids))
                .body("page.hasMore", equalTo(false));
        list("ids=" + ids.get(0) + ",nonsense").statusCode(400).body("errors[0].parameter", equalTo("ids"));
        var both = "ids=" + ids.get(0) + "," + ids.get(1);
        list(both + "&limit=1").statusCode(400).body("errors[0].parameter", equalTo("limit"));
        list(both + "&limit=2").statusCode(200).body("data.id", equalTo(ids.subList(0, 2)));
    }

    @Test
    void countsOnlyWhenAsked() {
        var section = section();
        publishedArticleIn(section);
        publishedArticleIn(section);
        list("limit=1&section=" + section).body("page", not(hasKey("total")));
        list("limit=1&section=" + section + "&total=exact").body("page.total", equalTo(2));
        list("limit=1&section=" + section + "&total=estimate").body("page.total", equalTo(2));
    }

    @Test
    void showsOnlyTheMembersThatAreNamedAndAllButThoseWithAMinus() {
        var slug = publishedArticleIn(section());
        var id = article(slug).extract().<String>path("id");
        list("ids=" + id + "&fields=slug,urls(path)")
                .body("data[0]", aMapWithSize(2))
                .body("data[0].urls", aMapWithSize(1))
                .body("data[0].slug", equalTo(slug))
                .body("page", hasKey("next"));
        list("ids=" + id + "&fields=-tags,urls(canonical)")
                .body("data[0]", not(hasKey("tags")))
                .body("data[0]", hasKey("headline"))
                .body("data[0].urls", aMapWithSize(1));
        list("ids=" + id + "&view=full&bodyFormat=text&fields=headline,bodyText,leadImage(url)")
                .body("data[0]", aMapWithSize(3))
                .body("data[0].bodyText", equalTo("It happened today."))
                .body("data[0].leadImage", nullValue());
        given().get("/v1/articles/" + slug + "?fields=headline").then().body("", aMapWithSize(1));
        list("ids=" + id + "&fields=headlin")
                .statusCode(400)
                .body("errors[0].detail", startsWith("Did you mean headline?"));
    }

    @ParameterizedTest
    @CsvSource({"html, bodyHtml", "markdown, bodyMarkdown", "text, bodyText", "blocks, body"})
    void namesTheBodyInWhateverFormItIs(String format, String member) {
        var slug = publishedArticleIn(section());
        var id = article(slug).extract().<String>path("id");
        var form = "bodyFormat=" + format + "&fields=";
        article(slug + "?" + form + "slug,body").body("", aMapWithSize(2)).body("", hasKey(member));
        article(slug + "?" + form + member).body("", aMapWithSize(1)).body("", hasKey(member));
        list("view=full&ids=" + id + "&" + form + "body")
                .body("data[0]", aMapWithSize(1))
                .body("data[0]", hasKey(member));
        article(slug + "?fields=body").body("", hasKey("body"));
        article(slug + "?fields=-body").body("", not(hasKey("body"))).body("", hasKey("headline"));
    }

    @Test
    void refusesAFormOfBodiesWhereThereAreNone() {
        var slug = publishedArticleIn(section());
        var id = article(slug).extract().<String>path("id");
        for (var query : List.of(
                "bodyFormat=blocks",
                "view=card&bodyFormat=html",
                "fields=slug&bodyFormat=html",
                "view=full&fields=slug&bodyFormat=html",
                "view=full&fields=-tags,body&bodyFormat=html",
                "view=full&fields=bodyText&bodyFormat=html")) {
            list("ids=" + id + "&" + query).statusCode(400).body("errors.parameter", contains("bodyFormat"));
        }
        given().get("/v1/articles/" + slug + "?fields=-body&bodyFormat=text")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("bodyFormat"));
        list("view=full&ids=" + id + "&fields=-tags&bodyFormat=html")
                .statusCode(200)
                .body("data[0]", hasKey("bodyHtml"));
    }

    @Test
    void showsWholeArticlesInAListWhenAsked() {
        var slug = publishedArticleIn(section());
        var whole = article(slug).extract().<Map<String, Object>>path("");
        list("view=full&ids=" + whole.get("id")).body("data[0]", equalTo(whole));
    }

    @Test
    void writesOwnUrlsOnADomainThatIsAskedFor() {
        var section = section();
        var known = publishedArticleIn(section);
        var path = article(known).extract().<String>path("urls.path");
        var draft = with(
                draftIn(section, "Headline " + freshWord()),
                Map.of(
                        "bodyHtml",
                        "<p><a href=\"https://www.masthead.example" + path + "\">there</a> or" + " <a href=\"/"
                                + section + "?page=2#more\">here</a></p>"));
        draft.remove("bodyMarkdown");
        var slug = publish(write(draft));
        var html = "bodyHtml";
        article(slug + "?bodyFormat=html").body(html, containsString("href=\"" + path + "\""));
        article(slug + "?bodyFormat=html&domain=primary")
                .body(html, containsString("href=\"https://www.masthead.example" + path + "\""))
                .body(html, containsString("href=\"https://www.masthead.example/" + section + "?page=2#more\""));
        var plain = publish(write(with(
                draftIn(section, "Headline " + freshWord()), Map.of("bodyMarkdown", "[Here](/" + section + ")."))));
        article(plain).body("body[0].html", containsString("href=\"/" + section + "\""));
        article(plain + "?domain=primary")
                .body("body[0].html", containsString("href=\"https://www.masthead.example/" + section + "\""));
        article(slug + "?domain=nowhere").statusCode(400).body("errors[0].parameter", equalTo("domain"));
        list("section=" + section + "&domain=nowhere").statusCode(400).body("errors[0].parameter", equalTo("domain"));
    }
}
