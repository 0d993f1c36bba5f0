package org.masthead.author;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Editing.created;
import static org.masthead.Editing.delete;
import static org.masthead.Editing.patch;
import static org.masthead.Editing.read;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Editing;

@QuarkusTest
class AuthorEditingResourceTest {

    private static final String AUTHORS = "/v1/newsroom/authors";

    private final String word = freshWord();

    private static Response writtenBy(String... slugs) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("authors", slugs);
        return write(draft);
    }

    private static ValidatableResponse delivered(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    private static String deliveredTag(String path) {
        return delivered(path).statusCode(200).extract().header("ETag");
    }

    private static UUID picture() throws SQLException {
        var picture = UUID.randomUUID();
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("insert into image (id, created_by) values ('%s', 'a test')".formatted(picture));
        }
        return picture;
    }

    @Test
    void makesReadsAndListsAuthorsWhomReadersDoNotSee() {
        var before = deliveredTag("/v1/authors");
        var address = created(
                AUTHORS,
                Map.of("name", word + " Zoë", "bio", "Writes.", "translations", Map.of("fr", Map.of("bio", "Écrit."))));
        read(address)
                .body("slug", equalTo(word + "-zoe"))
                .body("bio", equalTo("Writes."))
                .body("translations.fr.bio", equalTo("Écrit."))
                .body("image", nullValue())
                .body("articleCount", equalTo(0));
        created(AUTHORS, Map.of("name", word + " Anna"));
        var first = admin().get(AUTHORS + "?limit=1&q=" + word);
        first.then().statusCode(200).body("data.name", contains(word + " Anna"));
        admin().urlEncodingEnabled(false)
                .get(first.<String>path("page.next"))
                .then()
                .body("data.slug", contains(word + "-zoe"))
                .body("page.next", nullValue());
        // A second one of the same name has a slug of their own.
        read(created(AUTHORS, Map.of("name", word + " Zoë"))).body("slug", equalTo(word + "-zoe-2"));
        delivered("/v1/authors/" + word + "-zoe").statusCode(404);
        assertThat(deliveredTag("/v1/authors")).isEqualTo(before);
    }

    @Test
    void showsReadersWhatChangedAtOnceAndLeadsFromThePastSlug() throws SQLException {
        created(AUTHORS, Map.of("name", word));
        var slug = publish(writtenBy(word));
        var picture = picture();
        delivered("/v1/images/" + picture).statusCode(404);
        var before = List.of(
                deliveredTag("/v1/articles/" + slug), deliveredTag("/v1/authors/" + word), deliveredTag("/v1/images"));
        patch(
                        AUTHORS + "/" + word,
                        Map.of(
                                "name",
                                word + " Doe",
                                "slug",
                                word + "-doe",
                                "image",
                                Map.of("id", picture),
                                "url",
                                "https://jane.example",
                                "translations",
                                Map.of("fr", Map.of("bio", "Écrit."))))
                .statusCode(200)
                .body("image.id", equalTo(picture.toString()))
                .body("articleCount", equalTo(1));
        delivered("/v1/authors/" + word)
                .statusCode(308)
                .header("Location", endsWith("/v1/authors/" + word + "-doe"))
                .header("Cache-Control", matchesPattern("public, max-age=[0-9]+, .*"))
                .header(
                        "Cache-Tag",
                        "author-"
                                + delivered("/v1/authors/" + word + "-doe")
                                        .extract()
                                        .path("id"));
        delivered("/v1/authors/" + word + "-doe?language=fr")
                .body("name", equalTo(word + " Doe"))
                .body("bio", equalTo("Écrit."))
                .body("image.id", equalTo(picture.toString()))
                .body("url", equalTo("https://jane.example"));
        delivered("/v1/articles/" + slug).body("authors.name", contains(word + " Doe"));
        delivered("/v1/articles?author=" + word).body("data.slug", contains(slug));
        delivered("/v1/images/" + picture).statusCode(200);
        var after = List.of(
                deliveredTag("/v1/articles/" + slug),
                deliveredTag("/v1/authors/" + word + "-doe"),
                deliveredTag("/v1/images"));
        assertThat(after).doesNotContainAnyElementsOf(before);
        writtenBy(word).then().statusCode(201).body("authors", contains(word + "-doe"));
        patch(AUTHORS + "/" + word, new HashMap<>(Map.of("translations", Collections.singletonMap("fr", null))))
                .body("translations.fr", nullValue());
    }

    @Test
    void needsTheLock() {
        var address = created(AUTHORS, Map.of("name", word));
        Editing.requiresTheLock(address, Map.of("bio", "Writes."));
        Editing.isRefusedTo("contributor", AUTHORS, address);
        as("contributor").get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | /name
            {"name": "a", "slug": "a--b"}                                 | /slug
            {"name": "a", "url": "javascript:alert(1)"}                   | /url
            {"name": "a", "image": {}}                                    | /image/id
            {"name": "a", "image": {"id": "0199c0de-7a1b-7c2d-8e3f-405162738495"}} | /image/id
            {"name": "a", "translations": {"en": {"bio": "a"}}}           | /translations/en
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String draft, String pointer) {
        admin().contentType(ContentType.JSON)
                .body(draft)
                .post(AUTHORS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesASlugThatAnotherAuthorHasOrHad() {
        created(AUTHORS, Map.of("name", word));
        patch(AUTHORS + "/" + word, Map.of("slug", word + "-now")).statusCode(200);
        var other = created(AUTHORS, Map.of("name", word + " other"));
        for (var taken : List.of(word, word + "-now")) {
            patch(other, Map.of("slug", taken))
                    .statusCode(409)
                    .body("code", equalTo("slug-taken"))
                    .body("errors[0].pointer", equalTo("/slug"));
        }
    }

    @Test
    void deletesOnlyWhomNoArticleAndNoWorkingCopyNames() throws SQLException {
        created(AUTHORS, Map.of("name", word));
        var article = writtenBy(word);
        delete(AUTHORS + "/" + word).statusCode(409).body("code", equalTo("conflict"));
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("delete from article where id = '" + article.path("id") + "'");
        }
        delete(AUTHORS + "/" + word).statusCode(204);
        admin().get(AUTHORS + "/" + word).then().statusCode(404);
    }
}
