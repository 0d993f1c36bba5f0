package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpTest.class)
class FrontGuardTest {

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/newsroom;x/sample/1",
                "/v1/newsroom%3Bx/sample/1",
                "/v1/newsroom/sample/1%3Bx",
                "//v1/newsroom/sample/1",
                "/v1//newsroom/sample/1",
                "/v1/./newsroom/sample/1",
                "/v1/x/../newsroom/sample/1",
                "/v1/x%2f..%2fnewsroom/sample/1",
                "/v1/newsroom%2Fsample/1",
                "/v1/newsroom%5Csample/1",
                "/v1/%6eewsroom/sample/1",
                "/v1/x/%2e%2e/newsroom/sample/1",
                "/v1/sample/items/a%00b",
                "/v1/sample/items/%ff%fe",
            })
    void refusesEverySecondSpellingOfAPath(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"path-not-normalised\"");
        isProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/newsroom/sample/1/",
                "/V1/Newsroom/sample/1",
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/dev",
                "/nope",
                "/v1/nope",
                "/v1/sample/",
                "/.well-known/nope",
                "/favicon.ico"
            })
    void knowsNothingElse(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\nHost: a\nAccept: text/html\nConnection: close\n\n");
        assertThat(answer)
                .containsPattern("HTTP/1.1 40[14] ")
                .doesNotContain("nope")
                .doesNotContain("Server:");
        isProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=%ff", "a=1;b=2", "q=%c3%28"})
    void refusesQueriesWithTwoReadings(String query) throws IOException {
        var answer = raw("GET /v1/sample?" + query + " HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "<", ">", "^", "`", "{", "|", "}", "\\", "\u00e9", "%zz", "%4", "%"})
    void refusesTargetsThatAreNoUri(String raw) throws IOException {
        var path = raw("GET /v1/sample/items/a" + raw + " HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(path).startsWith("HTTP/1.1 400 ").contains("\"code\":\"path-not-normalised\"");
        isProblem(path);
        var query = raw("GET /v1/sample?q=a" + raw + " HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(query).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"");
        isProblem(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT a:80 HTTP/1.1\nHost: a\nConnection: close\n\n",
                "OPTIONS * HTTP/1.1\nHost: a\nConnection: close\n\n",
                "GET /v1/sample HTTP/1.1\nHost: a b\n\n",
            })
    void answersWhatTheRouterRefusesWithAProblem(String request) throws IOException {
        var answer = raw(request);
        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ");
        isProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/sample HTTP/1.1\n\n",
                "GET /v1/sample HTTP/1.1\nHost: a\nHost: b\n\n",
                "GET /v1/sample HTTP/1.1\nHost: a/b\n\n",
                "GET http://evil.example/v1/sample HTTP/1.1\nHost: a\n\n",
                "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nTransfer-Encoding: gzip, chunked\n\n0\n\n",
                "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nTransfer-Encoding: xchunked\n\n0\n\n",
                "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\nContent-Length: 4\n\n0\n\n",
                "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nContent-Length: 4\nContent-Length: 5\n\n0000",
                "POST /v1/newsroom/sample HTTP/1.0\nHost: a\nTransfer-Encoding: chunked\n\n0\n\n",
                "GET /v1/sample HTTP/1.1\nHost : a\n\n",
            })
    void refusesDoubtfulFramingAndCloses(String request) throws IOException {
        // The end of the answer is the end of the connection: rest() would time out otherwise.
        assertThat(raw(request)).containsPattern("^HTTP/1.[01] 400 ");
    }

    @Test
    void takesAnOldClientWithoutHostAndAnAbsoluteTarget() throws IOException {
        assertThat(raw("GET /v1/sample/feed HTTP/1.0\n\n")).contains(" 200 ");
        assertThat(raw("GET http://a/v1/sample/feed HTTP/1.1\nHost: a\nConnection: close\n\n"))
                .contains(" 200 ");
    }

    @Test
    void refusesLongLinesAndHeaders() throws IOException {
        var line = raw("GET /v1/sample?q=" + "a".repeat(9000) + " HTTP/1.1\nHost: a\nConnection: close\n\n");
        assertThat(line).startsWith("HTTP/1.1 414 ").contains("uri-too-long");
        var header = raw("GET /v1/sample HTTP/1.1\nHost: a\nX: " + "a".repeat(17_000) + "\nConnection: close\n\n");
        assertThat(header).startsWith("HTTP/1.1 431 ").contains("header-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/sample, 'GET, HEAD, OPTIONS'",
        "TRACE, /v1/sample, 'GET, HEAD, OPTIONS'",
        "FOO, /v1/sample/items/small, 'GET, HEAD, OPTIONS'",
        "POST, /v1/sample/feed, 'GET, HEAD, OPTIONS'",
        "DELETE, /v1/newsroom/sample/1, 'GET, HEAD, OPTIONS, PATCH'",
        "PUT, /v1/newsroom/sample, 'OPTIONS, POST'",
        "FOO, /v1/newsroom/sample/1, 'GET, HEAD, OPTIONS, PATCH'",
        "TRACE, /v1/newsroom/sample, 'OPTIONS, POST'",
    })
    void namesTheMethodsOfAnAddress(String method, String path, String allowed) throws IOException {
        var answer =
                raw(method + " " + path + " HTTP/1.1\nHost: a\nAuthorization: Bearer as-editor\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\"code\":\"method-not-allowed\"");
        assertThat(answer).containsIgnoringCase("\r\nallow: " + allowed + "\r\n");
        isProblem(answer);
    }

    @Test
    void answersOptionsEverywhere() throws IOException {
        given().options("/v1/sample/items/small").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
        given().header("Authorization", "Bearer as-editor")
                .options("/v1/newsroom/sample/1")
                .then()
                .statusCode(204)
                .header("Allow", "GET, HEAD, OPTIONS, PATCH")
                .header("Accept-Patch", "application/merge-patch+json");
        given().options("/openapi.yaml").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
        given().options("/v1/nope").then().statusCode(404).body("code", equalTo("not-found"));
        given().options("/v1/newsroom/sample").then().statusCode(401);
    }

    @Test
    void putsTheCommonHeadersOnEveryAnswer() {
        for (var path : new String[] {"/v1/sample", "/v1/nope", "/q/health", "/v1/newsroom/sample/1"}) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .header("Server", (String) null)
                    .header("Set-Cookie", (String) null);
        }
    }

    @Test
    void servesTheContractAsAnyAnswer() throws IOException {
        var plain = contract("GET", "");
        assertThat(plain)
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nContent-Type: application/yaml;charset=UTF-8\r\n")
                .contains("\r\nCache-Control: public, max-age=15, ")
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n");
        var etag = field(plain, "ETag");
        assertThat(contract("GET", "If-None-Match: " + etag + "\n")).startsWith("HTTP/1.1 304 ");
        assertThat(contract("HEAD", "")).contains("\r\nETag: " + etag + "\r\n");
        assertThat(field(contract("HEAD", ""), "content-length")).isEqualTo(field(plain, "content-length"));
        assertThat(contract("GET", "Accept-Encoding: gzip\n"))
                .contains("\r\nContent-Encoding: gzip\r\n", etag.replaceAll("\"$", "-gzip\""))
                .doesNotContain("chunked");
        given().header("Accept", "text/csv").get("/openapi.yaml").then().statusCode(406);
    }

    @Test
    void servesThePageToTryTheContractOn() {
        given().get("/docs/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", (String) null)
                .header("Cache-Control", "public, max-age=300")
                .body(containsString("/openapi.yaml"));
        given().get("/docs/swagger-ui-bundle.js").then().statusCode(200).header("Cache-Control", "public, max-age=300");
        given().get("/docs/nope").then().statusCode(404).header("Cache-Control", "no-store");
    }

    private String raw(String request) throws IOException {
        try (var wire = new Wire(server.getPort())) {
            return wire.send(request).rest();
        }
    }

    private String contract(String method, String fields) throws IOException {
        return raw(method + " /openapi.yaml HTTP/1.1\nHost: a\nConnection: close\n" + fields + "\n");
    }

    private static String field(String answer, String name) {
        return answer.replaceFirst("(?is).*?\r\n" + name + ": ([^\r]*)\r\n.*", "$1");
    }

    private static void isProblem(String answer) {
        assertThat(answer)
                .containsIgnoringCase("content-type: application/problem+json\r\n")
                .containsIgnoringCase("cache-control: no-store\r\n")
                .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                .contains("\"type\":\"urn:masthead:problem:");
    }
}
