package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpTest.class)
class ProblemTest {

    @ParameterizedTest
    @CsvSource({
        "none, 500, internal",
        "42P01, 500, internal",
        "08006, 503, database-unavailable",
        "53300, 503, database-unavailable",
        "57P01, 503, database-unavailable",
        "57014, 503, database-unavailable",
        "40001, 503, database-unavailable",
        "40P01, 503, database-unavailable",
        "23505, 409, conflict",
        "23503, 409, conflict",
        "23514, 422, validation",
        "22021, 400, malformed-text",
        "22P05, 400, malformed-text",
        "53100, 507, storage-full",
    })
    void saysWhatTheDatabaseRefused(String state, int status, String code) {
        var problem = given().get("/v1/sample/broken/" + state)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("Retry-After", status == 503 ? "1" : null)
                .body("type", equalTo("urn:masthead:problem:" + code))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("traceId", matchesPattern("[0-9a-z]{5,}"))
                .extract()
                .asString();
        if (status == 400 || status == 422) {
            assertThat(problem).contains("\"errors\":[{\"pointer\":\"\",");
        }
        assertThat(problem).doesNotContain("secret", "Exception", "java");
    }

    @Test
    void challengesWhoIsUnknownAndRefusesWhoMayNot() {
        for (var credentials : new String[] {"", "Bearer wrong", "Basic YTpi"}) {
            given().header("Authorization", credentials)
                    .get("/v1/newsroom/sample/1")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .header("Cache-Control", "no-store")
                    .body("code", equalTo("unauthenticated"));
        }
        given().get("/v1/newsroom/nope").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer as-contributor")
                .get("/v1/newsroom/sample/1")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
        given().header("Authorization", "Bearer as-editor")
                .get("/v1/newsroom/nope")
                .then()
                .statusCode(404);
    }

    @Test
    void locksChanges() {
        change(null).statusCode(428).header("ETag", "\"1\"").body("code", equalTo("precondition-required"));
        change("\"0\"")
                .statusCode(412)
                .header("ETag", "\"1\"")
                .body("code", equalTo("precondition-failed"))
                .body("changedFields[0]", equalTo("headline"));
        change("W/\"1\"").statusCode(412);
        change("garbage").statusCode(412);
        change("\"0\", \"1\"").statusCode(200).header("ETag", "\"2\"").header("Cache-Control", "private, no-store");
        change("*").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"text/csv", "*/*;q=0", "application/xml;q=1, text/html"})
    void refusesOtherFormsOfAnswerInJsonAllTheSame(String accept) {
        given().header("Accept", accept)
                .get("/v1/sample/items/small")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("not-acceptable"));
    }

    @Test
    void survivesAcceptHeadersOfAnyShape() {
        given().header("Accept", "x".repeat(5000))
                .get("/v1/sample/items/small")
                .then()
                .statusCode(406);
        given().header("Accept", "a/b,".repeat(1000) + "*/*")
                .get("/v1/sample/items/small")
                .then()
                .statusCode(200);
    }

    @Test
    void describesEveryCode() {
        assertThat(ProblemCode.values()).allSatisfy(code -> {
            assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(code.description()).endsWith(".");
            assertThat(code.status()).isBetween(400, 599);
        });
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code)).doesNotHaveDuplicates();
    }

    private static ValidatableResponse change(String ifMatch) {
        var request = Wire.editor().contentType("application/merge-patch+json").body("{\"headline\":\"a\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch("/v1/newsroom/sample/1")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "application/json, text", "é", "a/b;c", ","})
    void acceptsNoAcceptThatNamesNoMediaType(String accept) {
        given().header("Accept", accept)
                .get("/v1/sample")
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
    }
}
