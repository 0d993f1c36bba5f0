package org.masthead.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.logged;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Newsroom;
import org.masthead.outgoing.NameServer;

@QuarkusTest
class DomainEditingResourceTest {

    private static final String PATH = "/v1/newsroom/domains";

    private static NameServer names;

    @Inject
    VerifyAgain again;

    @BeforeAll
    static void listen() throws SocketException {
        names = NameServer.ofTheService();
    }

    @AfterAll
    static void stop() {
        names.close();
    }

    private static Response post(String path, String body) {
        return admin().contentType(ContentType.JSON).body(body).post(path);
    }

    private static Response create(String members) {
        return post(PATH, "{" + members + "}");
    }

    private static String host(String host) {
        return "\"host\": \"" + host + "\"";
    }

    private static String made(String members) {
        return create(members).then().statusCode(201).extract().path("key");
    }

    private static Response act(String key, String act) {
        return admin().header("If-Match", "*").post(PATH + "/" + key + "/" + act);
    }

    private static Response patch(String key, String body) {
        return admin().header("If-Match", "*")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch(PATH + "/" + key);
    }

    private static Response challenge(String key, String method) {
        return post(PATH + "/" + key + "/verification", "{\"method\": \"" + method + "\"}");
    }

    private static Response check(String key) {
        return post(PATH + "/" + key + "/verification/check", "{}");
    }

    /** A new domain that readers are told of. */
    private static String active(String host) {
        var key = made(host(host));
        var challenge = challenge(key, "dns-txt").then().statusCode(200).extract();
        names.text(challenge.path("record"), challenge.<String>path("value"));
        check(key).then().statusCode(200).body("status", equalTo("verified"));
        act(key, "activate").then().statusCode(200).body("status", equalTo("active"));
        return key;
    }

    private static void gone(String key) {
        act(key, "retire").then().statusCode(200).body("status", equalTo("retired"));
    }

    @Test
    void addsAnAddressOfWhichReadersLearnOnceItIsProven() {
        var host = freshWord() + ".example";
        var created =
                create(host(host) + ", \"weight\": 7, \"avoidIn\": [\"RU\"], \"registrationEndsOn\": \"2020-01-01\"");
        created.then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("status", equalTo("draft"))
                .body("weight", equalTo(7))
                .body("avoidIn", equalTo(List.of("RU")))
                .body("warnings", hasItem(containsString("2020-01-01")))
                .body("proof", nullValue());
        var key = created.<String>path("key");
        assertThat(created.header("Location")).isEqualTo(PATH + "/" + key);
        act(key, "activate").then().statusCode(409).body("code", equalTo("invalid-transition"));
        var challenge = challenge(key, "dns-txt").then().statusCode(200).extract();
        assertThat(challenge.<String>path("record")).isEqualTo("_masthead-verify." + host);
        check(key)
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"))
                .body("proof.outcome", equalTo("dns-nxdomain"));
        names.text(challenge.path("record"), "something else", "mv1=wrong");
        check(key).then().body("status", equalTo("pending")).body("proof.outcome", equalTo("not-found"));
        given().get("/v1/domains/" + key).then().statusCode(404);
        names.text(challenge.path("record"), "v=spf1 -all", challenge.<String>path("value"));
        check(key).then().body("status", equalTo("verified")).body("proof.outcome", equalTo("ok"));
        given().get("/v1/domains/" + key).then().statusCode(404);
        act(key, "activate").then().statusCode(200);
        given().get("/v1/domains/" + key)
                .then()
                .statusCode(200)
                .body("base", equalTo("https://" + host))
                .body("weight", equalTo(7));
        gone(key);
        given().get("/v1/domains/" + key).then().statusCode(404);
        act(key, "activate").then().statusCode(409);
        patch(key, "{\"weight\": 1}").then().statusCode(409);
    }

    @Test
    void listsFirstWhatIsBestForACountryAndLastWhatDoesNotWorkThere() {
        var best = active(freshWord() + ".example");
        var worst = active(freshWord() + ".example");
        patch(best, "{\"preferIn\": [\"AQ\"]}").then().statusCode(200);
        patch(worst, "{\"avoidIn\": [\"AQ\"], \"priority\": 1}").then().statusCode(200);
        var there = given().get("/v1/domains?country=AQ&network=clearnet&edition=en");
        there.then().statusCode(200).body("data[0].key", equalTo(best)).body("data[-1].key", equalTo(worst));
        given().get("/v1/domains").then().body("data[0].key", equalTo(worst));
        given().get("/v1/domains?network=tor").then().body("data.key", not(hasItem("primary")));
        given().get("/v1/domains?edition=none-such").then().statusCode(400);
        given().get("/v1/domains?country=de").then().statusCode(400);
        gone(best);
        gone(worst);
    }

    @Test
    void showsTheValueOfAChallengeOnce() {
        var key = made(host(freshWord() + ".example"));
        var once = "\"" + freshWord() + "\"";
        var first = admin().header("Idempotency-Key", once)
                .contentType(ContentType.JSON)
                .body("{\"method\": \"http-file\"}")
                .post(PATH + "/" + key + "/verification");
        first.then().statusCode(200).body("value", notNullValue());
        admin().header("Idempotency-Key", once)
                .contentType(ContentType.JSON)
                .body("{\"method\": \"http-file\"}")
                .post(PATH + "/" + key + "/verification")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("url", equalTo(first.path("url")))
                .body("value", nullValue());
        admin().get(PATH + "/" + key).then().body(not(containsString(first.<String>path("value"))));
        admin().header("If-Match", "*").delete(PATH + "/" + key).then().statusCode(204);
        admin().get(PATH + "/" + key).then().statusCode(404);
    }

    @Test
    void provesControlByAFile() throws IOException {
        var host = freshWord() + ".example";
        names.point(host, "127.0.0.1");
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var shown = new StringBuffer("nothing");
        server.createContext("/.well-known/masthead-verify.txt", exchange -> {
            var body = shown.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var key = made(host(host) + ", \"scheme\": \"http\", \"port\": "
                    + server.getAddress().getPort());
            var value = challenge(key, "http-file").<String>path("value");
            check(key).then().body("proof.outcome", equalTo("not-found"));
            shown.append('\n').append(value).append('\n');
            check(key).then().body("status", equalTo("verified"));
            shown.setLength(0);
            check(key).then().body("proof.outcome", equalTo("not-found")).body("proof.failedSince", notNullValue());
            act(key, "activate").then().statusCode(409);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void looksOnceForAllRequestsWithOneKeyAndHoldsNoConnectionMeanwhile() throws Exception {
        var host = freshWord() + ".example";
        names.point(host, "127.0.0.1");
        var asked = new AtomicInteger();
        var answerNow = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            wait(answerNow);
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        var threads = Executors.newFixedThreadPool(10);
        try {
            var key = made(host(host) + ", \"scheme\": \"http\", \"port\": "
                    + server.getAddress().getPort());
            challenge(key, "http-file").then().statusCode(200);
            var once = freshWord();
            var answers = new ExecutorCompletionService<Response>(threads);
            for (var request = 0; request < 20; request++) {
                answers.submit(() -> check(key, once));
            }
            for (var request = 1; request < 20; request++) {
                answers.take()
                        .get()
                        .then()
                        .statusCode(409)
                        .header("Retry-After", "1")
                        .body("code", equalTo("idempotency-in-progress"));
            }
            assertThat(count("pg_stat_activity where state like 'idle in transaction%'"
                            + " and xact_start < now() - interval '100 ms'"))
                    .isZero();
            answerNow.countDown();
            var first = answers.take().get();
            first.then().statusCode(200).body("proof.outcome", equalTo("http-404"));
            var again = check(key, once);
            again.then().statusCode(200).header("Idempotency-Replayed", "true");
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(asked).hasValue(1);
            assertThat(count("audit join domain on domain.id = subject_id where act = 'check-proof' and key = '" + key
                            + "'"))
                    .isEqualTo(1);
        } finally {
            answerNow.countDown();
            threads.shutdown();
            server.stop(0);
        }
    }

    private static Response check(String key, String once) {
        return admin().header("Idempotency-Key", once)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(PATH + "/" + key + "/verification/check");
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await(4, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int count(String what) throws SQLException {
        try (var connection = Newsroom.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void givesTheKeyBackOfACheckThatWasRefused() {
        var key = made(host(freshWord() + ".example"));
        var once = freshWord();
        check(key, once).then().statusCode(409).body("code", equalTo("invalid-transition"));
        challenge(key, "dns-txt").then().statusCode(200);
        check(key, once)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("proof.outcome", equalTo("dns-nxdomain"));
    }

    @Test
    void provesAnOnionAddressByItsKeyAlone() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var host = onion(pair);
        var key = made(host(host) + ", \"role\": \"onion\"");
        challenge(key, "dns-txt").then().statusCode(422);
        var message = challenge(key, "onion-key").<String>path("message");
        check(key).then().statusCode(422);
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        hand(key, signed(other, message)).then().statusCode(200).body("status", equalTo("pending"));
        hand(key, "no base64!").then().body("status", equalTo("pending"));
        hand(key, signed(pair, message))
                .then()
                .body("status", equalTo("verified"))
                .body("scheme", equalTo("http"))
                .body("network", equalTo("tor"));
        assertThat(names.asked()).noneMatch(question -> question.contains("onion"));
    }

    @ParameterizedTest
    @CsvSource({
        "private, private, 201",
        "private, manifest, 422",
        "private, public, 422",
        "manifest, manifest, 201",
        "manifest, public, 422",
        "public, public, 201",
        "public, private, 201"
    })
    void refersToNoDomainThatFewerAreToldOf(String other, String own, int status) {
        var api = made(host(freshWord() + ".example") + ", \"role\": \"api\", \"disclosure\": \"" + other + "\"");
        for (var member : List.of("apiDomain", "mediaDomain")) {
            var created = create(host(freshWord() + ".example") + ", \"disclosure\": \"" + own + "\", \"" + member
                    + "\": \"" + api + "\"");
            created.then().statusCode(status);
            if (status == 422) {
                created.then().body("errors.pointer", equalTo(List.of("/" + member)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, primary, 201",
        "false, mirror, 201",
        "false, media, 201",
        "false, api, 201",
        "false, onion, 422",
        "true, onion, 201",
        "true, media, 201",
        "true, api, 201",
        "true, primary, 422",
        "true, mirror, 422"
    })
    void takesTheRolesThatAHostCanHave(boolean isOnion, String role, int status) throws GeneralSecurityException {
        var host =
                isOnion ? onion(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()) : freshWord() + ".example";
        var created = create(host(host) + ", \"role\": \"" + role + "\"");
        created.then().statusCode(status);
        if (status == 201) {
            created.then().body("role", equalTo(role));
            var key = created.<String>path("key");
            admin().header("If-Match", "*").delete(PATH + "/" + key).then().statusCode(204);
        }
    }

    private static Response hand(String key, String signature) {
        return post(PATH + "/" + key + "/verification/check", "{\"signature\": \"" + signature + "\"}");
    }

    private static String signed(KeyPair pair, String message) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }

    private static String onion(KeyPair pair) throws GeneralSecurityException {
        var encoded = pair.getPublic().getEncoded();
        var key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var digest = MessageDigest.getInstance("SHA3-256");
        digest.update(".onion checksum".getBytes(StandardCharsets.US_ASCII));
        digest.update(key);
        var sum = digest.digest(new byte[] {3});
        var bytes = Arrays.copyOf(key, 35);
        bytes[32] = sum[0];
        bytes[33] = sum[1];
        bytes[34] = 3;
        var bits = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (var letter = 55; letter >= 0; letter--) {
            text.append("abcdefghijklmnopqrstuvwxyz234567"
                    .charAt(bits.shiftRight(letter * 5).intValue() & 31));
        }
        return text + ".onion";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"host\": \"127.0.0.1\"|/host",
                "\"host\": \"[::1]\"|/host",
                "\"host\": \"0x7f000001\"|/host",
                "\"host\": \"2130706433\"|/host",
                "\"host\": \"017700000001.\"|/host",
                "\"host\": \"１２７.０.０.１\"|/host",
                "\"host\": \"localhost\"|/host",
                "\"host\": \"user@m.example\"|/host",
                "\"host\": \"m.example:443\"|/host",
                "\"host\": \"m.example/a\"|/host",
                "\"host\": \"exаmple.example\"|/host",
                "\"host\": \"abc.onion\", \"role\": \"onion\"|/host",
                "\"host\": \"m.example\", \"role\": \"onion\"|/role",
                "\"host\": \"m.example\", \"port\": 25|/port",
                "\"host\": \"m.example\", \"port\": 65536|/port",
                "\"host\": \"m.example\", \"pathPrefix\": \"/a/../b\"|/pathPrefix",
                "\"host\": \"m.example\", \"pathPrefix\": \"/a/\"|/pathPrefix",
                "\"host\": \"m.example\", \"scheme\": \"ftp\"|/scheme",
                "\"host\": \"m.example\", \"priority\": 0|/priority",
                "\"host\": \"m.example\", \"weight\": -1|/weight",
                "\"host\": \"m.example\", \"avoidIn\": [\"de\"]|/avoidIn",
                "\"host\": \"m.example\", \"apiDomain\": \"none-such\"|/apiDomain",
                "\"host\": \"m.example\", \"editions\": [{\"edition\": \"none-such\"}]|/editions",
                "\"host\": \"m.example\", \"editions\": [{\"edition\": \"en\"}, {\"edition\": \"en\"}]|/editions",
                "\"host\": \"m.example\", \"key\": \"A\"|/key",
                "\"role\": \"mirror\"|/host"
            })
    void refusesWhatIsNoAddress(String members, String pointer) {
        create(members).then().statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesAnAddressThatIsTakenOrLooksLikeAnotherOfOurs() {
        var word = freshWord();
        var key = made(host(word + "m.example"));
        create(host(word.toUpperCase(Locale.ROOT) + "M.Example."))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("host-taken"));
        create(host(word + "rn.example")).then().statusCode(409).body("errors[0].code", equalTo("confusable-with"));
        create(host(freshWord() + ".example") + ", \"key\": \"" + key + "\"")
                .then()
                .statusCode(409);
        assertThat(made(host(word + "m.example") + ", \"pathPrefix\": \"/other\""))
                .isNotEqualTo(key);
        create(host("мasthead.example")).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publisher", "editor", "contributor"})
    void isForAdminsAlone(String role) {
        as(role).contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(403);
        as(role).header("If-Match", "*").post(PATH + "/primary/suspend").then().statusCode(403);
    }

    @Test
    void needsTheLock() {
        var key = made(host(freshWord() + ".example"));
        admin().post(PATH + "/" + key + "/activate").then().statusCode(428);
        admin().header("If-Match", "\"old\"")
                .post(PATH + "/" + key + "/retire")
                .then()
                .statusCode(412);
        patch(key, "{\"key\": \"another\"}").then().statusCode(422);
    }

    @Test
    void sendsSearchEnginesElsewhereAndBackInOneAct() {
        var slug = publishedArticleIn(section());
        var host = freshWord() + ".example";
        var key = active(host);
        var article = given().get("/v1/articles/" + slug);
        article.then().body("urls.canonical.domain", equalTo("primary")).body("urls.duplicates.domain", hasItem(key));
        var before = logged("domain");
        act(key, "make-canonical").then().statusCode(200).body("canonicalFor", equalTo(List.of("en")));
        assertThat(logged("domain")).isEqualTo(before + 1);
        var promoted = given().header("If-None-Match", article.header("ETag")).get("/v1/articles/" + slug);
        promoted.then()
                .statusCode(200)
                .body("urls.canonical.domain", equalTo(key))
                .body("urls.canonical.href", equalTo("https://" + host + article.path("urls.path")))
                .body("urls.duplicates.domain", hasItem("primary"));
        act(key, "suspend").then().statusCode(200);
        given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo("primary"));
        act(key, "activate").then().statusCode(200);
        given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo(key));
        for (var unfit : List.of("\"disclosure\": \"private\"", "\"trust\": \"third-party\"")) {
            patch(key, "{" + unfit + "}").then().statusCode(200).body("warnings", not(equalTo(List.of())));
            given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo("primary"));
            patch(key, "{\"disclosure\": \"public\", \"trust\": \"first-party\"}")
                    .then()
                    .statusCode(200);
        }
        given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo(key));
        act(key, "undo-make-canonical").then().statusCode(200);
        given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo("primary"));
        act(key, "undo-make-canonical").then().statusCode(409);
        gone(key);
    }

    @Test
    void keepsAnArticleOffADomain() {
        var slug = publishedArticleIn(section());
        var key = active(freshWord() + ".example");
        var path = "/v1/newsroom/articles/" + slug + "/domains";
        var before = given().get("/v1/articles/" + slug);
        before.then().body("urls.duplicates.domain", hasItem(key));
        admin().get(path).then().statusCode(200).body("excluded", equalTo(List.of()));
        exclude(path, "\"" + key + "\", \"primary\"").then().statusCode(200);
        given().header("If-None-Match", before.header("ETag"))
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("urls.duplicates.domain", not(hasItem(key)))
                .body("urls.canonical.domain", not(equalTo("primary")));
        var card = given().get("/v1/articles?ids=" + before.path("id")).<Object>path("data[0].urls.canonical");
        assertThat(card).isEqualTo(given().get("/v1/articles/" + slug).path("urls.canonical"));
        assertThat(resolved("https://www.masthead.example" + before.path("urls.path"))
                        .<Object>path("canonical"))
                .isEqualTo(card);
        exclude(path, "\"none-such\"").then().statusCode(422);
        exclude(path, "").then().statusCode(200);
        given().get("/v1/articles/" + slug).then().body("urls.canonical.domain", equalTo("primary"));
        as("editor")
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"excluded\": []}")
                .put(path)
                .then()
                .statusCode(403);
        gone(key);
    }

    private static Response exclude(String path, String keys) {
        return admin().header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"excluded\": [" + keys + "]}")
                .put(path);
    }

    @Test
    void sendsSearchEnginesToNoHostThatTheyCannotIndex() {
        var key = made(host(freshWord() + ".example"));
        act(key, "make-canonical").then().statusCode(409);
        admin().header("If-Match", "*")
                .post(PATH + "/" + key + "/make-canonical?edition=none")
                .then()
                .statusCode(400);
    }

    @Test
    void knowsLinksToWhereADomainStoodBefore() {
        var slug = publishedArticleIn(section());
        var path = given().get("/v1/articles/" + slug).<String>path("urls.path");
        var old = freshWord() + ".example";
        var key = active(old);
        patch(key, "{" + host(freshWord() + ".example") + "}").then().statusCode(409);
        resolved("https://" + old + path).then().statusCode(200).body("status", equalTo("current"));
        patch(key, "{\"pathPrefix\": \"/news-site\"}").then().statusCode(200);
        resolved("https://" + old + path).then().statusCode(200).body("status", equalTo("moved"));
        resolved("https://" + old + "/news-site" + path).then().body("status", equalTo("current"));
        act(key, "suspend").then().statusCode(200);
        var host = freshWord() + ".example";
        patch(key, "{" + host(host) + "}").then().statusCode(200).body("status", equalTo("draft"));
        resolved("https://" + old + path).then().statusCode(200).body("status", equalTo("moved"));
        resolved("https://" + old + "/news-site" + path).then().statusCode(200).body("status", equalTo("moved"));
        resolved("https://" + freshWord() + ".example" + path).then().statusCode(404);
    }

    private static Response resolved(String url) {
        return given().queryParam("url", url).get("/v1/resolve");
    }

    @Test
    void suspendsWhatCouldNotBeProvenForSevenDays() throws Exception {
        var host = freshWord() + ".example";
        var key = active(host);
        names.forget("_masthead-verify." + host);
        lookAgain(key, "null");
        admin().get(PATH + "/" + key)
                .then()
                .body("status", equalTo("active"))
                .body("proof.outcome", equalTo("dns-nxdomain"))
                .body("proof.failedSince", notNullValue());
        lookAgain(key, "now() - interval '6 days'");
        given().get("/v1/domains/" + key).then().statusCode(200);
        var before = logged("domain");
        lookAgain(key, "now() - interval '8 days'");
        given().get("/v1/domains/" + key).then().statusCode(404);
        assertThat(logged("domain")).isEqualTo(before + 1);
        admin().get(PATH + "/" + key)
                .then()
                .body("status", equalTo("suspended"))
                .body("statusReason", containsString("seven days"));
        act(key, "activate").then().statusCode(409);
    }

    private void lookAgain(String key, String failedSince) throws Exception {
        try (var connection = Newsroom.database();
                var update = connection.prepareStatement("update domain set verify_due_at = now(),"
                        + " verify_failed_since = " + failedSince + " where key = ?")) {
            update.setString(1, key);
            update.executeUpdate();
        }
        again.now();
    }

    @Test
    void warnsOfACompromisedDomainForEver() {
        var key = active(freshWord() + ".example");
        act(key, "mark-compromised").then().statusCode(200).body("status", equalTo("compromised"));
        act(key, "mark-compromised").then().statusCode(409);
        act(key, "retire").then().statusCode(409);
        admin().header("If-Match", "*").delete(PATH + "/" + key).then().statusCode(409);
        challenge(key, "dns-txt").then().statusCode(409);
    }
}
