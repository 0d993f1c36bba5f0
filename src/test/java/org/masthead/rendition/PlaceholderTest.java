package org.masthead.rendition;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.masthead.Newsroom.admin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.Color;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
}
