package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HttpTest.class)
class PagingTest {

    @Test
    void walksForwardsAndBackOverTheSamePages() {
        var pages = new ArrayList<String>();
        var page = get("/v1/sample?limit=10&q=a%20b");
        pages.add(names(page));
        while (page.path("page.next") != null) {
            page = get(page.path("page.next"));
            pages.add(names(page));
        }
        assertThat(pages).hasSize(3);
        assertThat(String.join(",", pages)).contains("item 0", "item 24");
        for (var i = 1; i >= 0; i--) {
            page = get(page.path("page.prev"));
            assertThat(names(page)).isEqualTo(pages.get(i));
        }
        page.then().body("page.prev", nullValue()).body("page.hasMore", equalTo(true));
    }

    @Test
    void linksThePagesWithTheOtherParametersOfTheRequest() {
        var page = get("/v1/sample?q=%D0%91,%26&limit=10&mood=good");
        String next = page.path("page.next");
        assertThat(next).matches("/v1/sample\\?cursor=[A-Za-z0-9_-]+&limit=10&mood=good&q=%D0%91,%26");
        assertThat(page.header("Link"))
                .startsWith("<" + next + ">; rel=\"next\","
                        + " </v1/sample?limit=10&mood=good&q=%D0%91,%26>; rel=\"first\"");
        assertThat(get(next).header("Link")).contains("rel=\"prev\"");
    }

    @Test
    void tellsWhatAPageIs() {
        get("/v1/sample")
                .then()
                .body("data.size()", equalTo(20))
                .body("page.keySet()", equalTo(Set.of("limit", "hasMore", "next", "prev")))
                .body("page.limit", equalTo(20));
        get("/v1/sample?limit=100").then().body("page.hasMore", equalTo(false)).body("page.next", nullValue());
    }

    @Test
    void bindsCursorsToTheirQuery() {
        String next = get("/v1/sample?limit=10&q=a").path("page.next");
        get(next.replace("limit=10", "limit=5")).then().statusCode(200);
        get(next.replace("q=a", "q=b")).then().statusCode(400).body("code", equalTo("invalid-cursor"));
        get(next.replace("cursor=A", "cursor=B")).then().statusCode(400).body("code", equalTo("invalid-cursor"));
        get("/v1/sample?cursor=abc").then().statusCode(400).body("errors[0].parameter", equalTo("cursor"));
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static String names(Response page) {
        return page.then().statusCode(200).extract().path("data.name").toString();
    }
}
