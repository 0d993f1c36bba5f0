package org.masthead.manifest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.freshWord;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.address.Domains;
import org.masthead.address.ListedAddresses;
import org.masthead.address.OnlineKeys;
import org.masthead.change.ChangeLog;
import org.masthead.database.Statements;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import org.masthead.signed.Verification;

/** The signed list as readers get it. Its database outlives a run, so there may be roots already. */
@QuarkusTest
class ManifestResourceTest {

    private static final String LIST = "/.well-known/masthead-domains.jws";

    @Inject
    QuickStart quickStart;

    @Inject
    PublishManifest publish;

    @Inject
    SignedDocuments documents;

    @Inject
    OnlineKeys keys;

    @Inject
    Domains domains;

    @Inject
    ListedAddresses addresses;

    @Inject
    ChangeLog changes;

    @Inject
    Statements statements;

    @Inject
    DataSource database;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Clock clock;

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
                .header("Content-Type", "application/jose+json")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", startsWith("public, max-age=15"))
                .header("Cache-Tag", "domains")
                .extract()
                .header("ETag");
        given().header("If-None-Match", etag).get(LIST + "?utm_source=x").then().statusCode(304);
        given().head(LIST).then().statusCode(200).header("Content-Type", "application/jose+json");
        given().post(LIST).then().statusCode(405);
        assertThat(given().header("Host", "evil.example").get(LIST).asString())
                .isEqualTo(given().get(LIST).asString());
    }

    @Test
    void rootsNeverChange() throws Refused {
        var first = given().get("/.well-known/masthead-root-1.jws")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/jose+json")
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
        assertThat(after.version()).isEqualTo(before.version() + 1);
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
        assertThat(promoted.version()).isEqualTo(before.version() + 1);
        assertThat(canonical(promoted)).containsExactly(key[0]);
        act(key[0], "undo-make-canonical");
        assertThat(list().version()).isEqualTo(before.version() + 2);
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
    void isSignedAnewEachDay() {
        assertThat(publish.isDue()).isFalse();
        assertThat(dayLater().isDue()).isTrue();
        var before = list();
        admin().contentType(ContentType.JSON)
                .body(Map.of("leastVersion", before.version() + 20))
                .post("/v1/newsroom/manifest")
                .then()
                .statusCode(202);
        assertThat(list().version()).isEqualTo(before.version() + 20);
        assertThat(list().saysTheSame(before)).isTrue();
        admin().get("/v1/newsroom/manifest")
                .then()
                .body("version", equalTo(before.version() + 20))
                .body("publication", equalTo(before.publication()))
                .body("keys.signs", hasItem(true));
    }

    private PublishManifest dayLater() {
        var later = Clock.offset(clock, Duration.ofHours(25));
        return new PublishManifest(documents, addresses, keys, changes, statements, database, transaction, later);
    }

    @Test
    void takesTheNextRootAndSignsWithItsKeys() throws SQLException {
        var root = documents.newestRoot().orElseThrow();
        var key = admin().post("/v1/newsroom/manifest/keys")
                .then()
                .statusCode(201)
                .extract();
        assertThat(key.asString()).doesNotContain("private");
        var kid = key.<String>path("kid");
        var old = root.roles().get("domains").kids();
        var both = new ArrayList<>(old);
        both.add(kid);
        bring(next(root, both)).then().statusCode(204);
        var list = list();
        assertThat(list.rootVersion()).isEqualTo(root.version() + 1);
        assertThat(given().get(LIST).jsonPath().getList("signatures")).hasSize(both.size());
        admin().delete("/v1/newsroom/manifest/keys/" + kid).then().statusCode(409);
        var second = documents.newestRoot().orElseThrow();
        bring(next(second, old)).then().statusCode(204);
        admin().delete("/v1/newsroom/manifest/keys/" + kid).then().statusCode(204);
        admin().delete("/v1/newsroom/manifest/keys/" + kid).then().statusCode(404);
        assertThat(given().get(LIST).jsonPath().getList("signatures")).hasSize(old.size());
    }

    @Test
    void refusesARootThatReadersWouldNotTake() throws SQLException {
        var root = documents.newestRoot().orElseThrow();
        var signers = root.roles().get("domains").kids();
        var good = next(root, signers);
        bring(new Envelope(good.payload(), List.of(new Envelope.Signed("e30", "AA", false))))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("foreign-header"));
        bring(new Envelope("e30", good.signatures()))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("bad-signature"));
        bring(next(next(root, signers, Map.of()), signers)).then().statusCode(409);
        bring(next(root, List.of("k-of-somebody")))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-key"));
        admin().contentType(ContentType.JSON)
                .body("{\"payload\": \"e30\", \"signatures\": []}")
                .post("/v1/newsroom/manifest/roots")
                .then()
                .statusCode(422);
        assertThat(documents.newestRoot().orElseThrow().version()).isEqualTo(root.version());
    }

    private static Response bring(Envelope root) {
        return admin().contentType(ContentType.JSON).body(root.text()).post("/v1/newsroom/manifest/roots");
    }

    private Envelope next(Root root, List<String> signers) throws SQLException {
        var document = Envelope.of(next(root, signers, Map.of()).payload());
        try (var connection = Newsroom.database()) {
            for (var kid : root.roles().get("root").kids()) {
                document = OnlineKeys.of(connection, kid).orElseThrow().sign(document, DocumentType.ROOT);
            }
        }
        return document;
    }

    private Root next(Root root, List<String> signers, Map<String, byte[]> more) {
        var known = new LinkedHashMap<>(root.keys());
        keys.all().forEach(key -> known.put(key.kid(), key.publicKey()));
        known.putAll(more);
        known.putIfAbsent("k-of-somebody", new byte[32]);
        return new Root(
                root.publication(),
                root.version() + 1,
                Instant.now(),
                Instant.now().plus(Duration.ofDays(100)),
                known,
                Map.of("root", root.roles().get("root"), "domains", new Root.Role(signers, 1)),
                root.bootstrap());
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
