package org.masthead.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.logged;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Newsroom;
import org.masthead.manifest.QuickStart;
import org.masthead.outgoing.Fetched;
import org.masthead.outgoing.NameServer;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;

@QuarkusTest
class WatchDomainsTest {

    private static final String HOST = freshWord() + ".example";
    private static final AtomicReference<Function<String, String>> ANSWER = new AtomicReference<>();

    private static NameServer names;
    private static HttpServer mirror;

    @Inject
    Domains domains;

    @Inject
    KnownHosts known;

    @Inject
    WatchDomains watch;

    @Inject
    QuickStart quickStart;

    @Inject
    CompareCopies copies;

    @Inject
    OnlineKeys keys;

    /** A mirror: it passes the request on with its host, or says what a test wants it to say. */
    @BeforeAll
    static void listen() throws IOException {
        names = NameServer.ofTheService();
        mirror = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        mirror.createContext("/", exchange -> {
            var body = ANSWER.get().apply(exchange.getRequestURI().toString()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        mirror.start();
    }

    @AfterAll
    static void stop() {
        names.close();
        mirror.stop(0);
    }

    private static String passedOn(String host, String target) {
        return given().header("Host", host)
                .urlEncodingEnabled(false)
                .get(target)
                .asString();
    }

    private String active(String host, int port) {
        var key = QuarkusTransaction.requiringNew().call(() -> {
            var domain = domains.propose(host, "a test").orElseThrow();
            domain.scheme = "http";
            domain.port = port;
            domain.become("active", domains.now(), null);
            domains.noteChange(domain, "activated", false);
            return domain.key;
        });
        known.read();
        return key;
    }

    private void probe(String key) throws Exception {
        try (var connection = Newsroom.database();
                var due = connection.prepareStatement("update domain set probe_due_at = case when key = ?"
                        + " then now() else now() + interval '1 hour' end")) {
            due.setString(1, key);
            due.executeUpdate();
        }
        watch.now();
    }

    @Test
    void tellsHowADomainFaresAndSuspendsOneWhereSomebodyElseAnswers() throws Exception {
        var port = mirror.getAddress().getPort();
        var host = HOST;
        names.point(host, "127.0.0.1");
        for (var other = 0; other < 3; other++) {
            active(freshWord() + ".example", port);
        }
        var key = active(host, port);
        ANSWER.set(target -> passedOn(host + ":" + port, target));
        given().get("/v1/domains/" + key).then().body("health", nullValue());
        probe(key);
        var up = given().get("/v1/domains/" + key);
        up.then().body("health.state", equalTo("up"));
        probe(key);
        assertThat(given().get("/v1/domains/" + key).header("ETag")).isEqualTo(up.header("ETag"));
        ANSWER.set(target -> "<html>This page is blocked</html>");
        probe(key);
        given().header("If-None-Match", up.header("ETag"))
                .get("/v1/domains/" + key)
                .then()
                .statusCode(200)
                .body("health.state", equalTo("degraded"));
        ANSWER.set(target -> passedOn(host + ":" + port, target));
        probe(key);
        given().get("/v1/domains/" + key).then().body("health.state", equalTo("up"));
        var before = logged("domain");
        ANSWER.set(target -> passedOn("www.masthead.example", target));
        probe(key);
        probe(key);
        admin().get("/v1/newsroom/domains/" + key)
                .then()
                .body("status", equalTo("suspended"))
                .body("statusReason", containsString("wrong-domain"));
        assertThat(logged("domain")).isGreaterThan(before);
        admin().get("/v1/newsroom/domains/" + key + "/probes")
                .then()
                .statusCode(200)
                .body("data.outcome", hasItem("ok"))
                .body("data.outcome", hasItem("not-ours"))
                .body("data[0].outcome", equalTo("wrong-domain"));
        given().get("/v1/domains/" + key).then().statusCode(404);
    }

    @Test
    void seesADomainThatMovedWithNewEyes() throws Exception {
        var port = mirror.getAddress().getPort();
        var host = freshWord() + ".example";
        names.point(host, "127.0.0.1");
        var key = active(host, port);
        ANSWER.set(target -> passedOn(host + ":" + port, target));
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes").then().body("data.outcome", equalTo(List.of("ok")));
        admin().header("If-Match", "*")
                .post("/v1/newsroom/domains/" + key + "/suspend")
                .then()
                .statusCode(200);
        admin().header("If-Match", "*")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"host\": \"" + freshWord() + ".example\"}")
                .patch("/v1/newsroom/domains/" + key)
                .then()
                .statusCode(200);
        admin().get("/v1/newsroom/domains/" + key + "/probes").then().body("data", equalTo(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, true", "0, 3, false", "1, 1, false", "2, 1, true", "2, 2, false", "3, 2, true"})
    void suspendsOneButNotMostOfThemAtOnce(int left, int lost, boolean isSafe) {
        assertThat(SafeSuspension.isSafe(left, lost)).isEqualTo(isSafe);
    }

    @Test
    void neverSuspendsTheLastAddressOfAll() throws Exception {
        var port = mirror.getAddress().getPort();
        for (var other = 0; other < 3; other++) {
            active(freshWord() + ".example", port);
        }
        var host = freshWord() + ".example";
        names.point(host, "127.0.0.1");
        var key = active(host, port);
        ANSWER.set(target -> passedOn(host + ":" + port, target));
        probe(key);
        ANSWER.set(target -> passedOn("www.masthead.example", target));
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update domain set trust = 'cdn' where trust = 'first-party' and key <> '" + key + "'");
            try {
                probe(key);
                probe(key);
                probe(key);
                given().get("/v1/domains/" + key).then().statusCode(200).body("health.state", equalTo("down"));
                admin().get("/v1/newsroom/domains/" + key).then().body("status", equalTo("active"));
            } finally {
                statement.executeUpdate("update domain set trust = 'first-party' where trust = 'cdn'");
            }
        }
        probe(key);
        admin().get("/v1/newsroom/domains/" + key).then().body("status", equalTo("suspended"));
    }

    @Test
    void tellsWhatIsOld() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> quickStart.unlessThereIsARoot("a test"));
        Newsroom.publishedArticleIn(Newsroom.section());
        var port = mirror.getAddress().getPort();
        var host = freshWord() + ".example";
        names.point(host, "127.0.0.1");
        var key = active(host, port);
        Function<String, String> fresh = target -> passedOn(host + ":" + port, target);
        ANSWER.set(fresh);
        probe(key);
        var list = fresh.apply("/.well-known/masthead-domains.jws");
        active(freshWord() + ".example", port);
        ANSWER.set(target -> target.startsWith("/v1/articles")
                ? "{\"data\": [{\"publishedAt\": \"2020-01-01T00:00:00Z\"}]}"
                : fresh.apply(target));
        probe(key);
        probe(key);
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes")
                .then()
                .body("data[0].outcome", equalTo("stale"))
                .body("data[0].lagSeconds", greaterThanOrEqualTo(0));
        given().get("/v1/domains/" + key).then().body("health.state", equalTo("degraded"));
        ANSWER.set(target -> target.endsWith(".jws") ? list : fresh.apply(target));
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes").then().body("data[0].outcome", equalTo("old-manifest"));
        ANSWER.set(target ->
                target.endsWith(".jws") ? list.substring(0, 60) + "AAAA" + list.substring(64) : fresh.apply(target));
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes").then().body("data[0].outcome", equalTo("bad-signature"));
        ANSWER.set(fresh);
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes")
                .then()
                .body("data[0].outcome", equalTo("ok"))
                .body("data[0].lagSeconds", nullValue());
    }

    @Test
    void takesNoListForOldThatTheRootBeforeLetItsKeysSignWhileCachesMayKeepIt() {
        QuarkusTransaction.requiringNew().run(() -> quickStart.unlessThereIsARoot("a test"));
        var body = Envelope.of(Map.of("type", "domains"))
                .signed(
                        DocumentType.DOMAINS,
                        "k-of-before",
                        Ed25519.generate().getPrivate().getEncoded())
                .text()
                .getBytes(StandardCharsets.UTF_8);
        var answer = new Fetched(200, "application/jose+json", null, body.length, body);
        var root = keys.root().orElseThrow().version();
        var now = Instant.now();
        assertThat(copies.manifest(answer, new CompareCopies.Newest(1L, now, 7, root - 1, now)))
                .isEqualTo(Seen.OK);
        assertThat(copies.manifest(answer, new CompareCopies.Newest(1L, now, 7, root, now))
                        .outcome())
                .isEqualTo("old-manifest");
    }

    @Test
    void neverReachesAnAddressInside() throws Exception {
        var host = freshWord() + ".example";
        names.point(host, "169.254.169.254", "127.0.0.1");
        var key = active(host, mirror.getAddress().getPort());
        probe(key);
        admin().get("/v1/newsroom/domains/" + key + "/probes").then().body("data[0].outcome", equalTo("dns-private"));
    }

    @Test
    void saysSignedWhichDomainARequestCameTo() {
        given().header("Host", "www.masthead.example")
                .get("/.well-known/masthead-probe?nonce=q4OBGKlJ3mV8uHsUHaD1vQ")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("domain", equalTo("primary"))
                .body("host", equalTo("www.masthead.example"))
                .body("nonce", equalTo("q4OBGKlJ3mV8uHsUHaD1vQ"));
        given().header("Host", "evil.example")
                .get("/.well-known/masthead-probe?nonce=q4OBGKlJ3mV8uHsUHaD1vQ")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?nonce=", "?nonce=short", "?nonce=q4OBGKlJ3mV8uHsUHaD1v%0A", "?nonce=a&nonce=b"})
    void refusesANonceThatIsNone(String query) {
        given().urlEncodingEnabled(false)
                .header("Host", "www.masthead.example")
                .get("/.well-known/masthead-probe" + query)
                .then()
                .statusCode(400);
    }
}
