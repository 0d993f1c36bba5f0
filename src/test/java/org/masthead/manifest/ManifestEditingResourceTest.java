package org.masthead.manifest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.masthead.Newsroom.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
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
import org.masthead.address.ListedAddresses;
import org.masthead.address.OnlineKeys;
import org.masthead.change.ChangeLog;
import org.masthead.database.Statements;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/** Keeping roots and keys. Its database outlives a run, so there may be roots already. */
@QuarkusTest
class ManifestEditingResourceTest {

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
        return AddressList.kept(given().get(LIST).asString());
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
        var time = Duration.ofHours(25);
        var then = Clock.offset(clock, time);
        return new PublishManifest(documents, later(time), keys, changes, statements, database, transaction, then);
    }

    @Test
    void risesOverVersionsThatWereLostWithTheDatabase() {
        var known = list();
        var root = documents.newestRoot().orElseThrow();
        assertThat(later(Duration.ofHours(1)).after(null, root, 1).list().version())
                .isGreaterThan(known.version());
        assertThat(later(Duration.ofDays(-1)).after(known, root, 1).list().version())
                .isEqualTo(known.version() + 1);
        assertThat(later(Duration.ofDays(365 * 200)).after(null, root, 1).list().version())
                .isLessThanOrEqualTo(1_000_000_000);
    }

    @Test
    void measuresTheListAsItWillBeWritten() {
        var root = documents.newestRoot().orElseThrow();
        var next = later(Duration.ZERO);
        var after = next.after(list(), root, 1);
        assertThat(after.leavesOut()).isFalse();
        assertThat(next.signed(root, after.list()))
                .hasSizeLessThanOrEqualTo(next.size(list(), root).bytes());
    }

    private NextList later(Duration time) {
        return new NextList(addresses, keys, Clock.offset(clock, time));
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
    void keepsTheKeyThatSignsTheNextRootThoughItSignsNoLists() throws SQLException {
        var root = documents.newestRoot().orElseThrow();
        var alone = root.roles().get("root").kids().get(0);
        var other = admin().post("/v1/newsroom/manifest/keys")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("kid");
        bring(next(root, List.of(other))).then().statusCode(204);
        admin().get("/v1/newsroom/manifest")
                .then()
                .body("keys.find { it.kid == '" + alone + "' }.signs", equalTo(false))
                .body("keys.find { it.kid == '" + alone + "' }.signsRoots", equalTo(true))
                .body("keys.find { it.kid == '" + other + "' }.signsRoots", equalTo(false));
        admin().delete("/v1/newsroom/manifest/keys/" + alone)
                .then()
                .statusCode(409)
                .body("detail", containsString("roots"));
        bring(next(documents.newestRoot().orElseThrow(), List.of(alone))).then().statusCode(204);
        admin().delete("/v1/newsroom/manifest/keys/" + other).then().statusCode(204);
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
}
