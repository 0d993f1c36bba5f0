package org.masthead.article;

import static io.restassured.RestAssured.given;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.lockOf;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.reasons;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Newsroom;

/** What comes and goes by the clock, and the steps between the states of an article. */
@QuarkusTest
class ArticleScheduleTest {

    @Inject
    @Readiness
    NoticeOverdue overdue;

    private String section;

    @BeforeEach
    void makeSection() {
        section = section();
    }

    private io.restassured.response.Response written() {
        return write(draftIn(section, "Headline " + freshWord()));
    }

    private static Instant in(int seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(MILLIS);
    }

    private static int statusOf(String slug) {
        return given().get("/v1/articles/" + slug).statusCode();
    }

    /** How many milliseconds after a time the article has this status. */
    private static long becomes(int status, String slug, Instant at) throws InterruptedException {
        while (statusOf(slug) != status) {
            assertThat(Instant.now()).isBefore(at.plusSeconds(3));
            Thread.sleep(10);
        }
        return Instant.now().toEpochMilli() - at.toEpochMilli();
    }

    @Test
    void showsAScheduledArticleAtItsTimeAndNotBefore() throws Exception {
        var written = written();
        var slug = written.<String>path("slug");
        var at = in(2);
        transition(written.path("id"), Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200)
                .body("status", equalTo("scheduled"))
                .body("publishAt", equalTo(at.toString()))
                .body("stage", equalTo("ready"))
                .body("hasUnpublishedChanges", equalTo(false));
        assertThat(statusOf(slug)).isEqualTo(404);
        given().queryParam("section", section).get("/v1/articles").then().body("data", equalTo(List.of()));
        assertThat(becomes(200, slug, at)).isBetween(0L, 500L);
        given().get("/v1/articles/" + slug)
                .then()
                .body("publishedAt", equalTo(at.toString()))
                .body("updatedAt", equalTo(at.toString()));
        given().queryParam("section", section).get("/v1/articles").then().body("data.slug", contains(slug));
        admin().get("/v1/newsroom/articles/" + slug)
                .then()
                .body("status", equalTo("published"))
                .body("publishAt", nullValue());
    }

    @Test
    void writesWhatBecameDueToTheLogOfChanges() throws Exception {
        var written = written();
        transition(written.path("id"), Map.of("to", "scheduled", "at", in(1).toString(), "until", in(3).toString()))
                .then()
                .statusCode(200);
        assertThat(reasons(written.path("id"))).isEmpty();
        for (var tries = 0; !reasons(written.path("id")).contains("expired"); tries++) {
            assertThat(tries).isLessThan(70);
            Thread.sleep(100);
        }
        assertThat(reasons(written.path("id"))).containsExactly("published", "expired");
    }

    @Test
    void tellsInHealthHowLongAgoWasDueWhatIsNotTold() throws Exception {
        // An old one, which leads no list.
        var draft = new HashMap<>(draftIn(section, "Headline " + freshWord()));
        draft.put("publishedAt", "2020-01-01T00:00:00Z");
        var written = write(draft);
        transition(written.path("id"), Map.of("to", "scheduled", "at", in(3600).toString()))
                .then()
                .statusCode(200);
        overdue.look();
        assertThat(overdue.call().getData()).isEmpty();

        var row = "(select id from live_article where article_id = '" + written.path("id") + "')";
        // As it is put off again and again when it cannot be told.
        execute("update due_change set at = now() + interval '50 seconds' where live_article_id = " + row);
        execute("update live_article set visible_from = now() - interval '1 hour' where id = " + row);
        overdue.look();
        assertThat(overdue.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(overdue.call().getData())
                .hasValueSatisfying(
                        data -> assertThat((long) data.get("overdueSeconds")).isBetween(3600L, 3700L));

        execute("update due_change set at = now() where live_article_id = " + row);
        for (var tries = 0; !reasons(written.path("id")).contains("published"); tries++) {
            assertThat(tries).isLessThan(70);
            Thread.sleep(100);
        }
        overdue.look();
        assertThat(overdue.call().getData()).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (var database = Newsroom.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void changesALiveArticleAtItsTime() throws Exception {
        var written = written();
        var id = written.<String>path("id");
        var slug = publish(written);
        var next = "next-" + freshWord();
        change(id, Map.of("headline", "To come", "slug", next)).then().statusCode(200);
        var at = in(2);
        transition(id, Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("publishAt", equalTo(at.toString()));
        given().get("/v1/articles/" + slug).then().body("headline", not(equalTo("To come")));
        assertThat(statusOf(next)).isEqualTo(404);
        becomes(200, next, at);
        given().get("/v1/articles/" + id).then().body("headline", equalTo("To come"));
        given().redirects().follow(false).get("/v1/articles/" + slug).then().statusCode(308);
    }

    @Test
    void keepsTheWayFromAPastSlugNoLongerThanTheArticle() {
        var written = written();
        var slug = publish(written);
        change(written.path("id"), Map.of("slug", "next-" + freshWord())).then().statusCode(200);
        transition(written.path("id"), Map.of("to", "published", "until", in(8).toString()))
                .then()
                .statusCode(200);
        given().redirects()
                .follow(false)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(308)
                .header(
                        "Cache-Control",
                        matchesPattern("public, max-age=[0-8], stale-while-revalidate=0, stale-if-error=0"));
    }

    @Test
    void takesAnArticleAwayAtItsTime() throws Exception {
        var written = written();
        var until = in(1);
        transition(written.path("id"), Map.of("to", "published", "until", until.toString()))
                .then()
                .statusCode(200)
                .body("withdrawAt", equalTo(until.toString()));
        assertThat(statusOf(written.path("slug"))).isEqualTo(200);
        assertThat(becomes(410, written.path("slug"), until)).isBetween(0L, 500L);
        admin().get("/v1/newsroom/articles/" + written.path("id")).then().body("status", equalTo("withdrawn"));
    }

    @Test
    void withdrawsAtATimeToComeForAReason() throws Exception {
        var written = written();
        publish(written);
        var at = in(1);
        transition(
                        written.path("id"),
                        Map.of("to", "withdrawn", "at", at.toString(), "reason", "legal", "publicNote", "By order."))
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("withdrawAt", equalTo(at.toString()));
        becomes(451, written.path("slug"), at);
        given().get("/v1/articles/" + written.path("slug")).then().body("detail", equalTo("By order."));
    }

    @Test
    void keepsTheEndThatWasDecidedWhenItIsPublishedAgain() {
        var written = written();
        var until = Instant.now().plus(5, HOURS).truncatedTo(SECONDS).toString();
        transition(written.path("id"), Map.of("to", "published", "until", until))
                .then()
                .statusCode(200);
        change(written.path("id"), Map.of("headline", "Mended")).then().statusCode(200);
        transition(written.path("id"), Map.of("to", "published")).then().body("withdrawAt", equalTo(until));
        transition(written.path("id"), Map.of("to", "scheduled", "at", in(3600).toString()))
                .then()
                .body("withdrawAt", equalTo(until));
        transition(written.path("id"), Map.of("to", "draft"))
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("withdrawAt", nullValue());
    }

    @Test
    void keepsTheReasonOfAWithdrawalToComeWhenItIsPublishedAgain() throws Exception {
        var written = written();
        publish(written);
        var at = in(2);
        transition(written.path("id"), Map.of("to", "withdrawn", "at", at.toString(), "reason", "legal"));
        transition(written.path("id"), Map.of("to", "published")).then().body("withdrawAt", equalTo(at.toString()));
        becomes(451, written.path("slug"), at);
    }

    @Test
    void takesBackWhatWasScheduled() {
        var written = written();
        var id = written.<String>path("id");
        transition(id, Map.of("to", "scheduled", "at", in(3600).toString()))
                .then()
                .statusCode(200);
        transition(id, Map.of("to", "draft"))
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("publishAt", nullValue());
        transition(id, Map.of("to", "draft"))
                .then()
                .statusCode(409)
                .body("code", equalTo("invalid-transition"))
                .body("detail", containsString("writing, review, ready, published, scheduled."));
    }

    @Test
    void movesAScheduledChangeWithoutAGap() {
        var written = written();
        var id = written.<String>path("id");
        var slug = publish(written);
        change(id, Map.of("headline", "To come")).then().statusCode(200);
        var later = in(7200).toString();
        transition(id, Map.of("to", "scheduled", "at", in(3600).toString()))
                .then()
                .statusCode(200);
        transition(id, Map.of("to", "scheduled", "at", later))
                .then()
                .statusCode(200)
                .body("publishAt", equalTo(later))
                .body("withdrawAt", nullValue());
        transition(id, Map.of("to", "draft")).then().body("withdrawAt", nullValue());
        assertThat(statusOf(slug)).isEqualTo(200);
    }

    @Test
    void showsNobodyASectionBeforeItsFirstArticle() throws Exception {
        var written = written();
        var page = "<html><head><link rel='canonical' href='https://a.example/" + freshWord() + "'></head><body>"
                + "<nav class='breadcrumb'><a href='/'>Home</a> <a href='/x'>Desk " + section + "</a></nav><article>"
                + "<h1>A headline here</h1><p>It happened on a long sunny day in the city, they said.</p></article></body>";
        var draft = admin().contentType("text/html; charset=utf-8").body(page).post("/v1/newsroom/imports/page");
        draft.then().statusCode(201);
        var path = draft.<String>path("sections[0]");
        var at = in(1);
        transition(draft.path("id"), Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200);
        given().get("/v1/sections/" + path).then().statusCode(404);
        becomes(200, draft.path("slug"), at);
        for (var tries = 0; given().get("/v1/sections/" + path).statusCode() != 200; tries++) {
            assertThat(tries).isLessThan(40);
            Thread.sleep(100);
        }
        assertThat(written.statusCode()).isEqualTo(201);
    }

    @Test
    void bringsTheWorkingCopyOnItsWay() {
        var id = written().<String>path("id");
        for (var stage : List.of("review", "ready", "writing")) {
            transition(id, Map.of("to", stage)).then().statusCode(200).body("stage", equalTo(stage));
        }
        transition(id, Map.of("to", "ready")).then().statusCode(200);
        change(id, Map.of("headline", "Another")).then().body("stage", equalTo("writing"));
    }

    @Test
    void letsEachRoleGoAsFarAsItMay() {
        var own = as("contributor")
                .contentType(ContentType.JSON)
                .body(draftIn(section, "Headline " + freshWord()))
                .post("/v1/newsroom/articles")
                .<String>path("id");
        step("contributor", own, "review").statusCode(200);
        step("contributor", own, "ready")
                .statusCode(403)
                .body("detail", equalTo("Taking an article to ready needs the role editor."));
        step("editor", own, "ready").statusCode(200);
        step("editor", own, "published").statusCode(403);
        step("publisher", own, "published").statusCode(200);
        step("contributor", written().path("id"), "review").statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse step(String role, String id, String to) {
        return as(role).contentType(ContentType.JSON)
                .header("If-Match", lockOf(id))
                .body(Map.of("to", to))
                .post("/v1/newsroom/articles/" + id + "/transitions")
                .then();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'to': 'scheduled'}                                                   | /at
            {'to': 'scheduled', 'at': '2020-01-01T00:00:00Z'}                     | /at
            {'to': 'scheduled', 'at': '2120-01-01T00:00:00Z', 'until': '2119-01-01T00:00:00Z'} | /until
            {'to': 'published', 'at': '2120-01-01T00:00:00Z'}                     | /at
            {'to': 'published', 'until': '2020-01-01T00:00:00Z'}                  | /until
            {'to': 'published', 'reason': 'error'}                                | /reason
            {'to': 'review', 'publicNote': 'a'}                                   | /publicNote
            {'to': 'review', 'minor': true}                                       | /minor
            """)
    void refusesAStepThatMakesNoSense(String step, String pointer) {
        var id = written().<String>path("id");
        admin().contentType(ContentType.JSON)
                .header("If-Match", lockOf(id))
                .body(step.replace('\'', '"'))
                .post("/v1/newsroom/articles/" + id + "/transitions")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesATimeForAWithdrawalThatIsOver() {
        var written = written();
        publish(written);
        transition(written.path("id"), Map.of("to", "withdrawn")).then().statusCode(200);
        transition(written.path("id"), Map.of("to", "withdrawn", "at", in(3600).toString()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/at"));
        transition(written.path("id"), Map.of("to", "withdrawn", "reason", "legal"))
                .then()
                .statusCode(200);
        assertThat(statusOf(written.path("slug"))).isEqualTo(451);
    }

    @Test
    void refusesToWithdrawWhatReadersNeverSaw() {
        var id = written().<String>path("id");
        transition(id, Map.of("to", "withdrawn"))
                .then()
                .statusCode(409)
                .body("detail", containsString("The article is draft. From here it can go to: "));
    }
}
