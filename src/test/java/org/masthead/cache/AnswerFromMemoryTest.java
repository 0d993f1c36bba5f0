package org.masthead.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Editing;
import org.masthead.Newsroom;

@QuarkusTest
class AnswerFromMemoryTest {

    private static final String ARTICLES = "/v1/newsroom/articles/";

    @Inject
    MeterRegistry meters;

    private String section;
    private Response written;
    private String article;

    @BeforeEach
    void publishAnArticle() {
        section = Newsroom.section();
        written = Newsroom.write(Newsroom.draftIn(section, "River of " + section));
        article = "/v1/articles/" + Newsroom.publish(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void answersAgainAsItDidBefore(String coding) {
        var first = as(coding).get(article);
        var again = isHit(() -> as(coding).get(article));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(fields(again)).isEqualTo(fields(first));
        var head = isHit(() -> as(coding).head(article));
        assertThat(fields(head)).isEqualTo(fields(first));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void closesNoConnectionButTheReadersWhoAskedForIt() {
        var first = given().header("Connection", "close").get(article + "?fields=id");
        assertThat(first.header("Connection")).isEqualToIgnoringCase("close");
        assertThat(isHit(() -> given().get(article + "?fields=id")).header("Connection"))
                .isNull();
    }

    /** Else each article would have meters of its own, until there are too many for those of others. */
    @Test
    void isMeasuredAsTheOperationThatItSparesAndNotByItself() throws InterruptedException {
        var operation = "/v1/articles/{idOrSlug}";
        var before = measured(operation);
        given().get(article);
        for (var hit = 0; hit < 4; hit++) {
            isHit(() -> given().get(article));
        }
        // It is measured once the answer is out.
        for (var tries = 0; tries < 500 && measured(operation) < before + 5; tries++) {
            Thread.sleep(10);
        }
        assertThat(measured(operation)).isEqualTo(before + 5);
        assertThat(measured(article)).isZero();
    }

    /** How many requests there were under this path. */
    private long measured(String path) {
        return meters.find("http.server.requests").tag("uri", path).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void packsWhatItHasOnce() {
        var plain = as("identity").get(article);
        var packed = isHit(() -> as("gzip").get(article));
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag").replaceFirst("\"$", "-gzip\""));
    }

    @Test
    void saysThatNothingChangedWithoutAskingWhetherItDid() {
        var tag = given().get(article).header("ETag");
        var known = isHit(() -> given().header("If-None-Match", tag).get(article));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(known.header("Cache-Control")).startsWith("public");
        assertThat(known.asByteArray()).isEmpty();
    }

    @Test
    void knowsTheTagOfWhatItNeverSent() {
        var tag = given().get(article).header("ETag");
        given().header("If-None-Match", tag)
                .get(article + "?fields=headline")
                .then()
                .statusCode(200);
        Newsroom.section();
        var other = given().header("If-None-Match", "*");
        other.get(article + "?fields=slug").then().statusCode(304);
        assertThat(isHit(() -> given().header("If-None-Match", "*").get(article + "?fields=slug"))
                        .statusCode())
                .isEqualTo(304);
        given().get(article + "?fields=slug").then().statusCode(200).body("slug", equalTo(written.path("slug")));
    }

    @Test
    void takesParametersInAnyOrder() {
        var list = "/v1/articles?section=" + section;
        given().get(list + "&limit=5&fields=slug").then().statusCode(200);
        isHit(() -> given().get("/v1/articles?limit=5&fields=slug&section=" + section));
    }

    @Test
    void showsAChangeToWhoeverMadeIt() {
        given().get(article).then().body("headline", equalTo("River of " + section));
        for (var round = 0; round < 20; round++) {
            var headline = "Round " + round + " of " + section;
            Editing.patch(ARTICLES + written.path("id"), Map.of("headline", headline));
            publish();
            given().get(article).then().body("headline", equalTo(headline));
        }
    }

    @Test
    void forgetsWhatIsWithdrawn() {
        given().get(article).then().statusCode(200);
        given().get("/v1/articles?section=" + section).then().body("data.id", contains(written.<String>path("id")));
        transition("withdrawn");
        given().get(article).then().statusCode(410);
        given().get("/v1/articles?section=" + section).then().body("data", empty());
    }

    @Test
    void keepsListsThatAChangeIsNotOf() {
        var other = Newsroom.section();
        Newsroom.publish(Newsroom.write(Newsroom.draftIn(other, "First of " + other)));
        var list = "/v1/articles?section=" + section;
        var kept = 0.0;
        // Something else may become due meanwhile, which is a change of everything.
        for (var round = 0; round < 5 && kept < 2; round++) {
            given().get(list).then().statusCode(200);
            given().get(article).then().statusCode(200);
            given().get("/v1/articles?limit=1").then().statusCode(200);
            var slug = Newsroom.publish(Newsroom.write(Newsroom.draftIn(other, "Elsewhere " + other)));
            var before = count("hit");
            given().get(list).then().body("data.size()", equalTo(1));
            given().get(article).then().statusCode(200);
            kept = count("hit") - before;
            given().get("/v1/articles?limit=1").then().body("data.slug", contains(slug));
        }
        assertThat(kept).isEqualTo(2);
    }

    @Test
    void findsTheFirstArticleOfALabelThatWasUnknown() {
        var tag = Newsroom.freshWord();
        given().get("/v1/articles?tag=" + tag).then().body("data", empty());
        Editing.patch(ARTICLES + written.path("id"), Map.of("tags", List.of(tag)));
        publish();
        given().get("/v1/articles?tag=" + tag).then().body("data.id", contains(written.<String>path("id")));
        Editing.patch(ARTICLES + written.path("id"), Map.of("tags", List.of()));
        publish();
        given().get("/v1/articles?tag=" + tag).then().body("data", empty());
    }

    @Test
    void tellsOfATranslationThatCameAndOfWhereItStands() {
        given().get(article).then().statusCode(200);
        var tag = given().get(article).header("ETag");
        var translation = Newsroom.write(Map.of(
                "headline",
                "Fleuve " + section,
                "language",
                "fr",
                "sections",
                List.of(section),
                "bodyMarkdown",
                "C'est arrivé.",
                "translationOf",
                written.<String>path("id")));
        Newsroom.publish(translation);
        var standsAt = given().header("If-None-Match", tag)
                .get(article)
                .then()
                .statusCode(200)
                .body("urls.editions.hreflang", contains("en", "fr"))
                .body("urls.editions.href", not(hasItem(nullValue())))
                .extract()
                .<String>path("urls.editions[1].href");
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("excluded", List.of(keyOf(standsAt))))
                .put(ARTICLES + translation.path("id") + "/domains")
                .then()
                .statusCode(200);
        given().get(article).then().body("urls.editions.href", not(hasItem(standsAt)));
    }

    private static String keyOf(String url) {
        return Newsroom.admin()
                .get("/v1/newsroom/domains")
                .path("data.find { it.host == '" + URI.create(url).getHost() + "' }.key");
    }

    @Test
    void changesByTheClockWithoutBeingTold() throws InterruptedException {
        var list = "/v1/articles?section=" + section;
        given().get(list).then().body("data.size()", equalTo(1));
        var coming = Newsroom.write(Newsroom.draftIn(section, "Later in " + section));
        var at = Instant.now().plusMillis(1500);
        Newsroom.transition(coming.path("id"), Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200);
        given().get(list).then().body("data.size()", equalTo(1));
        while (Instant.now().isBefore(at.plusMillis(150))) {
            Thread.sleep(10);
            given().get(list).then().statusCode(200);
        }
        given().get(list).then().body("data.size()", equalTo(2));
    }

    @Test
    void letsOneOfManyEqualRequestsAsk() throws Exception {
        var before = count("miss");
        var together = new CountDownLatch(1);
        var readers = Executors.newFixedThreadPool(16);
        var address = article + "?bodyFormat=text";
        var answers = IntStream.range(0, 64)
                .mapToObj(reader -> readers.submit(() -> {
                    together.await();
                    return given().get(address);
                }))
                .toList();
        together.countDown();
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        readers.shutdown();
        assertThat(count("miss") - before).isLessThanOrEqualTo(16);
        isHit(() -> given().get(address));
    }

    @Test
    void keepsNothingThatIsOneReadersOwn() {
        isMiss(() -> given().get("/v1/articles/" + Newsroom.freshWord()));
        var unknown = "/v1/articles/" + Newsroom.freshWord();
        isMiss(() -> given().get(unknown));
        isMiss(() -> given().get(unknown));
        var listed = Newsroom.admin().get(ARTICLES + written.path("id"));
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(given().get(ARTICLES + written.path("id")).statusCode()).isEqualTo(401);
    }

    private void publish() {
        transition("published");
    }

    private void transition(String to) {
        Newsroom.transition(written.path("id"), Map.of("to", to)).then().statusCode(200);
    }

    private interface Asking {
        Response ask();
    }

    private Response isHit(Asking asking) {
        var before = count("hit");
        var answer = asking.ask();
        assertThat(count("hit") - before).isEqualTo(1);
        return answer;
    }

    private void isMiss(Asking asking) {
        var before = count("hit");
        asking.ask();
        assertThat(count("hit") - before).isZero();
    }

    private double count(String result) {
        return meters.get("masthead.cache").tag("result", result).counter().count();
    }

    private static RequestSpecification as(String coding) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .accept(ContentType.JSON)
                .header("Accept-Encoding", coding);
    }

    private static Map<String, String> fields(Response answer) {
        return answer.headers().asList().stream()
                .collect(Collectors.toMap(field -> field.getName().toLowerCase(Locale.ROOT), Header::getValue));
    }
}
