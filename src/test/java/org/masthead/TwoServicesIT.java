package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.outgoing.NameServer;

/**
 * Two services as they are shipped, on one database: what is done on one, whoever asks the other more than a second
 * later gets to see.
 */
class TwoServicesIT {

    private static final long MAY_BE_OLD = Duration.ofSeconds(1).toNanos();

    @TempDir
    static Path folder;

    private static NameServer names;
    private static PackagedService one;
    private static PackagedService other;

    private String section;
    private Response written;
    private String article;
    private String list;

    @BeforeAll
    static void start() throws IOException {
        var database = new TestDatabase().start();
        names = NameServer.atAnyPort();
        one = new PackagedService("one", folder, database)
                .with("masthead.outgoing.resolver", "127.0.0.1:" + names.port())
                .start();
        other = new PackagedService("other", folder, database)
                .with("masthead.hosts.unknown", "refuse")
                .start();
        RestAssured.port = one.port();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        one.stop();
        other.stop();
        names.close();
    }

    @BeforeEach
    void writeAnArticle() {
        section = Newsroom.section();
        written = Newsroom.write(Newsroom.draftIn(section, "River of " + section));
        article = "/v1/articles/" + written.path("slug");
        list = "/v1/articles?section=" + section;
    }

    @Test
    void showWhatIsPublishedOnEither() {
        for (var writer : List.of(one, other)) {
            RestAssured.port = writer.port();
            var reader = writer == one ? other : one;
            writeAnArticle();
            ask(reader, list).then().body("data", empty());
            ask(reader, article).then().statusCode(404);
            Newsroom.publish(written);
            isSoon(
                    () -> ask(reader, article).statusCode() == 200,
                    () -> ids(reader).size() == 1);
            for (var round = 0; round < 3; round++) {
                var headline = "Round " + round + " of " + section;
                Newsroom.change(written.path("id"), Map.of("headline", headline));
                transition("published");
                isSoon(
                        () -> headline.equals(ask(reader, article).path("headline")),
                        () -> ask(reader, list).path("data.headline").equals(List.of(headline)));
            }
            transition("withdrawn");
            isSoon(
                    () -> ask(reader, article).statusCode() == 410,
                    () -> ids(reader).isEmpty());
        }
        RestAssured.port = one.port();
    }

    @Test
    void showWhatIsDue() throws InterruptedException {
        ask(other, list).then().body("data", empty());
        var at = Instant.now().plusMillis(1500);
        Newsroom.transition(written.path("id"), Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200);
        while (Instant.now().isBefore(at.plusMillis(150))) {
            ask(other, list).then().statusCode(200);
            Thread.sleep(10);
        }
        assertThat(ids(other)).hasSize(1);
    }

    @Test
    void knowWhichHostsAreOurs() {
        var host = Newsroom.freshWord() + ".example";
        var domain = "/v1/newsroom/domains/"
                + post("/v1/newsroom/domains", Map.of("host", host)).<String>path("key");
        var challenge = post(domain + "/verification", Map.of("method", "dns-txt"));
        names.text(challenge.path("record"), challenge.<String>path("value"));
        post(domain + "/verification/check", Map.of());
        assertThat(atHost(host)).isEqualTo(421);
        act(domain, "activate");
        isSoon(() -> atHost(host) == 200);
        act(domain, "retire");
        isSoon(() -> atHost(host) == 421);
    }

    @Test
    void takeNoKeyThatIsRevoked() {
        var made = post("/v1/newsroom/keys", Map.of("name", section, "role", "editor"));
        var key = "Bearer " + made.path("key");
        assertThat(atNewsroom(key)).isEqualTo(200);
        Newsroom.admin()
                .header("If-Match", "*")
                .delete("/v1/newsroom/keys/" + made.path("id"))
                .then()
                .statusCode(204);
        assertThat(atNewsroom(key)).isEqualTo(401);
    }

    @Test
    void hearAgainWhenTheirListeningWasCut() throws SQLException {
        Newsroom.publish(written);
        for (var round = 0; round < 2; round++) {
            isSoon(() -> ids(other).size() == 1);
            assertThat(terminateListener()).isEqualTo(1);
            // Nobody listens now.
            transition("withdrawn");
            isSoon(
                    () -> ask(other, article).statusCode() == 410,
                    () -> ids(other).isEmpty());
            transition("published");
            isSoon(() -> ask(other, article).statusCode() == 200);
            ask(other, list).then().statusCode(200).header("Cache-Status", nullValue());
        }
    }

    @Test
    void lookWithoutHavingBeenTold() throws SQLException {
        Newsroom.publish(written);
        isSoon(() -> ids(other).size() == 1);
        try (var connection = Newsroom.database();
                var change = connection.prepareStatement("""
                        with live as (
                          update live_article set headline = 'Silently' where article_id = ?::uuid returning article_id),
                        entry as (
                          insert into change_log (position, kind, subject_id, reason, tags)
                          select nextval('change_position'), 'article', article_id, 'updated', array['article-' || article_id]
                          from live returning position, tags)
                        update changed_tag t set position = e.position from entry e where t.tag = any(e.tags)
                        """)) {
            change.setString(1, written.path("id"));
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
        isSoon(
                () -> ask(other, article).path("headline").equals("Silently"),
                () -> ask(other, list).path("data.headline").equals(List.of("Silently")));
    }

    /** Whoever asks from a second from now on finds all this to be so. */
    private static void isSoon(BooleanSupplier... facts) {
        var from = System.nanoTime();
        for (var fact : facts) {
            var asked = System.nanoTime();
            while (!fact.getAsBoolean()) {
                assertThat(asked - from).as("nanoseconds after the change").isLessThan(MAY_BE_OLD);
                asked = System.nanoTime();
            }
            // And so it stays.
            assertThat(fact.getAsBoolean()).isTrue();
        }
    }

    private static Response ask(PackagedService service, String path) {
        return given().port(service.port()).get(path);
    }

    private List<String> ids(PackagedService service) {
        return ask(service, list).path("data.id");
    }

    private void transition(String to) {
        Newsroom.transition(written.path("id"), Map.of("to", to)).then().statusCode(200);
    }

    private static Response post(String path, Map<String, ?> body) {
        var answer = Newsroom.admin().contentType(ContentType.JSON).body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer;
    }

    private static void act(String domain, String act) {
        Newsroom.admin().header("If-Match", "*").post(domain + "/" + act).then().statusCode(200);
    }

    private static int atHost(String host) {
        return given().port(other.port())
                .header("Host", host)
                .get("/v1/articles?limit=1")
                .statusCode();
    }

    private static int atNewsroom(String key) {
        return given().port(other.port())
                .header("Authorization", key)
                .get("/v1/newsroom/me")
                .statusCode();
    }

    private static int terminateListener() throws SQLException {
        try (var connection = Newsroom.database();
                var terminate = connection.prepareStatement("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = 'other' and query like '%from change_log where position >%'
                        """);
                var rows = terminate.executeQuery()) {
            var terminated = 0;
            while (rows.next()) {
                terminated++;
            }
            return terminated;
        }
    }
}
