package org.masthead.manifest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.freshWord;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.address.Domains;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Refused;
import org.masthead.signed.Verification;

/** The signed list as readers get it. Its database outlives a run, so there may be roots already. */
@QuarkusTest
class ManifestResourceTest {

    /** Addresses that make a list too large, each to be avoided nearly everywhere. */
    private static final String MANY = """
            insert into domain select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
              'key', 'large-' || n, 'host', 'large-' || n || '.example', 'display_host', 'large-' || n || '.example',
              'skeleton', 'large-' || n || '.example', 'told_at', null, 'avoid_in',
              (select jsonb_agg(chr(65 + a) || chr(65 + b)) from generate_series(0, 15) a, generate_series(0, 15) b)))).*
            from domain d, generate_series(1, 300) n where d.key = '%s'
            """;

    private static final String LIST = "/.well-known/masthead-domains.jws";

    @Inject
    QuickStart quickStart;

    @Inject
    PublishManifest publish;

    @Inject
    SignedDocuments documents;

    @Inject
    Domains domains;

    @BeforeEach
    void sign() {
        QuarkusTransaction.requiringNew().run(() -> quickStart.unlessThereIsARoot("a test"));
        QuarkusTransaction.requiringNew().run(publish::ifChanged);
    }

    private AddressList list() {
        try {
            return Verification.list(
                    documents.newestRoot().orElseThrow(), given().get(LIST).asByteArray(), null, Instant.now());
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readersTakeTheList() {
        var list = list();
        assertThat(list.usable())
                .filteredOn(address -> address.key().equals("primary"))
                .first()
                .satisfies(primary -> {
                    assertThat(primary.api()).isEqualTo("https://www.masthead.example/v1");
                    assertThat(primary.base()).isEqualTo("https://www.masthead.example");
                    assertThat(primary.canonicalFor()).contains("en");
                });
        assertThat(list.manifestUrls()).contains("https://www.masthead.example" + LIST);
        assertThat(Duration.between(list.issued(), list.expires())).isEqualTo(Duration.ofDays(14));
        assertThat(Duration.between(list.issued(), list.hardExpires())).isEqualTo(Duration.ofDays(180));
        given().get("/v1/domains")
                .then()
                .body("manifestVersion", equalTo(list.version()))
                .body("publication", equalTo(list.publication()));
    }

    @Test
    void isAFileThatCachesAndPagesOfOthersMayHave() {
        var etag = given().get(LIST + "?utm_source=x")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/jose+json"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", startsWith("public, max-age=15"))
                .header("Cache-Tag", "domains")
                .extract()
                .header("ETag");
        given().header("If-None-Match", etag).get(LIST + "?utm_source=x").then().statusCode(304);
        given().head(LIST).then().statusCode(200).header("Content-Type", startsWith("application/jose+json"));
        given().post(LIST).then().statusCode(405);
        assertThat(given().header("Host", "evil.example").get(LIST).asString())
                .isEqualTo(given().get(LIST).asString());
    }

    @Test
    void rootsNeverChange() throws Refused {
        var first = given().get("/.well-known/masthead-root-1.jws")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/jose+json"))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .extract()
                .asByteArray();
        assertThat(Verification.first(first).version()).isEqualTo(1);
        for (var version : List.of("0", "01", "99999", "-1", "x", "99999999999", "1.5")) {
            given().get("/.well-known/masthead-root-" + version + ".jws").then().statusCode(404);
        }
    }

    @Test
    void risesInTheTransactionOfAChange() {
        var before = list();
        QuarkusTransaction.begin();
        activate();
        QuarkusTransaction.rollback();
        assertThat(list()).isEqualTo(before);
        var keys = new ArrayList<String>();
        QuarkusTransaction.requiringNew().run(() -> {
            keys.add(activate());
            keys.add(activate());
        });
        var after = list();
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.previous()).isEqualTo(new AddressList.Previous(before.version(), before.sha256()));
        assertThat(after.usable()).extracting(AddressList.Address::key).containsAll(keys);
        given().get("/v1/domains").then().body("manifestVersion", equalTo(after.version()));
        QuarkusTransaction.requiringNew().run(publish::ifChanged);
        assertThat(list()).isEqualTo(after);
    }

    /** A new mirror, in the running transaction. */
    private String activate() {
        var domain = domains.propose(freshWord() + ".example", "a test").orElseThrow();
        domains.declare(domain);
        return domain.key;
    }

    @Test
    void followsWhereSearchEnginesAreSentAndBack() {
        var key = new String[1];
        QuarkusTransaction.requiringNew().run(() -> key[0] = activate());
        var before = list();
        var logged = Newsroom.logged("domain");
        act(key[0], "make-canonical");
        var promoted = list();
        assertThat(promoted.version()).isGreaterThan(before.version());
        assertThat(canonical(promoted)).containsExactly(key[0]);
        act(key[0], "undo-make-canonical");
        assertThat(list().version()).isGreaterThan(promoted.version());
        assertThat(list().saysTheSame(before)).isTrue();
        assertThat(canonical(list())).containsExactly("primary");
        assertThat(Newsroom.logged("domain")).isEqualTo(logged + 2);
    }

    private static void act(String key, String act) {
        admin().header("If-Match", "*")
                .post("/v1/newsroom/domains/" + key + "/" + act)
                .then()
                .statusCode(200);
    }

    private static List<String> canonical(AddressList list) {
        return list.usable().stream()
                .filter(address -> address.canonicalFor().contains("en"))
                .map(AddressList.Address::key)
                .toList();
    }

    @Test
    void namesWhatIsOnlyForTheListButNothingPrivate() {
        var keys = new LinkedHashMap<String, String>();
        for (var disclosure : List.of("manifest", "private")) {
            QuarkusTransaction.requiringNew().run(() -> {
                var domain = domains.propose(freshWord() + ".example", "a test").orElseThrow();
                domain.disclosure = disclosure;
                domains.declare(domain);
                keys.put(disclosure, domain.key);
            });
        }
        assertThat(list().usable())
                .extracting(AddressList.Address::key)
                .contains(keys.get("manifest"))
                .doesNotContain(keys.get("private"));
        assertThat(given().get("/v1/domains").jsonPath().getList("data.key")).doesNotContain(keys.get("manifest"));
    }

    @Test
    void revokesWhatIsNoAddressAnyMore() {
        var key = new String[1];
        QuarkusTransaction.requiringNew().run(() -> key[0] = activate());
        act(key[0], "mark-compromised");
        var list = list();
        assertThat(list.usable()).extracting(AddressList.Address::key).doesNotContain(key[0]);
        assertThat(list.revoked())
                .filteredOn(gone -> gone.key().equals(key[0]))
                .first()
                .satisfies(gone -> {
                    assertThat(gone.reason()).isEqualTo("compromised");
                    assertThat(gone.hosts()).hasSize(1);
                });
    }

    @Test
    void revokesAllThatWasEverToldAndNothingElse() {
        var key = new String[1];
        QuarkusTransaction.requiringNew().run(() -> key[0] = activate());
        var told = host(key[0]);
        patch(key[0], "{\"disclosure\": \"private\"}");
        act(key[0], "suspend");
        var secret = freshWord() + ".example";
        patch(key[0], "{\"host\": \"" + secret + "\"}");
        assertThat(host(key[0])).isEqualTo(secret);
        act(key[0], "mark-compromised");
        assertThat(revoked(key[0]))
                .singleElement()
                .satisfies(gone -> assertThat(gone.hosts()).containsExactly(told));
        QuarkusTransaction.requiringNew().run(() -> key[0] = activate());
        var hidden = host(key[0]);
        patch(key[0], "{\"disclosure\": \"private\"}");
        act(key[0], "retire");
        assertThat(revoked(key[0]))
                .singleElement()
                .satisfies(gone -> assertThat(gone.hosts()).containsExactly(hidden));
        QuarkusTransaction.requiringNew().run(() -> {
            var domain = domains.propose(freshWord() + ".example", "a test").orElseThrow();
            domain.disclosure = "private";
            domains.declare(domain);
            key[0] = domain.key;
        });
        act(key[0], "retire");
        assertThat(revoked(key[0])).isEmpty();
    }

    private List<AddressList.Revocation> revoked(String key) {
        return list().revoked().stream().filter(gone -> gone.key().equals(key)).toList();
    }

    private static String host(String key) {
        return admin().get("/v1/newsroom/domains/" + key).path("host");
    }

    private static void patch(String key, String body) {
        admin().header("If-Match", "*")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch("/v1/newsroom/domains/" + key)
                .then()
                .statusCode(200);
    }

    @Test
    void keepsItsAddressesWhenNoOwnOneIsLeft() throws SQLException {
        var key = new String[1];
        QuarkusTransaction.requiringNew().run(() -> key[0] = activate());
        var before = list();
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update domain set trust = 'cdn' where trust = 'first-party'");
            try {
                QuarkusTransaction.requiringNew().run(publish::ifChanged);
                assertThat(list()).isEqualTo(before);
                act(key[0], "mark-compromised");
                assertThat(list().version()).isGreaterThan(before.version());
                assertThat(list().domains()).isEqualTo(before.domains());
                assertThat(list().usable())
                        .extracting(AddressList.Address::key)
                        .contains("primary")
                        .doesNotContain(key[0]);
                assertThat(publish.isDue()).isFalse();
            } finally {
                statement.executeUpdate("update domain set trust = 'first-party' where trust = 'cdn'");
            }
        }
        assertThat(publish.isDue()).isTrue();
    }

    @Test
    void refusesTheAddressThatMakesItTooLargeAndNothingElse() throws SQLException {
        var keys = new ArrayList<String>();
        QuarkusTransaction.requiringNew().run(() -> keys.addAll(List.of(activate(), activate())));
        act(keys.get(1), "suspend");
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            statement.executeUpdate(MANY.formatted(keys.get(0)));
            try {
                var before = list();
                admin().header("If-Match", "*")
                        .post("/v1/newsroom/domains/" + keys.get(1) + "/activate")
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("conflict"))
                        .body("detail", containsString("256 KiB"));
                patch(keys.get(0), "{\"weight\": 11}");
                act(keys.get(0), "mark-compromised");
                assertThat(list().version()).isGreaterThan(before.version());
                assertThat(revoked(keys.get(0))).hasSize(1);
                assertThat(list().domains()).hasSizeBetween(100, 299);
            } finally {
                statement.executeUpdate("delete from domain where key like 'large-%'");
            }
        }
        QuarkusTransaction.requiringNew().run(publish::ifChanged);
        act(keys.get(1), "activate");
    }

    @Test
    void anEchoIsSignedByAKeyThatReadersKnow() {
        var echo = given().header("Host", "www.masthead.example")
                .get("/.well-known/masthead-probe?nonce=q4OBGKlJ3mV8uHsUHaD1vQ")
                .jsonPath();
        var lines = List.of("publication", "domain", "host", "nonce", "contentSeq", "at").stream()
                .map(echo::getString)
                .toList();
        var message = ("masthead-probe\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
        var signers = documents.newestRoot().orElseThrow().signers();
        assertThat(Ed25519.verify(
                        signers.get(echo.getString("kid")),
                        message,
                        Base64.getUrlDecoder().decode(echo.getString("sig"))))
                .isTrue();
    }

    @Test
    void keepsWhatWasSigned() throws SQLException {
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            assertThat(catchThrowable(() -> statement.executeUpdate("update signed_document set document = ''")))
                    .hasMessageContaining("stays as it is");
        }
        assertThat(new String(given().get(LIST).asByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(documents.newest(DocumentType.DOMAINS).orElseThrow().document());
    }
}
