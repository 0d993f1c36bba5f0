package org.masthead.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.logging.Logger;
import org.hibernate.Session;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Newsroom;
import org.masthead.http.ProblemException;

@QuarkusTest
class KeyResourceTest {

    private static final String KEYS = "/v1/newsroom/keys";

    @Inject
    KeepKeys keep;

    @Inject
    Session session;

    private final String name = "Tool " + Newsroom.freshWord();

    @Test
    void showsTheTextOnceAndKeepsItsDigestOnly() throws SQLException {
        var made = make(Map.of("name", name, "role", "editor"));
        made.then()
                .statusCode(201)
                .header("Location", KEYS + "/" + made.path("id"))
                .body("name", equalTo(name))
                .body("role", equalTo("editor"))
                .body("createdBy", equalTo("a admin"))
                .body("resources", empty())
                .body("readOnly", equalTo(false))
                .body("expiresAt", nullValue())
                .body("revokedAt", nullValue());
        String text = made.path("key");
        assertThat(text).startsWith("mh_");
        me(text).statusCode(200).body("key", equalTo(made.path("id"))).body("role", equalTo("editor"));
        var read = read(made.path("id"));
        read.then().header("ETag", made.header("ETag")).body("key", nullValue()).body("lastUsedAt", notNullValue());
        assertThat(rowOf(made.path("id"))).doesNotContain(text);
    }

    @Test
    void doesNotShowTheTextToARepeatedRequest() {
        var once = Map.of("name", name, "role", "editor");
        var key = Newsroom.freshWord();
        var first = Newsroom.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(once)
                .post(KEYS);
        first.then().statusCode(201).body("key", notNullValue());
        Newsroom.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(once)
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")))
                .body("key", nullValue());
    }

    @Test
    void listsKeysMadeLastFirst() {
        var ids = List.of(
                make(Map.of("name", name, "role", "editor")).path("id"),
                make(Map.of("name", name, "role", "editor", "sections", List.of(Newsroom.section())))
                        .path("id"));
        var list = Newsroom.admin().get(KEYS + "?limit=1").then().statusCode(200);
        list.body("data.id", equalTo(List.of(ids.get(1))))
                .body("data[0].sections.size()", equalTo(1))
                .body("data.key", everyItem(nullValue()));
        Newsroom.admin()
                .get(list.extract().<String>path("page.next"))
                .then()
                .body("data.id", equalTo(List.of(ids.get(0))));
    }

    @Test
    void isForAdmins() {
        Newsroom.as("publisher").get(KEYS).then().statusCode(403);
    }

    @Test
    void revokesAtOnce() {
        var made = make(Map.of("name", name, "role", "publisher"));
        me(made.path("key")).statusCode(200);
        Newsroom.admin().delete(at(made)).then().statusCode(428);
        Newsroom.admin().header("If-Match", "\"other\"").delete(at(made)).then().statusCode(412);
        revoke(made).then().statusCode(204);
        me(made.path("key")).statusCode(401);
        read(made.path("id")).then().body("revokedAt", notNullValue());
        patch(made.path("id"), Map.of("name", name)).then().statusCode(409);
        rotate(made, 0).then().statusCode(409);
    }

    @Test
    void endsByItself() throws InterruptedException {
        var made = make(Map.of(
                "name",
                name,
                "role",
                "editor",
                "expiresAt",
                Instant.now().plusMillis(1500).toString()));
        me(made.path("key")).statusCode(200).body("expiresAt", equalTo(made.path("expiresAt")));
        Thread.sleep(1700);
        me(made.path("key")).statusCode(401);
        patch(made.path("id"), Map.of("expiresAt", "2001-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expiresAt"));
        var never = new HashMap<String, Object>();
        never.put("expiresAt", null);
        patch(made.path("id"), never).then().statusCode(200).body("expiresAt", nullValue());
        me(made.path("key")).statusCode(200);
    }

    @Test
    void rotatesWithoutGrace() {
        var made = make(Map.of("name", name, "role", "editor"));
        var rotated = rotate(made, 0);
        rotated.then().statusCode(200).body("pastKeyUntil", nullValue()).body("id", equalTo(made.path("id")));
        me(made.path("key")).statusCode(401);
        me(rotated.path("key")).statusCode(200).body("key", equalTo(made.path("id")));
    }

    @Test
    void rotatesWithGrace() throws InterruptedException {
        var made = make(Map.of("name", name, "role", "editor"));
        var rotated = rotate(made, 2);
        rotated.then().body("pastKeyUntil", notNullValue());
        me(made.path("key")).statusCode(200);
        me(rotated.path("key")).statusCode(200);
        Thread.sleep(2200);
        me(made.path("key")).statusCode(401);
        me(rotated.path("key")).statusCode(200);
        rotate(made, 86_401).then().statusCode(422).body("errors[0].pointer", equalTo("/graceSeconds"));
        rotate(made, -1).then().statusCode(422);
    }

    @Test
    void revokesTheTextBeforeTheRotationToo() {
        var made = make(Map.of("name", name, "role", "editor"));
        rotate(made, 3600);
        me(made.path("key")).statusCode(200);
        revoke(made).then().statusCode(204);
        me(made.path("key")).statusCode(401);
    }

    @Test
    void holdsAKeyToReading() {
        var made = make(Map.of("name", name, "role", "editor", "readOnly", true));
        as(made).get("/v1/newsroom/articles").then().statusCode(200);
        as(made).head("/v1/newsroom/articles").then().statusCode(200);
        as(made).contentType(ContentType.JSON)
                .body(Map.of("headline", "A secret word"))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", equalTo("This key may only read."));
        me(made.path("key")).body("readOnly", equalTo(true));
    }

    @Test
    void holdsAKeyToResources() {
        var made = make(Map.of("name", name, "role", "editor", "resources", List.of("sections", "images")));
        as(made).get("/v1/newsroom/sections").then().statusCode(200);
        as(made).get("/v1/newsroom/articles")
                .then()
                .statusCode(403)
                .body("detail", equalTo("This key may use images, sections and nothing else."));
        me(made.path("key")).statusCode(200).body("resources", equalTo(List.of("images", "sections")));
    }

    @Test
    void changesWhatAKeyIsHeldTo() {
        var section = Newsroom.section();
        var made = make(Map.of("name", name, "role", "editor"));
        patch(made.path("id"), Map.of("name", name + "!", "sections", List.of(section), "resources", List.of("images")))
                .then()
                .statusCode(200)
                .header("ETag", not(made.header("ETag")))
                .body("name", equalTo(name + "!"))
                .body("sections", equalTo(List.of(section)))
                .body("resources", equalTo(List.of("images")));
        me(made.path("key")).body("sections", equalTo(List.of(section)));
        as(made).get("/v1/newsroom/sections").then().statusCode(403);
        patch(made.path("id"), Map.of("sections", List.of(), "resources", List.of()))
                .then()
                .body("sections", empty());
        as(made).get("/v1/newsroom/sections").then().statusCode(200);
    }

    @Test
    void holdsNoMoreKeysToWhatIsNotThere() throws SQLException {
        make(Map.of("name", name, "role", "editor", "resources", List.of("tags", "webhooks")))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/resources/1")));
        var made = make(Map.of("name", name, "role", "editor", "resources", List.of("tags")));
        try (var connection = Newsroom.database();
                var update =
                        connection.prepareStatement("update api_key set resources = '{webhooks}' where name = ?")) {
            update.setString(1, name);
            update.executeUpdate();
        }
        var webhooks = List.of("webhooks");
        me(made.path("key")).statusCode(200).body("resources", equalTo(webhooks));
        as(made).get("/v1/newsroom/tags").then().statusCode(403);
        patch(made.path("id"), Map.of("name", name + "!"))
                .then()
                .statusCode(200)
                .body("resources", equalTo(webhooks));
        patch(made.path("id"), Map.of("resources", List.of("tags"))).then().body("resources", equalTo(List.of("tags")));
        patch(made.path("id"), Map.of("resources", webhooks)).then().statusCode(422);
    }

    @Test
    void takesBackWhatWasRead() {
        var made = make(Map.of("name", name, "role", "editor", "resources", List.of("tags")));
        Map<String, Object> whole = read(made.path("id")).path("");
        whole.keySet().retainAll(List.of("name", "role", "expiresAt", "resources", "readOnly", "sections"));
        patch(made.path("id"), whole).then().statusCode(200).body("resources", equalTo(List.of("tags")));
    }

    @Test
    void letsNobodyMakeMoreOfTheirKey() {
        var scoped = make(Map.of("name", name, "role", "admin", "resources", List.of("keys", "articles")));
        for (var wider : List.of(
                Map.of("name", name, "role", "admin"),
                Map.of("name", name, "role", "contributor", "resources", List.of("images")))) {
            as(scoped)
                    .contentType(ContentType.JSON)
                    .body(wider)
                    .post(KEYS)
                    .then()
                    .statusCode(403);
        }
        as(scoped)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "role", "editor", "resources", List.of("articles")))
                .post(KEYS)
                .then()
                .statusCode(201);
        var wide = make(Map.of("name", name, "role", "editor"));
        as(scoped)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(at(wide) + "/rotation")
                .then()
                .statusCode(403);
        as(scoped)
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", scoped.header("ETag"))
                .body("{\"resources\": null}")
                .patch(at(scoped))
                .then()
                .statusCode(403);
    }

    @Test
    void keepsTheRole() {
        var made = make(Map.of("name", name, "role", "editor"));
        patch(made.path("id"), Map.of("role", "admin"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'editor'}                                          | 422 | /name",
                "{'name':'a'}                                               | 422 | /role",
                "{'name':'a\u202eb','role':'editor'}                        | 422 | /name",
                "{'name':'a','role':'owner'}                                | 400 | /role",
                "{'name':'a','role':'editor','resources':['articels']}      | 400 | /resources/0",
                "{'name':'a','role':'editor','sections':['no-such-desk']}   | 422 | /sections/0",
                "{'name':'a','role':'editor','expiresAt':'2001-01-01T00:00:00Z'} | 422 | /expiresAt",
                "{'name':'a','role':'editor','digest':'a'}                  | 400 | /digest",
            })
    void refusesWhatIsNoKey(String body, int status, String pointer) {
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(KEYS)
                .then()
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    /** Neither what the service says of a request that fails nor what it says to itself names the key. */
    @Test
    void tellsNobodyTheKeyOfARequestThatFails() throws SQLException {
        var text = make(Map.of("name", name, "role", "publisher")).<String>path("key");
        var wrong = KeyText.random();
        var log = new Log();
        var root = Logger.getLogger("");
        root.addHandler(log);
        try (var connection = Newsroom.database();
                var database = connection.createStatement()) {
            for (var key : List.of(text, wrong)) {
                tellsNothing(key, caller -> caller.get(KEYS), 403, 401);
                tellsNothing(key, caller -> caller.get("/v1/newsroom/articles/none"), 404, 401);
                tellsNothing(key, caller -> caller.get("/v1/newsroom/articles?access_token=" + key), 400, 401);
                tellsNothing(
                        key,
                        caller -> caller.contentType(ContentType.JSON)
                                .body("{\"" + key + "\"")
                                .post("/v1/newsroom/articles"),
                        400,
                        401);
            }
            database.execute("alter table redirect rename to redirect_away");
            try {
                tellsNothing(text, caller -> caller.get("/v1/newsroom/redirects"), 500);
            } finally {
                database.execute("alter table redirect_away rename to redirect");
            }
            connection.setAutoCommit(false);
            database.execute("lock table api_key in access exclusive mode");
            tellsNothing(text, caller -> caller.get("/v1/newsroom/me"), 503);
            connection.rollback();
        } finally {
            root.removeHandler(log);
        }
        assertThat(log.lines).anyMatch(line -> line.contains("Request failed, traceId"));
        assertThat(log.lines).anyMatch(line -> line.contains("database-unavailable"));
        assertThat(log.lines).noneMatch(line -> line.contains(text) || line.contains(wrong));
    }

    private static void tellsNothing(String key, Function<RequestSpecification, Response> request, int... status) {
        var answer = request.apply(given().header("Authorization", "Bearer " + key));
        assertThat(status).contains(answer.statusCode());
        assertThat(answer.headers().toString() + answer.asString()).doesNotContain(key);
    }

    /** Everything that is logged, with the causes. */
    private static final class Log extends ExtHandler {

        private static final PatternFormatter FORMAT = new PatternFormatter("%c %s %e");

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(FORMAT.format(line));
        }
    }

    @Test
    void tellsManyWhoAskAtOnceApart() throws Exception {
        var names = new HashMap<String, String>();
        for (var number = 0; number < 10; number++) {
            var own = name + " " + number;
            names.put(make(Map.of("name", own, "role", "contributor")).path("key"), own);
        }
        var keys = List.copyOf(names.keySet());
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/newsroom/me");
        var pool = Executors.newFixedThreadPool(200);
        try {
            var told = new ArrayList<Future<Integer>>();
            for (var number = 0; number < 200; number++) {
                var key = keys.get(number % keys.size());
                var request = HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + key)
                        .build();
                told.add(pool.submit(() -> {
                    var answers = 0;
                    for (var tries = 0; answers < 20 && tries < 2_000; tries++) {
                        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                        if (answer.statusCode() == 503) {
                            // More of one address than are let in at once.
                            Thread.sleep(10);
                        } else {
                            assertThat(JsonPath.from(answer.body()).getString("name"))
                                    .isEqualTo(names.get(key));
                            answers++;
                        }
                    }
                    return answers;
                }));
            }
            for (var answers : told) {
                assertThat(answers.get()).isEqualTo(20);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void knowsNoOtherKeys() {
        for (var id : List.of("0199c0de-7a1b-7c2d-8e3f-405162738495", "admin", "1")) {
            Newsroom.admin().get(KEYS + "/" + id).then().statusCode(404);
        }
    }

    @Test
    void doesNotRotateTheKeyOfTheConfiguration() {
        var configured = given().header("Authorization", "Bearer the-key-of-the-admin-in-tests");
        String id = configured.get("/v1/newsroom/me").path("key");
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(KEYS + "/" + id + "/rotation")
                .then()
                .statusCode(409)
                .body("detail", containsString("configuration"));
    }

    @Test
    @TestTransaction
    void keepsTheLastOneWhoCanMakeKeys() {
        keep.requireAnAdmin();
        session.createNativeMutationQuery("update api_key set read_only = true where role = 'admin'")
                .executeUpdate();
        assertThatThrownBy(keep::requireAnAdmin)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("last key");
    }

    @Test
    void doesNotLetASectionGoThatAKeyIsHeldTo() throws SQLException {
        var section = Newsroom.section();
        var made = make(Map.of("name", name, "role", "editor", "sections", List.of(section)));
        assertThatThrownBy(() -> deleteSection(section)).hasMessageContaining("api_key_section_section_fkey");
        revoke(made).then().statusCode(204);
        assertThat(deleteSection(section)).isEqualTo(1);
    }

    private static int deleteSection(String path) throws SQLException {
        try (var connection = Newsroom.database();
                var delete = connection.prepareStatement("delete from section where path = ?")) {
            delete.setString(1, path);
            return delete.executeUpdate();
        }
    }

    private static String rowOf(String id) throws SQLException {
        try (var connection = Newsroom.database();
                var select =
                        connection.prepareStatement("select api_key::text from api_key where id = cast(? as uuid)")) {
            select.setString(1, id);
            var rows = select.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }

    private static Response make(Map<String, ?> draft) {
        return Newsroom.admin().contentType(ContentType.JSON).body(draft).post(KEYS);
    }

    private static String at(Response made) {
        return KEYS + "/" + made.path("id");
    }

    private static Response read(String id) {
        return Newsroom.admin().get(KEYS + "/" + id);
    }

    private static Response patch(String id, Map<String, ?> patch) {
        return Newsroom.admin()
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", read(id).header("ETag"))
                .body(patch)
                .patch(KEYS + "/" + id);
    }

    private static Response rotate(Response made, int grace) {
        return Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("graceSeconds", grace))
                .post(at(made) + "/rotation");
    }

    private static Response revoke(Response made) {
        return Newsroom.admin()
                .header("If-Match", read(made.path("id")).header("ETag"))
                .delete(at(made));
    }

    private static RequestSpecification as(Response made) {
        return given().header("Authorization", "Bearer " + made.path("key"));
    }

    private static ValidatableResponse me(String text) {
        return given().header("Authorization", "Bearer " + text)
                .get("/v1/newsroom/me")
                .then();
    }
}
