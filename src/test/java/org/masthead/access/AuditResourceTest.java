package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Newsroom;

@QuarkusTest
class AuditResourceTest {

    @Test
    void tellsWhoDidWhatToAThingLastFirst() {
        var written = Newsroom.write(Newsroom.draftIn(Newsroom.section(), "Headline " + Newsroom.freshWord()));
        Newsroom.publish(written);
        var id = written.<String>path("id");
        audit("subject=" + id)
                .body("data.act", equalTo(List.of("publish", "create")))
                .body("data.kind", everyItem(equalTo("article")))
                .body("data.subject", everyItem(equalTo(id)))
                .body("data.principal", everyItem(equalTo("a admin")))
                .body("data.key", everyItem(notNullValue()))
                .body("data.at", everyItem(notNullValue()))
                .body("page.hasMore", equalTo(false));
        audit("subject=" + id + "&act=publish").body("data.size()", equalTo(1));
        audit("subject=" + id + "&kind=section").body("data", empty());
        audit("subject=" + id + "&principal=a admin").body("data.size()", equalTo(2));
        audit("subject=" + id + "&principal=nobody").body("data", empty());
    }

    @Test
    void tellsWhatWasNoted() {
        var id = Newsroom.write(Newsroom.draftIn(Newsroom.section(), "Headline " + Newsroom.freshWord()))
                .<String>path("id");
        Newsroom.transition(id, Map.of("to", "ready", "note", "Checked with the lawyers"))
                .then()
                .statusCode(200);
        audit("subject=" + id)
                .body("data.act", contains("note", "ready", "create"))
                .body("data.note", contains(equalTo("Checked with the lawyers"), nullValue(), nullValue()));

        Newsroom.admin()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "privacy"))
                .post("/v1/newsroom/articles/" + id + "/erasure")
                .then()
                .statusCode(204);
        audit("subject=" + id)
                .body("data.act", contains("note", "erase", "note", "ready", "create"))
                .body("data.note", contains(equalTo("privacy"), nullValue(), nullValue(), nullValue(), nullValue()));
    }

    @Test
    void goesThroughItPageByPageAndBack() {
        var id = Newsroom.write(Newsroom.draftIn(Newsroom.section(), "Headline " + Newsroom.freshWord()));
        Newsroom.publish(id);
        var first = audit("limit=1&subject=" + id.path("id"))
                .body("data[0].act", equalTo("publish"))
                .body("page.hasMore", equalTo(true))
                .body("page.prev", nullValue())
                .extract();
        var second = Newsroom.admin()
                .get(first.<String>path("page.next"))
                .then()
                .body("data[0].act", equalTo("create"))
                .body("page.hasMore", equalTo(false))
                .extract();
        var back = Newsroom.admin().get(second.<String>path("page.prev"));
        assertThat(back.<List<?>>path("data")).isEqualTo(first.path("data"));
    }

    @Test
    void beginsAtATime() {
        Newsroom.section();
        audit("kind=section&limit=1&since=" + Instant.now().minus(1, ChronoUnit.HOURS))
                .body("data.size()", equalTo(1));
        audit("since=" + Instant.now().plus(1, ChronoUnit.HOURS)).body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject=1", "since=yesterday", "act=", "actor=a", "limit=0"})
    void refusesOtherQueries(String query) {
        Newsroom.admin().get("/v1/newsroom/audit?" + query).then().statusCode(400);
    }

    @Test
    void isForAdmins() {
        Newsroom.as("publisher").get("/v1/newsroom/audit").then().statusCode(403);
    }

    private static ValidatableResponse audit(String query) {
        return Newsroom.admin().get("/v1/newsroom/audit?" + query).then().statusCode(200);
    }
}
