package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpTest.class)
class StrictJsonTest {

    @TestHTTPResource
    URI server;

    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headline\":",
                "",
                " ",
                "null",
                "{\"headline\":\"a\"} {\"headline\":\"b\"}",
                "{\"headline\":\"a\",\"headline\":\"b\"}",
                "\ufeff{\"headline\":\"a\"}",
                "{'headline':'a'}",
                "{\"headline\":\"a\nb\"}",
                "{\"views\":NaN}",
                "{\"views\":1e}",
            })
    void refusesWhatIsNotOneDocument(String body) {
        post(body).statusCode(400).body("code", equalTo("malformed-json")).body("errors[0].pointer", equalTo(""));
    }

    @Test
    void refusesOtherUnicodeForms() {
        for (var charset : new String[] {"UTF-16BE", "UTF-16LE", "UTF-32BE"}) {
            post("{\"headline\":\"a\"}".getBytes(Charset.forName(charset)))
                    .statusCode(400)
                    .body("code", equalTo("malformed-json"));
        }
        post("{\"headline\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).statusCode(400);
    }

    @Test
    void saysWhereADocumentBreaks() {
        post("{\n  \"headline\": \"a\",,}").body("detail", containsString("line 2, column"));
    }

    @Test
    void refusesWhatIsSmallToSendAndLargeToHold() {
        for (var body : new String[] {
            "{\"tags\":" + "[".repeat(100_000),
            "{\"views\":" + "1".repeat(1001) + "}",
            "{\"" + "a".repeat(50_001) + "\":1}",
        }) {
            assertThat(post(body).statusCode(400).extract().<String>path("code"))
                    .isIn("malformed-json", "wrong-type");
        }
        assertThatThrownBy(() -> mapper.readTree("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> mapper.readTree("1".repeat(101))).isInstanceOf(StreamConstraintsException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"headline\":5}                       | /headline    | a string",
                "{\"headline\":true}                    | /headline    | a string",
                "{\"headline\":{}}                      | /headline    | a string",
                "{\"views\":\"12\"}                     | /views       | a whole number",
                "{\"views\":1.9}                        | /views       | a whole number",
                "{\"views\":99999999999}                | /views       | a whole number",
                "{\"views\":1e999999999}                | /views       | a whole number",
                "{\"publishedAt\":17}                   | /publishedAt | a time",
                "{\"publishedAt\":\"2026-01-01\"}       | /publishedAt | a time",
                "{\"publishedAt\":\"\"}                 | /publishedAt | a time",
                "{\"mood\":\"GOOD\"}                    | /mood        | one of good, editors-choice",
                "{\"mood\":0}                           | /mood        | one of good, editors-choice",
                "{\"mood\":\"\"}                        | /mood        | one of good, editors-choice",
                "{\"minor\":\"true\"}                   | /minor       | true or false",
                "{\"minor\":1}                          | /minor       | true or false",
                "{\"tags\":\"a\"}                       | /tags        | an array",
                "{\"tags\":[1]}                         | /tags/0      | a string",
                "{\"parts\":[{},\"\"]}                  | /parts/1     | an object",
                "[]                                     | ''           | an object",
                "\"x\"                                  | ''           | an object",
            })
    void refusesOtherTypes(String body, String pointer, String allowed) {
        var problem = post(body).statusCode(400).body("code", equalTo("wrong-type"));
        problem.body("errors[0].pointer", equalTo(pointer)).body("errors[0].detail", containsString(allowed));
        assertThat(problem.extract().asString()).doesNotContain("java", "Draft", "masthead.http");
    }

    @Test
    void refusesUnknownProperties() {
        post("{\"headline\":\"a\",\"parts\":[{\"txt\":\"a\"}]}")
                .statusCode(400)
                .body("code", equalTo("unknown-property"))
                .body("errors[0].pointer", equalTo("/parts/0/txt"))
                .body("errors[0].detail", containsString("Did you mean text?"));
        post("{\"<script>\":1}").statusCode(400).body("errors[0].pointer", equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\\u0000b", "\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud800\\n"})
    void refusesTextThatCannotBeStored(String text) {
        post("{\"headline\":\"" + text + "\"}").statusCode(400).body("code", equalTo("malformed-text"));
        post("{\"" + text + "\":1}").statusCode(400);
    }

    @Test
    void takesTextOfAnyScript() {
        post("{\"headline\":\"\\ud83d\\ude00 \\\\u0000 \\u00e9 \u0411\u0435\u043b \ud83d\udc68\u200d\ud83d\udc69\"}")
                .statusCode(201)
                .body(
                        "headline",
                        equalTo("\ud83d\ude00 \\u0000 \u00e9 \u0411\u0435\u043b \ud83d\udc68\u200d\ud83d\udc69"));
    }

    @Test
    void tellsAllFaultsOfTheContentAtOnce() {
        post("{\"headline\":\" \",\"tags\":[\"a\",\"\"],\"parts\":[{\"text\":\"a\"},{\"text\":null}]}")
                .statusCode(422)
                .body("code", equalTo("validation"))
                .body("errors.pointer", hasItems("/headline", "/tags/1", "/parts/1/text"))
                .body("errors.code", hasItems("not-blank", "not-null"));
    }

    @Test
    void writesNullsAndTimesAndEnumsInOneForm() {
        var body = post("{\"headline\":\"a\",\"mood\":\"editors-choice\",\"publishedAt\":\"2026-01-01T10:00:00Z\"}")
                .statusCode(201)
                .header("Content-Type", containsString("application/json"))
                .header("Location", "/v1/newsroom/sample/1")
                .header("ETag", "\"1\"")
                .header("Cache-Control", "private, no-store")
                .extract()
                .asString();
        assertThat(body)
                .contains("\"mood\":\"editors-choice\"", "\"publishedAt\":\"2026-01-01T10:00:00Z\"", "\"views\":null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/merge-patch+json",
                "application/problem+json",
                "application/*",
                "*/*",
                "application/json; charset=utf-7",
                "application/json;charset=utf-16"
            })
    void refusesOtherMediaTypes(String type) {
        Wire.editor()
                .header("Content-Type", type)
                .body("{\"headline\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/newsroom/sample")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"))
                .body("detail", equalTo("The body must be application/json, in UTF-8."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""})
    void takesJson(String type) {
        Wire.editor()
                .header("Content-Type", type)
                .body("{\"headline\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/newsroom/sample")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/", "application/json, text/plain", "é/b"})
    void refusesWhatIsNoMediaTypeEvenWithoutABody(String type) {
        given().header("Content-Type", type).get("/v1/sample").then().statusCode(415);
    }

    @Test
    void refusesABodyOfNoType() throws IOException {
        try (var wire = new Wire(server.getPort())) {
            var request = " HTTP/1.1\nHost: a\nAuthorization: Bearer as-editor\n";
            wire.send("POST /v1/newsroom/sample" + request + "Content-Length: 16\n\n{\"headline\":\"a\"}");
            assertThat(wire.answer()).startsWith("HTTP/1.1 415 ").contains("must be application/json");
            for (var body : new String[] {"Content-Length: 3\n\n<p>", "Content-Length: 0\n\n"}) {
                wire.send("POST /v1/newsroom/imports/page" + request.replace("editor", "contributor") + body);
                assertThat(wire.answer()).startsWith("HTTP/1.1 415 ").contains("must be text/html or text/plain");
            }
        }
    }

    @Test
    void namesThePatchFormatWhereItPatches() {
        Wire.editor()
                .contentType("application/json")
                .body("{}")
                .patch("/v1/newsroom/sample/1")
                .then()
                .statusCode(415)
                .header("Accept-Patch", "application/merge-patch+json")
                .body("detail", equalTo("The body must be application/merge-patch+json, in UTF-8."));
    }

    private static ValidatableResponse post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(byte[] body) {
        return Wire.editor()
                .contentType("application/json")
                .body(body)
                .post("/v1/newsroom/sample")
                .then();
    }
}
