package org.masthead.database;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.TestDatabase;

/** With a PostgreSQL that is frozen, which is worse than one that is gone: it takes connections and says nothing. */
@QuarkusTest
class GateTest {

    private static final Path PID = TestDatabase.DATA.resolve("postgres/postmaster.pid");

    @Test
    void turnsAwayAtOnceWhatWouldWaitForAFrozenDatabase() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "Freezes by a signal");
        var server =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(PID).get(0))).orElseThrow();
        get("/v1/articles").then().statusCode(200);
        signal("-STOP", server);
        try {
            // Asked before it can be known, by more than there are threads.
            var first = Stream.generate(() -> CompletableFuture.supplyAsync(
                            GateTest::unavailableAfter, command -> new Thread(command).start()))
                    .limit(40)
                    .toList();
            Thread.sleep(3500);
            assertThat(unavailableAfter()).isLessThan(Duration.ofMillis(500));
            for (var request : first) {
                assertThat(request.get()).isLessThan(Duration.ofMillis(4900));
            }
            get("/openapi.yaml").then().statusCode(200);
            // What readers had is still there for them.
            get("/v1/articles")
                    .then()
                    .statusCode(200)
                    .header("Cache-Status", startsWith("masthead; hit; ttl=-"))
                    .header("Cache-Control", "public, max-age=1");
        } finally {
            signal("-CONT", server);
        }
        awaitAnswers();
        get("/v1/articles").then().statusCode(200).header("Cache-Status", nullValue());
    }

    private static Duration unavailableAfter() {
        var start = Instant.now();
        get("/v1/articles?q=" + Newsroom.freshWord())
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("database-unavailable"));
        return Duration.between(start, Instant.now());
    }

    private static void awaitAnswers() throws InterruptedException {
        var deadline = Instant.now().plusSeconds(10);
        // The log of changes is followed on a connection of its own, which may need some moments more.
        while ((get("/v1/articles?q=" + Newsroom.freshWord()).statusCode() != 200
                        || get("/v1/articles").header("Cache-Status") != null)
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
    }

    /** To the server and each of its backends, which are processes of their own. */
    private static void signal(String signal, ProcessHandle server) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of("/bin/kill", signal),
                        Stream.concat(Stream.of(server), server.descendants())
                                .map(process -> String.valueOf(process.pid())))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
