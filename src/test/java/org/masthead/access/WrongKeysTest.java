package org.masthead.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

@QuarkusTest
@TestProfile(WrongKeysTest.FewAMinute.class)
class WrongKeysTest {

    /** A newsroom that bears with three wrong keys. */
    public static class FewAMinute implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("masthead.keys.wrong-per-minute", "3");
        }
    }

    @Test
    void refusesAllButKnownKeysAfterTooManyWrongOnes() {
        Newsroom.as("editor").get("/v1/newsroom/me").then().statusCode(200);
        for (var i = 0; i < 3; i++) {
            me("wrong-" + i).statusCode(401).body("code", equalTo("unauthenticated"));
        }
        for (var forwarded : new String[] {"192.0.2.7", "192.0.2.8"}) {
            var refused = given().header("Authorization", "Bearer wrong")
                    .header("X-Forwarded-For", forwarded)
                    .get("/v1/newsroom/me")
                    .then()
                    .statusCode(429)
                    .body("code", equalTo("too-many-requests"))
                    .header("RateLimit", startsWith("\"wrong-keys\";r=0;t="))
                    .header("RateLimit-Policy", "\"wrong-keys\";q=3;w=60")
                    .extract();
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        }
        Newsroom.as("editor").get("/v1/newsroom/me").then().statusCode(200);
        given().get("/v1/newsroom/me").then().statusCode(401);
        given().get("/v1/articles").then().statusCode(200);
    }

    private static ValidatableResponse me(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/v1/newsroom/me")
                .then();
    }
}
