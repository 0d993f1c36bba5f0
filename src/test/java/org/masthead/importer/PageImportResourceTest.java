package org.masthead.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.transition;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Editing;

@QuarkusTest
class PageImportResourceTest {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final String word = freshWord();

    private static ValidatableResponse post(RequestSpecification caller, String type, String query, byte[] page) {
        return caller.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body(page)
                .post("/v1/newsroom/imports/page" + query)
                .then();
    }

    private static ValidatableResponse post(String type, String query, String page) {
        return post(admin(), type, query, page.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] page(String name) throws IOException {
        try (var file = PageImportResourceTest.class.getResourceAsStream("/pages/" + name)) {
            return file.readAllBytes();
        }
    }

    private String textPage() {
        return """
                News   /   Coast %1$s   /   Editor's Choice

                Keepers of %1$s count the lamps again

                A lamp burns over the harbour wall, Easter Monday. (Photo by Corvid Press)

                The keepers of %1$s counted every lamp on the wall on Friday, for the first time since the storm.

                “We found one more than we had,” said the oldest of them. “Nobody knows whose it is.”

                A lamp without an owner

                The harbour board asked whoever left it there to come forward before the end of the month.

                The Lamp’s website can also be accessed at the following alternate addresses:

                www.%1$s.example

                SHARE THIS ARTICLE
                The Lamp %1$s Roku
                """.formatted(word);
    }

    @Test
    void makesAPublishedArticleOfATextPageWithAllThatItHoldsAndNothingElse() {
        var slug = post(TEXT, "?publish=true", textPage())
                .statusCode(201)
                .header("Location", startsWith("/v1/newsroom/articles/"))
                .body("status", equalTo("published"))
                .body("warnings", contains("The lead image has no alt text."))
                .body("domains.host", contains("www." + word + ".example"))
                .body("domains.status", contains("draft"))
                .body("channels.name", contains("The Lamp " + word + " Roku"))
                .extract()
                .<String>path("slug");
        given().get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("headline", equalTo("Keepers of " + word + " count the lamps again"))
                .body("breadcrumb.name", contains("News", "Coast " + word))
                .body("collections.slug", contains("editors-choice"))
                .body("leadImage.caption", equalTo("A lamp burns over the harbour wall, Easter Monday."))
                .body("leadImage.credit", equalTo("Corvid Press"))
                .body("leadImage.url", nullValue())
                .body("leadImage.width", nullValue())
                .body("body.type", contains("paragraph", "paragraph", "heading", "paragraph"))
                .body("body[1].text", containsString("“Nobody knows whose it is.”"))
                .body("body[2].text", equalTo("A lamp without an owner"));
        given().get("/v1/articles?collection=editors-choice").then().body("data.slug", hasItem(slug));
        given().get("/v1/sections/news/coast-" + word).then().statusCode(200);
        given().get("/v1/site").then().body("channels.name", hasItem("The Lamp " + word + " Roku"));
        given().get("/v1/domains").then().body("data.display.host", not(hasItem("www." + word + ".example")));
    }

    @Test
    void makesOfDirectionsAndControlsWhatCanBeEditedAndBroughtInAgain() {
        var imported = post(HTML, "", """
                        <html lang="en"><body><article>
                        <nav class="breadcrumb"><a href="/">Home</a> / <a href="/n">News</a> / <a href="/c">Coast %1$s</a></nav>
                        <h1>Keepers of \u2068%1$s\u2069 count\u0085the lamps</h1>
                        <figure><img src="https://pictures.example/%1$s.jpg" alt="A \u2067מנורה\u2069\u2029burns">
                        <figcaption>A lamp, \u2068مصباح\u2069, burns\u0085over\u2028the wall on Monday.</figcaption></figure>
                        <p>The keepers of \u2068%1$s\u2069 counted every lamp on the wall on Friday, for the first time.</p>
                        <p>The harbour board asked whoever left it there to come forward before the month ends.</p>
                        </article>
                        <footer><a href="https://www.facebook.com/%1$s">Lamps \u2067of\u2069 %1$s</a></footer></body></html>""".formatted(word))
                .statusCode(201)
                .body("headline", equalTo("Keepers of " + word + " count the lamps"))
                .body("channels.name", contains("Lamps of " + word))
                .body("leadImage.alt", equalTo("A \u2067מנורה\u2069 burns"))
                .body("leadImage.caption", equalTo("A lamp, \u2068مصباح\u2069, burns over the wall on Monday."))
                .extract();
        change(imported.path("id"), Map.of("headline", "Lamps of " + word))
                .then()
                .statusCode(200);
        var image = "/v1/newsroom/images/" + imported.path("leadImage.id");
        Editing.patch(image, Map.of("focalPoint", Map.of("x", 0.5, "y", 0.5))).statusCode(200);
        var asked = admin().post("/v1/newsroom/exports?section=news/coast-" + word);
        var lines = admin().get(Importing.waitFor(asked.header("Location")).getString("result"))
                .asByteArray();
        Importing.counts(Importing.over(admin(), "?onConflict=update", lines), 1, 1, 0, 0);
    }

    @Test
    void showsReadersNothingOfADraftUntilItIsPublished() {
        var imported = post(TEXT, "", textPage())
                .statusCode(201)
                .body("status", equalTo("draft"))
                .extract();
        var slug = imported.<String>path("slug");
        given().get("/v1/articles/" + slug).then().statusCode(404);
        given().get("/v1/articles?q=" + word).then().body("data", empty());
        given().get("/v1/sections/news/coast-" + word).then().statusCode(404);
        given().get("/v1/articles?collection=editors-choice").then().body("data.slug", not(hasItem(slug)));
        given().get("/v1/site").then().body("channels.name", not(hasItem("The Lamp " + word + " Roku")));
        transition(imported.path("id"), Map.of("to", "published")).then().statusCode(200);
        given().get("/v1/articles/" + slug).then().statusCode(200);
        given().get("/v1/sections/news/coast-" + word).then().statusCode(200);
        given().get("/v1/articles?collection=editors-choice").then().body("data.slug", hasItem(slug));
        given().get("/v1/site").then().body("channels.name", hasItem("The Lamp " + word + " Roku"));
    }

    @Test
    void makesTheSamePageANewRevisionOfTheSameArticle() {
        var first = post(TEXT, "?publish=true", textPage()).statusCode(201).extract();
        var changed = textPage().replace("before the end of the month", "before the end of the week");
        var second = post(TEXT, "", changed)
                .statusCode(200)
                .body("id", equalTo(first.path("id")))
                .body("slug", equalTo(first.path("slug")))
                .body("revision", equalTo(2))
                .body("leadImage.id", equalTo(first.path("leadImage.id")))
                .body("hasUnpublishedChanges", equalTo(true))
                .body("domains", empty())
                .extract();
        org.assertj.core.api.Assertions.assertThat(second.<Object>path("body.id"))
                .isEqualTo(first.<Object>path("body.id"));
        given().get("/v1/articles/" + first.path("slug") + "?bodyFormat=text")
                .then()
                .body("bodyText", containsString("end of the month"));
        post(TEXT, "?publish=true", changed).statusCode(200).body("hasUnpublishedChanges", equalTo(false));
        given().get("/v1/articles/" + first.path("slug") + "?bodyFormat=text")
                .then()
                .body("bodyText", containsString("end of the week"));
    }

    @Test
    void storesNothingOfADryRun() {
        post(TEXT, "?dryRun=true&publish=true", textPage())
                .statusCode(200)
                .body("headline", containsString(word))
                .body("sections", contains("news/coast-" + word));
        post(TEXT, "", textPage()).statusCode(201).body("revision", equalTo(1));
    }

    @Test
    void leavesDomainsToAdminsAndPublishingToPublishers() {
        var page = textPage().getBytes(StandardCharsets.UTF_8);
        post(as("editor"), TEXT, "?publish=true", page).statusCode(403);
        post(as("contributor"), TEXT, "", page)
                .statusCode(201)
                .body("domains", empty())
                .body("warnings", hasItem(containsString("www." + word + ".example")));
        admin().get("/v1/newsroom/domains").then().body("data.host", not(hasItem("www." + word + ".example")));
    }

    @Test
    void givesAPageAnEditionInItsOwnLanguage() throws IOException {
        var persian = new String(page("persian.txt"), StandardCharsets.UTF_8).replace("روستایی", "روستایی " + word);
        post(TEXT, "?publish=true&edition=en", persian).statusCode(201).body("edition", equalTo("en"));
        var html = """
                <html lang="fa"><head><title>%1$s</title></head><body><article><h1>سرخط %1$s</h1>
                <nav class="breadcrumb"><a href="/jahan">جهان %1$s</a></nav>
                <p>وزارت فرهنگ روز دوشنبه اعلام کرد که همه کتابخانه‌های روستایی کشور از ماه آینده دوباره باز می‌شوند.</p>
                <p>مجلس پیش از این بودجه‌ای تازه برای خرید کتاب‌های کودک و نوجوان تصویب کرده بود و کار آغاز شده است.</p>
                </article></body></html>
                """.formatted(word);
        var slug = post(HTML, "?publish=true", html)
                .statusCode(201)
                .body("edition", equalTo("fa"))
                .extract()
                .<String>path("slug");
        given().get("/v1/articles/" + slug)
                .then()
                .body("language", equalTo("fa"))
                .body("direction", equalTo("rtl"))
                .body("body[0].text", containsString("کتابخانه‌های"));
        given().get("/v1/site").then().body("languages", hasItem("fa"));
    }

    @Test
    void makesWhatIsNewOnceWhenPagesThatNeedItComeTogether() throws InterruptedException {
        var html = """
                <html lang="%2$s"><head><title>x</title></head><body><article><h1>Keepers %1$s-%3$d</h1>
                <nav class="breadcrumb"><a href="/n">News</a><a href="/c">Coast %1$s</a><a href="/l">Lamps %1$s</a></nav>
                <p class="byline">By Ada %1$s and Bert %1$s</p><p class="kicker">Editor's Choice</p>
                <p>The keepers counted every lamp on the wall on Friday, for the first time since the storm.</p>
                <p>The Lamp %1$s is now available on Roku.</p></article></body></html>
                """;
        var language = "de-x-" + word.substring(word.length() - 8);
        var answers = new ConcurrentLinkedQueue<Integer>();
        var threads = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> answers.add(admitted(html.formatted(word, language, number)))))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(8).containsOnly(201);
        given().get("/v1/articles?section=news/coast-" + word + "/lamps-" + word + "&collection=editors-choice")
                .then()
                .statusCode(200)
                .body("data.edition", equalTo(Collections.nCopies(8, language)))
                .body("data.authors.slug", everyItem(contains("ada-" + word, "bert-" + word)));
    }

    /** What becomes of a page that is published as soon as the service admits it. */
    private static int admitted(String html) {
        int status;
        do {
            status = post(HTML, "?publish=true", html).extract().statusCode();
        } while (status == 503);
        return status;
    }

    @Test
    void takesTheNonsenseOfAnEditionThatDoesNotExistForWhatItIs() {
        post(TEXT, "?edition=nowhere", textPage()).statusCode(400).body("errors[0].parameter", equalTo("edition"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wordpress.html", "linked-data.html", "components.html", "amp.html", "layout-table.html"})
    void takesPagesOfManyKinds(String name) throws IOException {
        var slug = post(admin(), HTML, "?publish=true", page(name))
                .statusCode(201)
                .extract()
                .<String>path("slug");
        given().get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("body.size()", org.hamcrest.Matchers.greaterThan(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.html", "front.html"})
    void refusesAPageThatHoldsNoArticleAndSaysWhatIsMissing(String name) throws IOException {
        post(admin(), HTML, "", page(name))
                .statusCode(422)
                .body("code", equalTo("no-news-page"))
                .body("errors.size()", org.hamcrest.Matchers.greaterThan(0));
    }

    @Test
    void refusesAPageOfNothingButMarkupBeforeItTakesTheMemoryOfOthers() {
        post(HTML, "", "<h1>A headline</h1>" + "<b>".repeat(100_001))
                .statusCode(422)
                .body("code", equalTo("no-news-page"))
                .body("detail", containsString("100,000 tags"));
    }

    @Test
    void keepsALongParagraphInPartsAndSaysSo() {
        var page = "<article><h1>Keepers " + word + "</h1><p>" + "The keepers counted every lamp. ".repeat(4_000);
        post(HTML, "?dryRun=true", page)
                .statusCode(200)
                .body("body.type", contains("paragraph", "paragraph"))
                .body("warnings", hasItem("parted a paragraph block that is too long"));
    }

    @Test
    void cutsTextsThatNoArticleCanHaveSoThatItCanBeChangedLater() {
        var long3000 = "The keepers of " + word + " counted every lamp.".repeat(150);
        var page = """
                <html><head><meta name="description" content="%1$s"></head><body><article>
                <h1>%1$s</h1><p class="byline">By Jane Doe</p>
                <figure><img src="https://lamp.example/%2$s.jpg" alt="%1$s"><figcaption>%1$s</figcaption></figure>
                <p>The keepers counted every lamp on the wall on Friday, for the first time since the storm.</p>
                <figure><img src="https://lamp.example/%2$s-2.jpg" alt="%1$s"><figcaption>%1$s%1$s</figcaption></figure>
                <p>The keepers counted every lamp on the wall on Friday, for the second time since the storm.</p>
                </article></body></html>
                """.formatted(long3000, word);
        var imported = post(HTML, "", page)
                .statusCode(201)
                .body("headline.length()", lessThanOrEqualTo(300))
                .body("headline", endsWith("…"))
                .body("summary.length()", lessThanOrEqualTo(2000))
                .body("warnings", hasItem("The headline was cut to 300 characters."));
        change(imported.extract().path("id"), Map.of("kicker", "Coast")).then().statusCode(200);
        // What an article's picture cannot say, the picture itself may.
        var image = imported.extract().<String>path("leadImage.id");
        admin().get("/v1/newsroom/images/" + image).then().body("caption.length()", greaterThan(2000));
        var lock = admin().get("/v1/newsroom/images/" + image).header("ETag");
        admin().contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", lock)
                .body(Map.of("source", "Corvid Press"))
                .patch("/v1/newsroom/images/" + image)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
    void leavesOutATimeOfPublicationThatLiesAheadAndSaysSo(String time) {
        post(HTML, "?publish=true", pageOf(time))
                .statusCode(201)
                .body("publishedAt", not(startsWith(time)))
                .body("warnings", hasItem(containsString("in the future, at " + time)));
    }

    @Test
    void takesTheNextTimeForOneThatNoNewspaperCanHave() {
        post(HTML, "?dryRun=true", pageOf("0001-01-01T00:00:00Z"))
                .statusCode(200)
                .body("publishedAt", equalTo("2020-09-21T10:31:00Z"))
                .body("warnings", empty());
    }

    private String pageOf(String time) {
        return """
                <html><head><meta property="article:published_time" content="%2$s"></head><body><article>
                <h1>Keepers %1$s</h1><nav class="breadcrumb"><a href="/c">Coast %1$s</a></nav>
                <time class="published" datetime="2020-09-21T10:31:00Z">Monday</time>
                <p>The keepers counted every lamp on the wall on Friday, for the first time since the storm.</p>
                </article></body></html>
                """.formatted(word, time);
    }

    @Test
    void refusesAPageOfWhichNothingCanBeKept() {
        var row = "<tr>" + "<td>The keepers counted every lamp.</td>".repeat(600) + "</tr>";
        post(HTML, "", "<article><h1>Keepers " + word + "</h1><table>" + row + row + "</table></article>")
                .statusCode(422)
                .body("code", equalTo("no-news-page"))
                .body("errors.code", contains("missing-body"));
        admin().get("/v1/newsroom/articles").then().body("data.headline", not(hasItem("Keepers " + word)));
    }

    @Test
    void refusesWhatIsNoPageAtAll() {
        post(TEXT, "", " \n \n").statusCode(422).body("code", equalTo("no-news-page"));
        post(admin(), TEXT, "", new byte[0]).statusCode(422);
        post(admin(), TEXT, "", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0}).statusCode(400);
        post(admin(), TEXT, "", new byte[] {'a', (byte) 0xc3, '('}).statusCode(400);
        post("application/pdf", "", "%PDF").statusCode(415);
        post(admin(), HTML, "", new byte[(8 << 20) + 1]).statusCode(413);
    }
}
