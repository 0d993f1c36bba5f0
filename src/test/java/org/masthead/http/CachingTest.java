package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.cache.AnswerFromMemory;

@QuarkusTest
@TestProfile(HttpTest.class)
class CachingTest {

    @TestHTTPResource
    URI server;

    @Inject
    AnswerFromMemory memory;

    @Test
    void saysHowLongAnAnswerIsFresh() {
        memory.forget();
        given().get("/v1/sample/items/small")
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]{20}\""))
                .header("Last-Modified", "Thu, 01 Jan 2026 10:00:00 GMT")
                // Due in 20 seconds: nothing may be used after that.
                .header(
                        "Cache-Control",
                        matchesPattern("public, max-age=15, stale-while-revalidate=[45], stale-if-error=[45]"))
                .header("Cache-Tag", "item-1")
                .header("Vary", "Accept-Encoding");
        given().get("/v1/sample")
                .then()
                .header("Cache-Control", "public, max-age=15, stale-while-revalidate=30, stale-if-error=600")
                .header("Last-Modified", (String) null);
    }

    @Test
    void answersNotModifiedWithTheHeadersOfCaches() {
        var tag = get("identity", null).header("ETag");
        for (var known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*", "\"a,b\"," + tag}) {
            var answer = get("identity", known);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).startsWith("public");
            assertThat(answer.header("Cache-Tag")).isEqualTo("item-1");
            assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(answer.header("Content-Length")).isNull();
            assertThat(answer.body().asByteArray()).isEmpty();
        }
        assertThat(get("identity", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(get("identity", "garbage").statusCode()).isEqualTo(200);
        assertThat(get("identity", "\"x\",".repeat(1000)).statusCode()).isEqualTo(200);
    }

    @Test
    void comparesTimesWhenThereIsNoTag() {
        since("Thu, 01 Jan 2026 10:00:00 GMT", 304);
        since("Fri, 02 Jan 2026 10:00:00 GMT", 304);
        since("Thu, 01 Jan 2026 09:59:59 GMT", 200);
        since("yesterday", 200);
        given().header("If-None-Match", "\"x\"")
                .header("If-Modified-Since", "Fri, 02 Jan 2026 10:00:00 GMT")
                .get("/v1/sample/items/small")
                .then()
                .statusCode(200);
    }

    @Test
    void namesEachCodingByItsOwnTag() throws IOException {
        var plain = get("identity", null);
        var packed = get("gzip", null);
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag").replaceAll("\"$", "-gzip\""));
        var unpacked = new GZIPInputStream(packed.body().asInputStream()).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body().asByteArray());
        assertThat(Integer.parseInt(packed.header("Content-Length"))).isLessThan(1000);
        assertThat(get("gzip", packed.header("ETag")).statusCode()).isEqualTo(304);
        assertThat(get("gzip", plain.header("ETag")).statusCode()).isEqualTo(304);
        assertThat(get("identity", packed.header("ETag")).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesSmallAndPrivateAnswersAsTheyAre() {
        given().header("Accept-Encoding", "gzip")
                .get("/v1/sample/items/small")
                .then()
                .header("Content-Encoding", (String) null);
    }

    @Test
    void sendsLargeAnswersWhole() throws IOException {
        var draft = "{\"headline\":\"a\",\"parts\":[{\"text\":\"" + "x".repeat(50_000) + "\"}]}";
        try (var wire = new Wire(server.getPort())) {
            wire.send("POST /v1/newsroom/sample HTTP/1.1\nHost: a\nAuthorization: Bearer as-editor\n"
                    + "Content-Type: application/json\nContent-Length: " + draft.length() + "\n\n" + draft);
            assertThat(wire.answer())
                    .startsWith("HTTP/1.1 201 ")
                    .containsPattern("(?i)\r\ncontent-length: 50[0-9]{3}\r\n")
                    .doesNotContainIgnoringCase("transfer-encoding")
                    .endsWith("}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sample",
                "/v1/sample?limit=3",
                "/v1/sample/items/small",
                "/v1/sample/items/large",
                "/v1/sample/feed",
                "/v1/sample/items/nope",
                "/v1/nope",
                "/q/health",
                "/v1/newsroom/sample/1",
            })
    void answersHeadAsGetWithoutTheBody(String path) throws IOException {
        for (var encoding : new String[] {"identity", "gzip"}) {
            try (var wire = new Wire(server.getPort())) {
                var fields = path + " HTTP/1.1\nHost: a\nAccept-Encoding: " + encoding + "\nConnection: close\n\n";
                var head = wire.send("HEAD " + fields).rest();
                assertThat(head).endsWith("\r\n\r\n");
                try (var other = new Wire(server.getPort())) {
                    assertThat(header(head))
                            .isEqualTo(header(other.send("GET " + fields).rest()));
                }
            }
        }
    }

    @Test
    void givesOtherParametersAnotherTag() {
        var one = given().get("/v1/sample?limit=3&q=a").header("ETag");
        assertThat(given().get("/v1/sample?q=a&limit=3").header("ETag")).isEqualTo(one);
        assertThat(given().get("/v1/sample?q=b&limit=3").header("ETag")).isNotEqualTo(one);
    }

    private static Response get(String encoding, String known) {
        var asItIs =
                RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        var request = given().config(asItIs).header("Accept-Encoding", encoding);
        return (known == null ? request : request.header("If-None-Match", known)).get("/v1/sample/items/large");
    }

    private static void since(String time, int status) {
        given().header("If-Modified-Since", time)
                .get("/v1/sample/items/small")
                .then()
                .statusCode(equalTo(status));
    }

    /** Sorted, and without what differs from one answer to the next. */
    private static String header(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> !line.startsWith("cache-control: public"))
                // The id in a problem is not always of the same length.
                .map(line -> line.startsWith("content-length: 19") || line.startsWith("content-length: 2")
                        ? "content-length: about 200"
                        : line)
                .sorted()
                .toList()
                .toString();
    }
}
