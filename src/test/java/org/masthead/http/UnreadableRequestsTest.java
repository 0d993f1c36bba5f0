package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a bare server: where Quarkus runs tests, Netty's class loader does not see what is ours. */
class UnreadableRequestsTest {

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        UnreadableRequests.claim();
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(
                        new HttpServerOptions().setMaxHeaderSize(8192).setHttp2ClearTextEnabled(false))
                .requestHandler(request -> request.endHandler(
                        end -> request.response().end(request.path().equals("/") ? "read" : "read as well")))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void leavesWhatIsReadableAlone() throws IOException {
        try (var wire = new Wire(server.actualPort())) {
            for (var i = 0; i < 2; i++) {
                assertThat(wire.send("GET / HTTP/1.1\nHost: a\n\n").answer()).startsWith("HTTP/1.1 200 ");
            }
        }
        assertThat(raw("GET / HTTP/1.0\n\n")).startsWith("HTTP/1.0 200 ").endsWith("read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\n\n",
                "GET /?q=a b HTTP/1.1\nHost: a\n\n",
                "GET / FOO\nHost: a\n\n",
                "GET / HTTP/9.9\nHost: a\n\n",
                "PRI * HTTP/2.0\n\nSM\n\n",
                "G@T / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\nHost : a\n\n",
                "GET / HTTP/1.1\nX Y: 1\n\n",
                "GET / HTTP/1.1\nX: a\0b\n\n",
                "POST / HTTP/1.1\nContent-Length: abc\n\n",
                "POST / HTTP/1.1\nContent-Length: 4\nContent-Length: 5\n\n0000",
                "POST / HTTP/1.1\nTransfer-Encoding: chunked\nContent-Length: 4\n\n0\n\n",
            })
    void refusesWhatIsNoRequest(String request) throws IOException {
        isProblem(raw(request), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\n{}\n0\n\n", "-1\n{}\n", "fffffffffffffffff\n", "2\n{}X0\n\n", "2\n{}\nqq\n", "\n0\n\n"})
    void refusesABodyOfBrokenChunks(String chunks) throws IOException {
        isProblem(raw("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n" + chunks), 400, "malformed-request");
    }

    @Test
    void takesNoRefusalForTheAnswerToAnotherRequest() throws IOException {
        var broken = "POST /more HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\nzz\n";
        try (var wire = new Wire(server.actualPort())) {
            wire.send("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n2\n{}\n0\n\n" + broken);
            assertThat(wire.answer()).startsWith("HTTP/1.1 200 ").endsWith("read");
            isProblem(wire.rest(), 400, "malformed-request");
        }
    }

    @ParameterizedTest
    @CsvSource({"q=, 5000, 414, uri-too-long", "' HTTP/1.1\nX: ', 9000, 431, header-too-large"})
    void refusesMoreThanItReads(String before, int length, int status, String code) throws IOException {
        isProblem(raw("GET /?" + before + "a".repeat(length) + " HTTP/1.1\n\n"), status, code);
    }

    @Test
    void repeatsNothingOfIt() throws IOException {
        assertThat(raw("GET / HTTP/9.9\nHost: secret\n\n")).doesNotContain("9.9", "secret");
        assertThat(raw("GET / secret/1.1\nHost: a\n\n")).doesNotContainIgnoringCase("secret");
    }

    private static void isProblem(String answer, int status, String code) {
        assertThat(answer)
                .containsPattern("^HTTP/1.[01] " + status + " ")
                .contains("\r\nContent-Type: application/problem+json\r\n", "\r\nX-Content-Type-Options: nosniff\r\n")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .containsOnlyOnce("\"code\":\"" + code + "\"");
    }

    private static String raw(String request) throws IOException {
        try (var wire = new Wire(server.actualPort())) {
            return wire.send(request).rest();
        }
    }
}
