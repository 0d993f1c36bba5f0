package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies: how large, how slow, from whom; and how many requests at once. */
@QuarkusTest
@TestProfile(HttpTest.class)
class SlowClientTest {

    private static final String EDITOR =
            "POST /v1/newsroom/sample HTTP/1.1\nHost: a\nAuthorization: Bearer as-editor\nContent-Type: application/json\n";

    @TestHTTPResource
    URI server;

    @Inject
    Admission admission;

    @Test
    void sendsStrangersAwayBeforeTheirBodyAndCloses() throws IOException {
        try (var wire = new Wire(server.getPort())) {
            var start = Instant.now();
            wire.send("POST /v1/newsroom/sample HTTP/1.1\nHost: a\nContent-Length: 100\n\n{");
            assertThat(wire.answer()).startsWith("HTTP/1.1 401 ").containsIgnoringCase("connection: close");
            assertThat(wire.isClosed()).isTrue();
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void letsSlowBodiesHoldNoWorker() throws IOException {
        var slow = new ArrayList<Wire>();
        try {
            for (var i = 0; i < 19; i++) {
                slow.add(new Wire(server.getPort()).send(EDITOR + "Content-Length: 19\n\n{\"head"));
            }
            for (var i = 0; i < 3; i++) {
                given().get("/v1/sample/items/small").then().statusCode(200);
            }
            assertThat(Thread.getAllStackTraces().values().stream()
                            .flatMap(Stream::of)
                            .filter(frame -> frame.getClassName().endsWith("VertxInputStream")))
                    .isEmpty();
            assertThat(slow.get(0).send("line\":\"abcd\"}").answer()).startsWith("HTTP/1.1 201 ");
        } finally {
            for (var wire : slow) {
                wire.close();
            }
        }
        awaitEmpty();
    }

    @Test
    void endsABodyThatDribbles() throws Exception {
        try (var wire = new Wire(server.getPort())) {
            wire.send(EDITOR + "Content-Length: 100\n\n{");
            for (var i = 0; i < 5; i++) {
                Thread.sleep(500);
                wire.send(" ");
            }
            assertThat(wire.answer()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
            assertThat(wire.isClosed()).isTrue();
        }
        awaitEmpty();
    }

    @Test
    void refusesLargeBodiesAtOnce() throws IOException {
        for (var header : new String[] {
            "Content-Length: 999999999\n\n",
            "Content-Length: 99999999999999999\n\n",
            "Content-Length: 1048577\nExpect: 100-continue\n\n",
        }) {
            try (var wire = new Wire(server.getPort())) {
                assertThat(wire.send(EDITOR + header).answer())
                        .startsWith("HTTP/1.1 413 ")
                        .contains("\"code\":\"payload-too-large\"");
                assertThat(wire.isClosed()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, contributor, POST /v1/newsroom/imports/articles, application/x-ndjson",
        "415, editor, POST /v1/newsroom/imports/articles, text/csv",
        "413, editor, PUT /v1/newsroom/imports/articles, application/x-ndjson",
        "413, editor, POST /v1/newsroom/imports/articles/more, application/x-ndjson"
    })
    void readsNothingOfAFileThatCannotBeTaken(int status, String role, String line, String type) throws IOException {
        try (var wire = new Wire(server.getPort())) {
            wire.send(line + " HTTP/1.1\nHost: a\nAuthorization: Bearer as-" + role + "\nContent-Type: " + type
                    + "\nContent-Length: 2000000\nExpect: 100-continue\n\n");
            assertThat(wire.answer()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void countsWhatComesInChunks() throws IOException {
        try (var wire = new Wire(server.getPort())) {
            wire.send(EDITOR + "Transfer-Encoding: chunked\n\n");
            for (var i = 0; i < 17; i++) {
                wire.send("10000\n" + "x".repeat(65_536) + "\n");
            }
            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ").contains("payload-too-large");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void readsChunksAndContinues() throws IOException {
        try (var wire = new Wire(server.getPort())) {
            wire.send(EDITOR + "Transfer-Encoding: chunked\nExpect: 100-continue\n\n");
            assertThat(wire.answer()).startsWith("HTTP/1.1 100 ");
            wire.send("4\n{\"he\n").send("11\nadline\":\"abcdef\"}\n0\n\n");
            assertThat(wire.answer()).startsWith("HTTP/1.1 201 ").contains("abcdef");
            // The same connection serves on.
            assertThat(wire.send("GET /v1/sample/feed HTTP/1.1\nHost: a\n\n").answer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void takesNoBodyFromReaders() throws IOException {
        try (var wire = new Wire(server.getPort())) {
            wire.send("GET /v1/sample HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}");
            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate, gzip", "identity, gzip"})
    void unpacksNothing(String coding) {
        Wire.editor()
                .header("Content-Encoding", coding)
                .contentType("application/json")
                .body(new byte[] {31, (byte) 139, 8})
                .post("/v1/newsroom/sample")
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "identity")
                .body("code", equalTo("unsupported-encoding"));
    }

    @Test
    void refusesMoreThanAnAddressMayHaveOpen() throws Exception {
        var answers = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 60; i++) {
            answers.add(CompletableFuture.supplyAsync(this::slowly, command -> new Thread(command).start()));
        }
        var texts = new ArrayList<String>();
        for (var answer : answers) {
            texts.add(answer.get());
        }
        assertThat(texts.stream().filter(text -> text.startsWith("HTTP/1.1 200 ")))
                .hasSizeBetween(40, 59);
        assertThat(texts.stream().filter(text -> !text.startsWith("HTTP/1.1 200 ")))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("retry-after: 1")
                        .contains("\"code\":\"overloaded\""));
        awaitEmpty();
    }

    @Test
    void forgetsWhoHangsUp() throws IOException {
        for (var i = 0; i < 30; i++) {
            try (var wire = new Wire(server.getPort())) {
                wire.send("GET /v1/sample/slow HTTP/1.1\nHost: a\n\n");
                // Seen, before it hangs up: or it might be seen in the next test only.
                awaitOpen(1);
            }
            awaitOpen(0);
        }
    }

    private String slowly() {
        try (var wire = new Wire(server.getPort())) {
            return wire.send("GET /v1/sample/slow HTTP/1.1\nHost: a\n\n").answer();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void awaitEmpty() {
        awaitOpen(0);
    }

    private void awaitOpen(int requests) {
        var deadline = Instant.now().plusSeconds(5);
        while (admission.open() != requests && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(admission.open()).isEqualTo(requests);
    }
}
