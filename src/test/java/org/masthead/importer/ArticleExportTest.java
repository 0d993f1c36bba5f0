package org.masthead.importer;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.importer.Importing.counts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.TestDatabase;
import org.masthead.access.Erased;

@QuarkusTest
class ArticleExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonPath export(String filter) {
        var asked = Newsroom.admin().post("/v1/newsroom/exports" + filter);
        asked.then().statusCode(202);
        return Importing.waitFor(asked.header("Location"));
    }

    private static List<JsonNode> lines(JsonPath job) throws Exception {
        var result = Newsroom.admin().get(job.getString("result"));
        result.then().statusCode(200).contentType("application/x-ndjson");
        var text = new String(result.asByteArray(), StandardCharsets.UTF_8);
        assertThat(result.header("Content-Length")).isEqualTo(job.getString("resultBytes"));
        assertThat(result.header("Content-Disposition")).contains("attachment").contains(".ndjson");
        var lines = new ArrayList<JsonNode>();
        for (var line : text.split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void writesWhatAnImportTakes() throws Exception {
        var section = Newsroom.section();
        var word = Newsroom.freshWord();
        var full = new HashMap<String, Object>(Map.of(
                "headline", "Headline " + word,
                "kicker", "Kicker",
                "source", "Agency",
                "sections", List.of(section),
                "tags", List.of(word),
                "corrections", List.of(Map.of("at", "2026-01-01T00:00:00Z", "text", "It was Monday.")),
                "bodyHtml", Newsroom.EVERY_BLOCK.formatted(word)));
        var published = Newsroom.publish(Newsroom.write(full));
        var shown = get("/v1/articles/" + published).jsonPath();
        var draft = Newsroom.write(Newsroom.draftIn(section, "Draft " + word)).<String>path("slug");
        var changed = Newsroom.publish(Newsroom.write(Newsroom.draftIn(section, "Before")));
        Newsroom.change(changed, Map.of("headline", "Behind")).then().statusCode(200);

        var job = export("?section=" + section);
        counts(job, 3, 3, 0, 0);
        var lines = lines(job);
        assertThat(lines).extracting(line -> line.path("slug").asText()).containsExactly(published, draft, changed);
        assertThat(lines)
                .extracting(line -> line.path("status").asText())
                .containsExactly("published", "draft", "published");
        assertThat(lines.get(2).path("headline").asText()).isEqualTo("Before");
        assertThat(lines.get(0).path("publishedAt").asText()).isEqualTo(shown.getString("publishedAt"));
        assertThat(lines.get(0).path("body")).hasSize(shown.getList("body").size());

        assertThat(lines.get(0).path("body").findParents("html")).isNotEmpty().noneMatch(block -> block.has("text"));

        var again = Newsroom.admin().get(job.getString("result")).asByteArray();
        counts(Importing.over(Newsroom.admin(), "", again), 3, 0, 3, 0);
        counts(Importing.over(Newsroom.admin(), "?onConflict=update", again), 3, 3, 0, 0);
        get("/v1/articles/" + published)
                .then()
                .body("updatedAt", equalTo(shown.getString("updatedAt")))
                .body("publishedAt", equalTo(shown.getString("publishedAt")))
                .body("body", equalTo(shown.getList("body")));
    }

    @Test
    void takesTheFiltersOfTheList() {
        var section = Newsroom.section();
        Newsroom.publishedArticleIn(section);
        Newsroom.write(Newsroom.draftIn(section, "Draft")).then().statusCode(201);
        counts(export("?section=" + section + "&status=draft"), 1, 1, 0, 0);
        counts(export("?section=" + section + "&status=published"), 1, 1, 0, 0);
        counts(export("?q=" + Newsroom.freshWord()), 0, 0, 0, 0);
        for (var wrong : List.of("?sort=createdAt", "?kind=nothing", "?sectoin=news", "?status=gone")) {
            Newsroom.admin().post("/v1/newsroom/exports" + wrong).then().statusCode(400);
        }
    }

    @Inject
    Event<Erased> erased;

    @Test
    void isForgottenWhenSomethingIsErased() {
        var job = export("?q=" + Newsroom.freshWord());
        var id = job.getString("id");
        var file = TestDatabase.DATA.resolve("jobs").resolve(id + ".result");
        assertThat(file).exists();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    erased.fire(new Erased(UUID.randomUUID()));
                    throw new IllegalStateException("It is not erased after all");
                }))
                .hasMessageContaining("after all");
        Newsroom.admin().get(job.getString("result")).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> erased.fire(new Erased(UUID.randomUUID())));
        assertThat(file).doesNotExist();
        Newsroom.admin().get(job.getString("result")).then().statusCode(404);
        Newsroom.admin()
                .get("/v1/newsroom/jobs/" + id)
                .then()
                .body("status", equalTo("done"))
                .body("result", nullValue());
    }

    @Test
    void isForAdmins() {
        Newsroom.as("publisher").post("/v1/newsroom/exports").then().statusCode(403);
    }

    @Test
    void jobsAreSeenByWhoAskedForThemAndByAdmins() {
        var job = export("?q=" + Newsroom.freshWord()).getString("id");
        Newsroom.as("editor").get("/v1/newsroom/jobs/" + job).then().statusCode(404);
        Newsroom.as("editor").get("/v1/newsroom/jobs/" + job + "/result").then().statusCode(404);
        Newsroom.as("editor").get("/v1/newsroom/jobs/" + job + "/errors").then().statusCode(404);
        Newsroom.admin()
                .get("/v1/newsroom/jobs?status=done&limit=1")
                .then()
                .body("data.id", equalTo(List.of(job)))
                .body("data[0].kind", equalTo("article-export"));
        var own = Importing.over(Newsroom.as("editor"), "", "\n".getBytes(StandardCharsets.UTF_8))
                .getString("id");
        Newsroom.as("editor").get("/v1/newsroom/jobs").then().body("data[0].id", equalTo(own));
        Newsroom.admin()
                .post("/v1/newsroom/jobs/" + own + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"));
        Newsroom.admin().get("/v1/newsroom/jobs/" + own + "/result").then().statusCode(404);
        Newsroom.admin().get("/v1/newsroom/jobs/nothing").then().statusCode(404);
    }
}
