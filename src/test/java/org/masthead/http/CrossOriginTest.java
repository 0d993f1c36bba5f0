package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpTest.class)
class CrossOriginTest {

    @Test
    void letsEveryPageRead() {
        given().header("Origin", "https://any.example")
                .get("/v1/sample/items/small")
                .then()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", (String) null)
                .header("Access-Control-Expose-Headers", containsString("ETag, Link, Location, Retry-After"))
                .header("Access-Control-Expose-Headers", containsString("Accept-Ranges, Content-Range"));
        given().header("Origin", "https://any.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/v1/sample")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", containsString("Range, If-Range"));
    }

    @Test
    void letsTheDeskWrite() {
        given().header("Origin", "https://desk.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization, if-match")
                .options("/v1/newsroom/sample/1")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://desk.example")
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Allow-Headers", containsString("Range, If-Range"))
                .header("Vary", "Origin");
        given().header("Origin", "https://desk.example")
                .get("/v1/newsroom/sample/1")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .header("Access-Control-Allow-Origin", "https://desk.example")
                .header(
                        "Access-Control-Expose-Headers",
                        containsString("Content-Disposition, Allow, Accept-Patch, WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://desk.example.evil",
                "http://desk.example",
                "https://desk.example:8443",
                "HTTPS://DESK.EXAMPLE",
            })
    void letsNoStrangerInTheNewsroom(String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/newsroom/sample")
                .then()
                .header("Access-Control-Allow-Origin", (String) null)
                .header("Vary", "Origin");
        Wire.editor()
                .header("Origin", origin)
                .get("/v1/newsroom/sample/1")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }
}
