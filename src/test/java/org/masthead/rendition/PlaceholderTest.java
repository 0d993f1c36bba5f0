package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.masthead.Newsroom.admin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PlaceholderTest {

    private final byte[] file =
            TestPictures.file(TestPictures.plain(7, 7, new Color(new Random().nextInt(1 << 24))), "png");

    private ValidatableResponse upload() {
        return admin().contentType("image/png; charset=UTF-8")
                .body(file)
                .post("/v1/newsroom/images")
                .then();
    }

    @Test
    void refusesAnUploadWhileOthersAreBeingDecodedForTooLong() {
        Placeholder.ONE.acquireUninterruptibly();
        try {
            upload().statusCode(503).header("Retry-After", "2").body("code", equalTo("overloaded"));
        } finally {
            Placeholder.ONE.release();
        }
        upload().statusCode(201).body("placeholder", matchesPattern("L.{5,}"));
    }

    @Test
    void takesTheSameBytesAgainHoweverManyAreBeingDecoded() {
        String id = upload().statusCode(201).extract().path("id");
        Placeholder.ONE.acquireUninterruptibly();
        try {
            upload().statusCode(200).body("id", equalTo(id));
        } finally {
            Placeholder.ONE.release();
        }
    }

    /** As renditions do, of which the next is wanted as soon as one has been made. */
    @Test
    void hasItsTurnAmongOthersThatAreLarge(@TempDir Path folder) throws Exception {
        var large =
                Files.write(folder.resolve("large"), JpegWriter.write(TestPictures.plain(2300, 1800, Color.RED), null));
        Original.LARGE_ONE.acquireUninterruptibly();
        try {
            var shown = CompletableFuture.supplyAsync(() -> placeholder(large));
            while (!Original.LARGE_ONE.hasQueuedThreads() && !shown.isDone()) {
                Thread.sleep(5);
            }
            assertThat(shown).isNotDone();
            Original.LARGE_ONE.release();
            Original.LARGE_ONE.acquireUninterruptibly();
            assertThat(shown.get(2, TimeUnit.SECONDS)).isNotNull();
        } finally {
            Original.LARGE_ONE.release();
        }
    }

    private static Placeholder placeholder(Path file) {
        try {
            return Placeholder.of(file, "image/jpeg", Duration.ofSeconds(10));
        } catch (IOException | Unreadable e) {
            throw new IllegalStateException(e);
        }
    }
}
