package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpTest.class)
class StrictQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=+1",
                "limit=%2B1",
                "limit=1e9",
                "limit=abc",
                "limit=01",
                "limit=%205",
                "limit=",
                "limit",
                "limit=99999999999",
                "limit=99999999999999999999999",
                "limit=1&limit=2",
                "mood=GOOD",
                "mood=editors_choice",
                "since=2026-01-01",
                "since=2026-01-01T10:00:00%2B01:00",
                "since=2026-02-31T10:00:00Z",
                "since=1700000000",
                "id=1-1-1-1-1",
                "flag=yes",
                "flag=TRUE",
                "q=a&q=b",
                "q=",
                "q=a%0Ab",
                "tag=",
            })
    void refusesWhatIsNotInTheDocumentedForm(String query) {
        list(query).statusCode(400).body("code", equalTo("invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "limit=%31",
                "limit=100",
                "mood=editors-choice",
                "since=2026-01-01T10:00:00.123456Z",
                "id=01990000-0000-7000-8000-000000000000",
                "flag=false",
                "tag=a&tag=b",
                "q=a%20b+c%22",
                "q=%D0%91%D0%B5%D0%BB",
            })
    void takesWhatIs(String query) {
        list(query).statusCode(200);
    }

    @Test
    void saysWhereAndWhatIsAllowed() {
        list("limit=1000")
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].detail", containsString("1 to 100"));
        list("mood=bad")
                .body("errors[0].parameter", equalTo("mood"))
                .body("errors[0].detail", equalTo("Must be one of good, editors-choice."));
        list("limit=x&mood=bad").body("errors.size()", equalTo(2));
    }

    @Test
    void refusesUnknownParametersWithAHint() {
        list("moood=good")
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"))
                .body("errors[0].parameter", equalTo("moood"))
                .body("errors[0].detail", containsString("Did you mean mood?"))
                .body("errors[0].detail", containsString("cursor, flag, id, limit, mood, q, since, tag"));
    }

    @Test
    void repeatsNoStrangeName() {
        list("filter[author.email][startsWith]=a")
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"))
                .body("errors[0].parameter", nullValue())
                .body("errors[0].detail", not(containsString("email")));
    }

    @Test
    void answersTwoProbesInTheSameWords() {
        var one = list("filter[t1.keyHash]=a").extract().asString().replaceAll("\"traceId\":\"\\w+\"", "");
        var other = list("filter[t1.keyHash]=z").extract().asString().replaceAll("\"traceId\":\"\\w+\"", "");
        assertThat(one).isEqualTo(other);
    }

    @Test
    void passesOverUnknownNamesWhereTheAddressIsHandedAround() {
        given().get("/v1/sample/feed?utm_source=x&edition=en")
                .then()
                .statusCode(200)
                .body("edition", equalTo("en"));
        given().get("/v1/sample/feed?edition=en&edition=fr").then().statusCode(400);
    }

    @Test
    void refusesParametersOfTheNewsroomByTheirConstraints() {
        given().header("Authorization", "Bearer as-editor")
                .get("/v1/newsroom/sample/1?depth=6")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("errors[0].parameter", equalTo("depth"))
                .body("errors[0].code", equalTo("max"));
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/sample?" + query.replace("[", "%5B").replace("]", "%5D"))
                .then();
    }
}
