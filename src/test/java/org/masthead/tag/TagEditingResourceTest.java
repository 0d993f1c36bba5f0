package org.masthead.tag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Editing.created;
import static org.masthead.Editing.delete;
import static org.masthead.Editing.etag;
import static org.masthead.Editing.patch;
import static org.masthead.Editing.read;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Editing;

@QuarkusTest
class TagEditingResourceTest {

    private static final String TAGS = "/v1/newsroom/tags";

    private final String word = freshWord();

    private static Response writeWith(String... tags) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("tags", tags);
        return write(draft);
    }

    private static String publishWith(String... tags) {
        return publish(writeWith(tags));
    }

    private static ValidatableResponse delivered(String path) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    private static String deliveredTag(String path) {
        return delivered(path).statusCode(200).extract().header("ETag");
    }

    @Test
    void makesReadsAndListsTagsThatReadersDoNotSee() {
        var before = deliveredTag("/v1/tags");
        var address = created(
                TAGS, Map.of("name", word + " Río", "translations", Map.of("FR", Map.of("name", word + " Fleuve"))));
        read(address)
                .body("slug", equalTo(word + "-rio"))
                .body("translations.fr.name", equalTo(word + " Fleuve"))
                .body("articleCount", equalTo(0));
        read(TAGS + "/" + word + "-rio").body("id", equalTo(address.substring(TAGS.length() + 1)));
        created(TAGS, Map.of("name", word + " Abc", "slug", word));
        for (var query : List.of("?q=" + word, "?limit=1&q=" + word.toUpperCase(Locale.ROOT))) {
            admin().get(TAGS + query).then().statusCode(200).body("data[0].slug", equalTo(word));
        }
        var first = admin().get(TAGS + "?limit=1&q=" + word);
        admin().urlEncodingEnabled(false)
                .get(first.<String>path("page.next"))
                .then()
                .body("data.slug", contains(word + "-rio"))
                .body("page.next", nullValue());
        delivered("/v1/tags/" + word).statusCode(404);
        assertThat(deliveredTag("/v1/tags")).isEqualTo(before);
    }

    @Test
    void showsReadersANewNameAtOnceAndLeadsFromThePastSlug() {
        var slug = publishWith(word);
        var article = "/v1/articles/" + slug;
        var list = "/v1/articles?tag=" + word;
        var before = List.of(deliveredTag(article), deliveredTag(list), deliveredTag("/v1/tags/" + word));
        patch(TAGS + "/" + word, Map.of("name", word + " New", "slug", word + "-new"))
                .statusCode(200)
                .body("slug", equalTo(word + "-new"))
                .body("articleCount", equalTo(1));
        delivered(article).body("tags.name", contains(word + " New")).body("tags.slug", contains(word + "-new"));
        delivered("/v1/tags/" + word + "?language=en")
                .statusCode(308)
                .header("Location", endsWith("/v1/tags/" + word + "-new?language=en"))
                .header("Cache-Control", matchesPattern("public, max-age=[0-9]+, .*"))
                .header(
                        "Cache-Tag",
                        "tag-"
                                + delivered("/v1/tags/" + word + "-new")
                                        .extract()
                                        .path("id"));
        delivered("/v1/articles?tag=" + word + "," + word + "-new").body("data.slug", contains(slug));
        delivered("/v1/articles?q=happened&tag=" + word).body("data.slug", contains(slug));
        delivered("/v1/articles?ids=" + delivered(article).extract().path("id") + "&tag=-" + word)
                .body("data", empty());
        var after = List.of(deliveredTag(article), deliveredTag(list), deliveredTag("/v1/tags/" + word + "-new"));
        assertThat(after).doesNotContainAnyElementsOf(before);
        // Who writes the past slug or the past name means the same tag.
        for (var past : List.of(word, word.toUpperCase(Locale.ROOT))) {
            writeWith(past).then().statusCode(201).body("tags", contains(word + "-new"));
        }
        // Its own past slug may be taken back.
        patch(TAGS + "/" + word, Map.of("slug", word)).statusCode(200).body("slug", equalTo(word));
        delivered("/v1/tags/" + word + "-new").statusCode(308);
    }

    @Test
    void needsTheLock() {
        var address = created(TAGS, Map.of("name", word));
        Editing.requiresTheLock(address, Map.of("name", word + " b"));
        Editing.isRefusedTo("contributor", TAGS, address);
        as("editor")
                .contentType(ContentType.JSON)
                .body(Map.of("into", "a"))
                .post(address + "/merge")
                .then()
                .statusCode(403);
        as("contributor").get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": " "}                                              | /name
            {"name": "a", "slug": "A b"}                               | /slug
            {"name": "a", "translations": {"no language": {"name": "a"}}} | /translations
            {"name": "a", "translations": {"en": {"name": "a"}}}       | /translations/en
            {"name": "a", "translations": {"fr": {"name": ""}}}        | /translations/fr/name
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String draft, String pointer) {
        admin().contentType(ContentType.JSON)
                .body(draft)
                .post(TAGS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesASlugThatAnotherTagHasOrHad() {
        created(TAGS, Map.of("name", word));
        patch(TAGS + "/" + word, Map.of("slug", word + "-now")).statusCode(200);
        var other = created(TAGS, Map.of("name", word + " other"));
        for (var taken : List.of(word, word + "-now")) {
            patch(other, Map.of("slug", taken))
                    .statusCode(409)
                    .body("code", equalTo("slug-taken"))
                    .body("errors[0].pointer", equalTo("/slug"));
            Editing.create(TAGS, Map.of("name", "a", "slug", taken)).then().statusCode(409);
        }
        // One that is made from a name is a free one.
        read(created(TAGS, Map.of("name", word))).body("slug", equalTo(word + "-2"));
    }

    @Test
    void deletesOnlyWhatNoArticleAndNoWorkingCopyNeeds() throws SQLException {
        var article = writeWith(word, word + "-b");
        delete(TAGS + "/" + word).statusCode(409).body("code", equalTo("conflict"));
        publish(article);
        delete(TAGS + "/" + word).statusCode(409);
        // A later working copy without it: only history names it.
        var id = article.<String>path("id");
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("insert into revision (article_id, number, content, named, created_by) select article_id, 2,"
                    + " content || '{\"tags\": []}', '{}', 'test' from revision where article_id = '" + id + "'");
            act.execute("update article set revision = 2 where id = '" + id + "'");
            act.execute("delete from live_article where article_id = '" + id + "'");
            delete(TAGS + "/" + word).statusCode(204);
            admin().get(TAGS + "/" + word).then().statusCode(404);
            var rows =
                    act.executeQuery("select jsonb_array_length(content -> 'tags') from revision where article_id = '"
                            + id + "' and number = 1");
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        // The slug is free again.
        created(TAGS, Map.of("name", word, "slug", word));
    }

    private static Response merge(String from, String into) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", etag(TAGS + "/" + from))
                .body(Map.of("into", into))
                .post(TAGS + "/" + from + "/merge");
    }

    @Test
    void mergesEveryUseIntoTheOtherTag() {
        var from = word + "-from";
        var into = word + "-into";
        var only = publishWith(from);
        var both = publishWith(into, from);
        var draft = writeWith(from, word + "-third");
        var address = "/v1/articles/" + only;
        var before = deliveredTag(address);
        var cached = delivered("/v1/tags/" + into).extract().header("ETag");
        merge(from, into).then().statusCode(200).body("slug", equalTo(into)).body("articleCount", equalTo(2));
        assertThat(etag(TAGS + "/" + into)).isEqualTo(etag(TAGS + "/" + from));
        delivered(address)
                .body("tags.slug", contains(into))
                .header(
                        "Cache-Tag",
                        containsString(
                                "tag-" + read(TAGS + "/" + into).extract().path("id")));
        assertThat(deliveredTag(address)).isNotEqualTo(before);
        assertThat(deliveredTag("/v1/tags/" + into)).isNotEqualTo(cached);
        delivered("/v1/articles/" + both).body("tags.slug", contains(into));
        delivered("/v1/tags/" + from).statusCode(308).header("Location", endsWith("/v1/tags/" + into));
        delivered("/v1/tags/" + into).body("articleCount", equalTo(2));
        delivered("/v1/tags?q=" + word).body("data.slug", contains(into));
        for (var tag : List.of(from, into)) {
            for (var query : List.of("", "q=happened&")) {
                delivered("/v1/articles?" + query + "tag=" + tag).body("data.slug", contains(both, only));
            }
        }
        delivered("/v1/articles?q=happened&facets=tag&tag=" + from).body("facets.tag.value", contains(into));
        admin().get("/v1/newsroom/articles/" + draft.path("id")).then().body("tags", contains(into, word + "-third"));
        publish(draft);
        delivered("/v1/tags/" + into).body("articleCount", equalTo(3));
    }

    @Test
    void leadsFromTheNameOfAMergedTagToTheOneInItsPlace() {
        publishWith("C " + word, "C " + word + "++");
        merge("c-" + word + "-2", "c-" + word).then().statusCode(200);
        writeWith("C " + word + "++").then().body("tags", contains("c-" + word));
        writeWith("C " + word + "#").then().body("tags", contains("c-" + word + "-3"));
    }

    @Test
    void refusesAMergeIntoNothingOrItself() {
        created(TAGS, Map.of("name", word));
        merge(word, word + "-none").then().statusCode(422).body("errors[0].code", equalTo("not-found"));
        merge(word, word).then().statusCode(422).body("errors[0].pointer", equalTo("/into"));
        admin().contentType(ContentType.JSON)
                .body(Map.of("into", created(TAGS, Map.of("name", word + " b")).substring(TAGS.length() + 1)))
                .post(TAGS + "/" + word + "/merge")
                .then()
                .statusCode(428);
    }

    /** Whoever writes with the tag while it goes is told to try again, or has the other one. */
    @Test
    void losesNoUseThatComesWhileItIsMerged() {
        var from = word + "-from";
        var into = word + "-into";
        publishWith(from);
        publishWith(into);
        var section = section();
        var writing = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 8)
                        .mapToObj(number -> writeAndPublish(section, from))
                        .flatMap(Optional::stream)
                        .toList()))
                .toList();
        for (var merged = merge(from, into); merged.statusCode() != 200; merged = merge(from, into)) {
            assertThat(merged.statusCode()).isEqualTo(503);
        }
        var published =
                writing.stream().flatMap(writer -> writer.join().stream()).toList();
        assertThat(published).isNotEmpty();
        for (var id : published) {
            read("/v1/newsroom/articles/" + id).body("tags", contains(into));
            delivered("/v1/articles/" + id).statusCode(200).body("tags.slug", contains(into));
        }
        delivered("/v1/tags/" + into).body("articleCount", equalTo(published.size() + 2));
        delivered("/v1/articles?limit=1&total=exact&q=happened&tag=" + from)
                .body("page.total", equalTo(published.size() + 2));
    }

    private static Optional<String> writeAndPublish(String section, String tag) {
        var draft = new HashMap<String, Object>(draftIn(section, "Headline " + freshWord()));
        draft.put("tags", List.of(tag));
        var written = write(draft);
        assertThat(written.statusCode()).isIn(201, 409, 503);
        if (written.statusCode() != 201) {
            return Optional.empty();
        }
        var id = written.<String>path("id");
        while (true) {
            var answer = transition(id, Map.of("to", "published"));
            assertThat(answer.statusCode()).isIn(200, 409, 503);
            if (answer.statusCode() == 200) {
                return Optional.of(id);
            }
        }
    }
}
