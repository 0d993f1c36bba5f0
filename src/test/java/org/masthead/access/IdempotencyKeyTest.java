package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Newsroom;

@QuarkusTest
class IdempotencyKeyTest {

    @Inject
    RememberedAnswers answers;

    @Inject
    Session session;

    private final String key = Newsroom.freshWord();
    private final String headline = "Headline " + Newsroom.freshWord();

    @Test
    void givesTheFirstAnswerAgain() {
        var first = write("editor", key, headline);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        var again = write("editor", key, headline);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (var field : new String[] {"Location", "ETag", "Content-Type", "Cache-Control"}) {
            assertThat(again.header(field)).as(field).isEqualTo(first.header(field));
        }
        Newsroom.admin().get(again.header("Location")).then().statusCode(200);
    }

    @Test
    void letsTheTransactionOfAnEffectBeIdleForAsLongAsAnyWithAKey() throws Exception {
        var claim = answers.claim("editor", key, new byte[32]);
        var after = QuarkusTransaction.requiringNew().call(() -> {
            answers.use(claim);
            return idleness();
        });
        assertThat(after).isEqualTo("30s").isEqualTo(answers.inTransaction(this::idleness));
        answers.release(claim);
    }

    private String idleness() {
        return session.createNativeQuery("select current_setting('idle_in_transaction_session_timeout')", String.class)
                .getSingleResult();
    }

    @Test
    void takesTheKeyInQuotesToo() {
        var first = write("editor", '"' + key + '"', headline);
        write("editor", key, headline)
                .then()
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
    }

    @Test
    void makesOneArticleOfAHundredRequestsAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(40);
        try {
            Callable<Response> send = () -> write("editor", key, headline);
            var answers = threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(i -> send).toList());
            var bodies = new HashSet<String>();
            for (var answer : answers) {
                var response = answer.get();
                if (response.statusCode() == 409) {
                    response.then()
                            .body("code", equalTo("idempotency-in-progress"))
                            .header("Retry-After", "1");
                } else {
                    response.then().statusCode(201);
                    bodies.add(response.asString());
                }
            }
            assertThat(bodies).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(articlesWithTheHeadline()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBodyAndAnotherAddress() {
        write("editor", key, headline).then().statusCode(201);
        reused(write("editor", key, headline + "!"));
        reused(post("editor", key, "/v1/newsroom/sections", Map.of("path", key, "name", "A")));
        reused(post("editor", key, "/v1/newsroom/imports/page?dryRun=true", headline));
    }

    @Test
    void belongsToTheCaller() {
        var first = write("editor", key, headline).then().statusCode(201);
        write("publisher", key, headline + "!").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        write("editor", key, headline).then().body("id", equalTo(first.extract().path("id")));
    }

    @Test
    void isNotUsedUpByARefusedRequest() {
        write("editor", key, " ").then().statusCode(422).body("code", equalTo("validation"));
        post("editor", key, "/v1/newsroom/sections", Map.of("path", "none-" + key + "/below", "name", "A"))
                .then()
                .statusCode(422);
        write("editor", key, headline).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void repeatsATransitionWhoseLockIsOutOfDateByNow() {
        var written = Newsroom.write(Newsroom.draftIn(Newsroom.section(), headline));
        Callable<ValidatableResponse> publish = () -> Newsroom.admin()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .header("If-Match", written.header("ETag"))
                .body(Map.of("to", "published"))
                .post(written.header("Location") + "/transitions")
                .then();
        try {
            var first = publish.call().statusCode(200).extract();
            var again = publish.call()
                    .statusCode(200)
                    .header("Idempotency-Replayed", "true")
                    .extract();
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void coversWhatBeginsItsOwnTransaction() {
        var page =
                "<html><head><title>%1$s</title></head><body><article><h1>%1$s</h1><p>%2$s</p></article></body></html>"
                        .formatted(headline, "It happened today, in the street. ".repeat(20));
        var first = postPage(page, false);
        first.then().statusCode(201);
        var again = postPage(page, false);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void keepsNothingOfWhatOnlyTriesSomethingOut() {
        var page =
                "<html><head><title>%1$s</title></head><body><article><h1>%1$s</h1><p>%2$s</p></article></body></html>"
                        .formatted(headline, "It happened today, in the street. ".repeat(20));
        postPage(page, true).then().statusCode(200);
        postPage(page, true).then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(articlesWithTheHeadline()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "\"\"", "\"a", "a b", "\"a b\"", "\"a\\b\"", "caf\u00e9", "\"a\"b\"", "256"})
    void refusesWhatIsNoKey(String text) {
        var field = text.equals("256") ? "k".repeat(256) : text;
        write("editor", field, headline)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
    }

    @Test
    void takesTheLongestKeyAndEverySign() {
        for (var field : new String[] {"k".repeat(215) + key.repeat(10).substring(0, 40), "\"~!\\\"\\\\" + key + '"'}) {
            write("editor", field, headline).then().statusCode(201);
        }
    }

    @Test
    void refusesTwoKeysAtOnce() {
        Newsroom.as("editor")
                .header("Idempotency-Key", key, key + "2")
                .contentType(ContentType.JSON)
                .body(Map.of("headline", headline))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(400);
    }

    private static void reused(Response answer) {
        answer.then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    private Response write(String role, String field, String headline) {
        return post(role, field, "/v1/newsroom/articles", Map.of("headline", headline));
    }

    private static Response post(String role, String field, String path, Object body) {
        return Newsroom.as(role)
                .header("Idempotency-Key", field)
                .contentType(body instanceof String ? "text/plain; charset=utf-8" : "application/json")
                .body(body)
                .post(path);
    }

    private Response postPage(String page, boolean dryRun) {
        return Newsroom.as("editor")
                .header("Idempotency-Key", key)
                .contentType("text/html; charset=utf-8")
                .body(page)
                .post("/v1/newsroom/imports/page?dryRun=" + dryRun);
    }

    private int articlesWithTheHeadline() {
        try (var connection = Newsroom.database();
                var count = connection.prepareStatement(
                        "select count(*) from revision where number = 1 and content ->> 'headline' = ?")) {
            count.setString(1, headline);
            var rows = count.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
