package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.http.MergePatch;

/** An article in {@code FROM/desk/below}, of which {@code desk} moves to {@code TO}. */
@QuarkusTest
class MoveArticlesTest {

    @Inject
    Articles articles;

    @Inject
    ShowWorkingCopies show;

    @Inject
    StoredNames names;

    private String from;
    private String to;
    private String word;
    private String slug;

    @BeforeEach
    void publishOne() {
        from = section();
        to = section();
        word = freshWord();
        section(from + "/desk");
        slug = publish(write(draftIn(section(from + "/desk/below"), "Headline " + word)));
    }

    private static void move(String path, String there) {
        admin().contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .header("If-Match", "*")
                .body(Map.of("path", there))
                .patch("/v1/newsroom/sections/" + path)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(String query) {
        return given().get("/v1/articles?" + query).then().statusCode(200);
    }

    @Test
    void givesArticlesTheirNewPathsAndBreadcrumbs() {
        var etag = given().get("/v1/articles/" + slug).header("ETag");
        move(from + "/desk", to + "/desk");
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("breadcrumb.path", contains(to, to + "/desk", to + "/desk/below"))
                .body("sections.path", contains(to + "/desk/below"))
                .body("urls.path", equalTo("/" + to + "/desk/below/" + slug));
    }

    @Test
    void findsTheSectionOfWhatIsBeingChangedWhileItMoves() {
        var draft = QuarkusTransaction.requiringNew().call(() -> {
            var article = articles.findById(articles.idOf(slug).orElseThrow());
            return show.draft(article, articles.workingCopy(article), true, null);
        });
        move(from + "/desk", to + "/desk");
        var read = QuarkusTransaction.requiringNew()
                .call(() -> new Relations(names).sections(draft.sections(), new Findings()));
        assertThat(read).hasSize(1);
    }

    @Test
    void resolvesAllAddressesThatArticlesHad() {
        move(from + "/desk", to + "/desk");
        move(to + "/desk", to + "/other");
        for (var past : List.of(from + "/desk/below/", to + "/desk/below/")) {
            resolve("/" + past + slug, "moved");
        }
        resolve("/" + to + "/other/below/" + slug, "current");
    }

    private void resolve(String path, String status) {
        given().queryParam("url", path)
                .get("/v1/resolve")
                .then()
                .statusCode(200)
                .body("status", equalTo(status))
                .body("article.slug", equalTo(slug));
    }

    @Test
    void listsAndFindsArticlesWhereTheyAreNow() {
        list("section=" + to).body("data", equalTo(List.of()));
        move(from + "/desk", to + "/desk");
        for (var query : List.of("section=%s", "section=%s&q=" + word, "section=%s&sort=headline&tag=-none")) {
            list(query.formatted(to)).body("data.slug", contains(slug));
            list(query.formatted(to + "/desk/below")).body("data.slug", contains(slug));
            list(query.formatted(from)).body("data", equalTo(List.of()));
            // As they were known before.
            list(query.formatted(from + "/desk")).body("data.slug", contains(slug));
        }
        list("q=" + word + "&section=-" + to).body("data", equalTo(List.of()));
        list("q=" + word + "&section=-" + from).body("data.slug", contains(slug));
        list("q=" + word + "&facets=section")
                .body("facets.section.value", hasItems(to, to + "/desk", to + "/desk/below"))
                .body("facets.section.value", not(hasItem(from)));
        list("q=" + word + "&highlight=true").body("data[0].urls.path", equalTo("/" + to + "/desk/below/" + slug));
    }

    @Test
    void keepsAnArticleInASectionThatItIsInByAnotherWay() {
        var other = section(from + "/other");
        var draft = new HashMap<String, Object>(draftIn(from + "/desk", "Headline"));
        draft.put("sections", List.of(from + "/desk", other));
        var both = publish(write(draft));
        move(from + "/desk", to + "/desk");
        list("section=" + from).body("data.slug", contains(both));
        list("section=" + to).body("data.slug", hasItems(both, slug));
        move(other, to + "/other");
        list("section=" + from).body("data", equalTo(List.of()));
    }

    @Test
    void tellsReadersOfWhatShowsAMovedArticle() {
        var related = new HashMap<String, Object>(draftIn(section(), "Headline"));
        related.put("related", List.of(slug));
        var shows = publish(write(related));
        var etag = given().get("/v1/articles/" + shows).header("ETag");
        var list = given().get("/v1/articles?section=" + from).header("ETag");
        move(from + "/desk", from + "/bureau");
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + shows)
                .then()
                .statusCode(200)
                .body("related[0].urls.path", equalTo("/" + from + "/bureau/below/" + slug));
        given().header("If-None-Match", list)
                .get("/v1/articles?section=" + from)
                .then()
                .statusCode(200);
    }

    @Test
    void publishesWhereTheSectionIsNow() {
        var draft = write(draftIn(from + "/desk", "Headline"));
        move(from + "/desk", to + "/desk");
        var published = publish(draft);
        given().get("/v1/articles/" + published).then().body("urls.path", equalTo("/" + to + "/desk/" + published));
        publishedArticleIn(to + "/desk");
    }

    @Test
    void movesWhatIsToComeAsWell() {
        var written = write(draftIn(from + "/desk", "Headline"));
        var at = Instant.now().plusSeconds(3600);
        transition(written.path("id"), Map.of("to", "scheduled", "at", at.toString()))
                .then()
                .statusCode(200);
        move(from + "/desk", to + "/desk");
        var id = written.<String>path("id");
        try (var connection = database();
                var asked = connection.prepareStatement("select path from live_article where article_id::text = ?")) {
            asked.setString(1, id);
            var row = asked.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).startsWith("/" + to + "/desk/");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        given().queryParam("url", "/" + to + "/desk/" + written.path("slug"))
                .get("/v1/resolve")
                .then()
                .statusCode(404);
    }
}
