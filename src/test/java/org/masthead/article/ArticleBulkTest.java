package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.lockOf;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ArticleBulkTest {

    private final String word = freshWord();

    private static ValidatableResponse bulk(RequestSpecification caller, boolean atomic, List<?> operations) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("atomic", atomic, "operations", operations))
                .post("/v1/newsroom/articles/bulk")
                .then();
    }

    /** Null members are left out. */
    private static Map<String, Object> operation(String op, String id, String ifMatch, Object body) {
        var operation = new LinkedHashMap<String, Object>(Map.of("op", op));
        operation.put("id", id);
        operation.put("ifMatch", ifMatch);
        operation.put("body", body);
        operation.values().removeIf(value -> value == null);
        return operation;
    }

    private static Map<String, Object> patch(String id, Map<String, ?> change) {
        return operation("patch", id, lockOf(id), change);
    }

    private static Map<String, Object> create(Map<String, ?> draft) {
        return operation("create", null, null, draft);
    }

    private String draft() {
        return write(draftIn(section(), "Headline " + freshWord())).path("id");
    }

    private static ValidatableResponse read(String id) {
        return admin().get("/v1/newsroom/articles/" + id).then().statusCode(200);
    }

    private static long count(String sql) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement();
                var rows = act.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesToEachWhatItsOwnRequestWouldDo(boolean atomic) throws SQLException {
        var changed = draft();
        var published = draft();
        var removed = draft();
        var results = bulk(
                        admin(),
                        atomic,
                        List.of(
                                create(draftIn(section(), "New " + word)),
                                patch(changed, Map.of("kicker", word)),
                                operation("transition", published, lockOf(published), Map.of("to", "published")),
                                operation("delete", removed, lockOf(removed), null)))
                .statusCode(200)
                .body("results.status", contains(201, 200, 200, 204))
                .body("results.problem", contains(nullValue(), nullValue(), nullValue(), nullValue()))
                .extract();
        var made = results.<String>path("results[0].id");
        read(made).body("headline", equalTo("New " + word)).header("ETag", equalTo(results.path("results[0].etag")));
        read(changed).body("kicker", equalTo(word)).header("ETag", equalTo(results.path("results[1].etag")));
        read(published).body("status", equalTo("published")).header("ETag", equalTo(results.path("results[2].etag")));
        given().get("/v1/articles/" + published).then().statusCode(200);
        read(removed).body("removedAt", notNullValue());
        assertThat(count("select count(*) from audit where act in ('save', 'publish', 'remove') and subject_id in ('"
                        + String.join("','", changed, published, removed) + "')"))
                .isEqualTo(3);
    }

    @Test
    void undoesAllWhenOneFails() throws SQLException {
        var first = draft();
        var second = draft();
        var log = count("select coalesce(max(position), 0) from change_log");
        bulk(
                        admin(),
                        true,
                        List.of(
                                operation("transition", first, lockOf(first), Map.of("to", "published")),
                                create(Map.of("headline", word)),
                                patch(second, Map.of("kicker", word)),
                                patch(second, Map.of("sections", List.of("no-such-section")))))
                // The lock was read before the operation in front of it.
                .statusCode(412)
                .header("ETag", notNullValue())
                .body("code", equalTo("precondition-failed"))
                .body("errors.pointer", contains("/operations/3/ifMatch"));
        read(first).body("status", equalTo("draft"));
        read(second).body("kicker", nullValue());
        assertThat(count("select count(*) from article where headline = '" + word + "'"))
                .isZero();
        assertThat(count("select coalesce(max(position), 0) from change_log")).isEqualTo(log);
        assertThat(count("select count(*) from audit where act = 'publish' and subject_id = '" + first + "'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op": "patch", "id": "%s", "ifMatch": "*", "body": {"headlin": "a"}}        | 400 | unknown-property | /operations/1/body/headlin
            {"op": "patch", "id": "%s", "ifMatch": "*", "body": {"headline": 1}}         | 400 | wrong-type       | /operations/1/body/headline
            {"op": "patch", "id": "%s", "ifMatch": "*", "body": {"sections": ["none"]}}  | 422 | validation       | /operations/1/body/sections/0
            {"op": "create", "body": {"headline": ""}}                                   | 422 | validation       | /operations/1/body/headline
            {"op": "create", "id": "a", "ifMatch": "*", "body": {}}                      | 422 | validation       | /operations/1/id
            {"op": "create"}                                                             | 422 | validation       | /operations/1/body
            {"op": "patch", "ifMatch": "*", "body": {}}                                  | 422 | validation       | /operations/1/id
            {"op": "delete", "id": "%s", "ifMatch": "*", "body": {}}                     | 422 | validation       | /operations/1/body
            {"op": "transition", "id": "%s", "ifMatch": "*", "body": {}}                 | 422 | validation       | /operations/1/body/to
            {"op": "transition", "id": "%s", "ifMatch": "*", "body": {"to": "draft"}}    | 409 | invalid-transition | /operations/1
            {"op": "transition", "id": "%s", "ifMatch": "*", "body": {"to": "gone"}}     | 400 | wrong-type       | /operations/1/body/to
            {"op": "delete", "id": "%s"}                                                 | 428 | precondition-required | /operations/1/ifMatch
            {"op": "delete", "id": "%s", "ifMatch": "\\"9-9\\""}                         | 412 | precondition-failed | /operations/1/ifMatch
            {"op": "delete", "id": "no-such-article", "ifMatch": "*"}                    | 404 | not-found        | /operations/1/id
            """)
    void refusesWhatItsOwnRequestWouldRefuse(String operation, int status, String code, String pointer) {
        var id = draft();
        var body = """
                {"atomic": %s, "operations": [{"op": "create", "body": {"headline": "%s"}}, %s]}""";
        for (var atomic : List.of(true, false)) {
            var answer = admin().contentType(ContentType.JSON)
                    .body(body.formatted(atomic, word, operation.formatted(id)))
                    .post("/v1/newsroom/articles/bulk")
                    .then();
            if (atomic) {
                answer.statusCode(status == 404 ? 422 : status)
                        .body("code", equalTo(status == 404 ? "validation" : code))
                        .body("errors.pointer", hasItem(pointer));
            } else {
                answer.statusCode(200)
                        .body("results.status", contains(201, status))
                        .body("results[1].problem.code", equalTo(code))
                        .body("results[1].problem.status", equalTo(status))
                        .body("results[1].problem.errors.pointer", hasItem(pointer))
                        .body("results[1].etag", status == 412 || status == 428 ? notNullValue() : nullValue());
            }
        }
    }

    @Test
    void tellsOfAllThatCannotBeReadAtOnce() {
        bulk(
                        admin(),
                        true,
                        List.of(
                                create(Map.of("headline", "\u0007")),
                                create(Map.of()),
                                create(Map.of("kicker", "\u0007"))))
                .statusCode(422)
                .body("errors.pointer", contains("/operations/0/body/headline", "/operations/2/body/kicker"));
    }

    @Test
    void changesTheSameArticleTwiceOnlyForWhoDoesNotCareWhatItIs() {
        var id = draft();
        var etag = lockOf(id);
        bulk(
                        admin(),
                        false,
                        List.of(
                                operation("patch", id, etag, Map.of("kicker", "one")),
                                operation("patch", id, etag, Map.of("kicker", "two")),
                                operation("patch", id, "*", Map.of("kicker", "three"))))
                .statusCode(200)
                .body("results.status", contains(200, 412, 200))
                .body("results[1].problem.changedFields", contains("kicker"));
        bulk(
                        admin(),
                        true,
                        List.of(
                                patch(id, Map.of("kicker", "four")),
                                operation("transition", id, "*", Map.of("to", "published")),
                                operation("delete", id, "*", null)))
                .statusCode(200)
                .body("results.status", contains(200, 200, 204));
        given().get("/v1/articles/" + id).then().statusCode(410);
    }

    @Test
    void asksForTheRoleThatEachNeeds() {
        var theirs = draft();
        var mine = as("contributor")
                .contentType(ContentType.JSON)
                .body(draftIn(section(), word))
                .post("/v1/newsroom/articles")
                .<String>path("id");
        var operations = List.of(
                create(Map.of("headline", word)),
                operation("patch", mine, lockOf(mine), Map.of("kicker", word)),
                operation("patch", theirs, "*", Map.of("kicker", word)),
                operation("transition", mine, "*", Map.of("to", "published")),
                operation("transition", mine, "*", Map.of("to", "review")),
                operation("delete", mine, "*", null));
        bulk(as("contributor"), true, operations.subList(3, 6))
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("errors.pointer", contains("/operations/0"));
        bulk(as("contributor"), true, List.of(operation("delete", theirs, "*", null)))
                .statusCode(422);
        bulk(as("contributor"), false, operations)
                .statusCode(200)
                .body("results.status", contains(201, 200, 404, 403, 200, 204));
        bulk(given(), true, operations).statusCode(401);
    }

    @Test
    void keepsKeysInTheirSections() {
        var own = section();
        var key = admin().contentType(ContentType.JSON)
                .body(Map.of("name", "desk", "role", "publisher", "sections", List.of(own)))
                .post("/v1/newsroom/keys")
                .<String>path("key");
        var elsewhere = draft();
        bulk(
                        given().header("Authorization", "Bearer " + key),
                        false,
                        List.of(
                                create(draftIn(own, word)),
                                create(draftIn(section(), word)),
                                operation("patch", elsewhere, "*", Map.of("kicker", word)),
                                operation("delete", elsewhere, "*", null)))
                .statusCode(200)
                .body("results.status", contains(201, 403, 403, 403));
        read(elsewhere).body("kicker", nullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void takesOneToAHundredOperations(int count) {
        bulk(admin(), true, Collections.nCopies(count, create(Map.of("headline", word))))
                .statusCode(422)
                .body("errors.pointer", contains("/operations"));
        assertThat(admin().get("/v1/newsroom/articles?q=" + word).<List<?>>path("data"))
                .isEmpty();
    }

    @Test
    void refusesABulkThatIsNone() {
        for (var body : List.of("{\"operations\": [{\"op\": \"move\"}]}", "{\"operations\": [{\"of\": 1}]}", "[]")) {
            admin().contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/newsroom/articles/bulk")
                    .then()
                    .statusCode(400);
        }
        bulk(admin(), true, List.of(Map.of())).statusCode(422).body("errors.pointer", contains("/operations/0/op"));
        bulk(admin(), true, List.of(create(Map.of("bodyHtml", "a".repeat(1 << 20)))))
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNothingTwiceForARequestThatIsSentAgain(boolean atomic) {
        var id = draft();
        var operations = List.of(
                create(draftIn(section(), "Once " + word)),
                operation("patch", id, lockOf(id), Map.of("kicker", word)),
                operation("patch", id, "*", Map.of("summary", word)));
        var key = word + atomic;
        var first = bulk(admin().header("Idempotency-Key", key), atomic, operations)
                .statusCode(200)
                .body("results.status", contains(201, 200, 200))
                .extract();
        bulk(admin().header("Idempotency-Key", key), atomic, operations)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("results", equalTo(first.path("results")));
        admin().get("/v1/newsroom/articles?q=" + word).then().body("data", hasSize(1));
    }

    @Test
    void doesNotDoAgainWhatWasDoneBeforeTheServiceEndedInTheMiddle() throws SQLException {
        var section = section();
        var operations = IntStream.range(0, 3)
                .mapToObj(number -> create(draftIn(section, "Once " + word + " " + number)))
                .toList();
        var first =
                bulk(admin().header("Idempotency-Key", word), false, operations).extract();
        try (var database = database();
                var forget = database.createStatement()) {
            // The answer to the whole is kept last of all.
            forget.execute("delete from idempotent_answer where key = '" + word + "'");
        }
        bulk(admin().header("Idempotency-Key", word), false, operations)
                .statusCode(200)
                .body("results", equalTo(first.path("results")));
        admin().get("/v1/newsroom/articles?q=" + word).then().body("data", hasSize(3));
        bulk(admin().header("Idempotency-Key", word), false, operations.subList(0, 1))
                .statusCode(422);
    }

    @Test
    void doesNotWaitForEverWhereTwoChangeTheSameInAnotherOrder() {
        var ids = IntStream.range(0, 6).mapToObj(number -> draft()).toList();
        for (var round = 0; round < 3; round++) {
            var one = new ArrayList<Map<String, Object>>();
            ids.forEach(id -> one.add(operation("patch", id, "*", Map.of("kicker", freshWord()))));
            var other = new ArrayList<>(one);
            Collections.reverse(other);
            var both = Stream.of(one, other)
                    .map(operations -> CompletableFuture.supplyAsync(
                            () -> bulk(admin(), true, operations).extract().statusCode()))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join)).containsOnly(200);
        }
    }

    @Test
    void leavesItsNameToArticles() {
        var slug = publish(write(Map.of(
                "headline", word, "slug", "bulk", "sections", List.of(section()), "bodyMarkdown", "It happened.")));
        assertThat(slug).isEqualTo("bulk");
        admin().get("/v1/newsroom/articles/bulk").then().statusCode(200).body("slug", equalTo("bulk"));
        admin().get("/v1/newsroom/articles/bulk/revisions").then().statusCode(200);
        given().get("/v1/articles/bulk").then().statusCode(200);
        admin().put("/v1/newsroom/articles/bulk").then().statusCode(405).header("Allow", containsString("POST"));
    }
}
