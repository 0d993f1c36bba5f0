package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.lockOf;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Editing;

/** Changing working copies, what others changed meanwhile, revisions, removal. */
@QuarkusTest
class ArticleChangeTest {

    private static final String ARTICLES = "/v1/newsroom/articles/";

    private String section;

    @BeforeEach
    void makeSection() {
        section = section();
    }

    private String written() {
        return write(draftIn(section, "Headline " + freshWord())).path("id");
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        var id = written();
        var body = admin().get(ARTICLES + id).jsonPath().getList("body");
        change(id, Map.of("headline", "Another", "kicker", "Weather"))
                .then()
                .statusCode(200)
                .body("headline", equalTo("Another"))
                .body("kicker", equalTo("Weather"))
                .body("sections", contains(section))
                .body("body", equalTo(body))
                .body("revision", equalTo(2));
        var away = new HashMap<String, Object>();
        away.put("kicker", null);
        change(id, away).then().statusCode(200).body("kicker", nullValue()).body("headline", equalTo("Another"));
    }

    @Test
    void replacesABodyByHtmlAndKeepsTheIdsOfWhatIsTheSame() {
        var id = write(Map.of("bodyHtml", "<p>One.</p><p>Two.</p>")).<String>path("id");
        var first = admin().get(ARTICLES + id).<String>path("body[0].id");
        change(id, Map.of("bodyHtml", "<p>One.</p><p>Three.</p>"))
                .then()
                .statusCode(200)
                .body("body.text", contains("One.", "Three."))
                .body("body[0].id", equalTo(first));
    }

    @Test
    void showsReadersNothingOfAChangeBeforeItIsPublished() {
        var written = write(draftIn(section, "Headline " + freshWord()));
        var slug = publish(written);
        var before = given().get("/v1/articles/" + slug);
        var next = "other-" + freshWord();
        change(written.path("id"), Map.of("headline", "Secret", "slug", next))
                .then()
                .statusCode(200)
                .body("hasUnpublishedChanges", equalTo(true))
                .body("status", equalTo("published"));
        var after = given().redirects().follow(false).get("/v1/articles/" + slug);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asByteArray()).isEqualTo(before.asByteArray());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        given().get("/v1/articles/" + next).then().statusCode(404);
        given().queryParam("url", "/v1/articles/" + next)
                .get("/v1/resolve")
                .then()
                .statusCode(404);

        transition(written.path("id"), Map.of("to", "published")).then().statusCode(200);
        given().redirects()
                .follow(false)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(308)
                .header("Location", "/v1/articles/" + next)
                .header("Cache-Control", "public, max-age=15, stale-while-revalidate=30, stale-if-error=600")
                .header("Cache-Tag", "article-" + written.path("id"));
        given().redirects()
                .follow(false)
                .get("/v1/articles/" + slug + "?fields=slug,leadImage(url)&domain=primary")
                .then()
                .header("Location", "/v1/articles/" + next + "?domain=primary&fields=slug,leadImage%28url%29");
        given().get("/v1/articles/" + next).then().statusCode(200).body("headline", equalTo("Secret"));
    }

    @Test
    void freesASlugThatReadersNeverKnew() {
        var id = written();
        var slug = "first-" + freshWord();
        change(id, Map.of("slug", slug)).then().statusCode(200);
        change(id, Map.of("slug", slug + "-2")).then().statusCode(200);
        write(Map.of("slug", slug)).then().statusCode(201);
    }

    @Test
    void makesNoRevisionOfAChangeThatChangesNothing() {
        var id = written();
        var etag = lockOf(id);
        var headline = admin().get(ARTICLES + id).<String>path("headline");
        change(id, Map.of("headline", headline, "kind", "news"))
                .then()
                .statusCode(200)
                .header("ETag", etag)
                .body("revision", equalTo(1));
    }

    @Test
    void takesBackAllMembersOfADraft() {
        var id = written();
        var copy = admin().get(ARTICLES + id).<Map<String, Object>>path("$");
        copy.keySet()
                .retainAll(List.of(
                        "slug", "kind", "edition", "language", "headline", "sections", "tags", "rights", "body"));
        change(id, copy).then().statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void refusesWhatIsWrongAtItsPlaceAndStoresNothing() {
        var id = written();
        change(id, Map.of("headlin", "a")).then().statusCode(400).body("errors[0].pointer", equalTo("/headlin"));
        change(id, Map.of("status", "published")).then().statusCode(400).body("code", equalTo("unknown-property"));
        change(id, Map.of("sections", List.of("no/such"), "headline", "x".repeat(301)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/headline"));
        change(id, Map.of("sections", List.of("no/such"), "authors", List.of("nobody")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/sections/0", "/authors/0"));
        admin().get(ARTICLES + id).then().body("revision", equalTo(1));
    }

    @Test
    void refusesAnotherEditionOnceReadersHaveSeenIt() {
        var written = write(draftIn(section, "Headline " + freshWord()));
        publish(written);
        change(written.path("id"), Map.of("edition", "xx"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edition"));
    }

    @Test
    void changesTheEditionOfADraftUnlessItIsScheduled() {
        var edition = freshWord();
        Editing.created("/v1/newsroom/editions", Map.of("key", edition, "language", "fr", "title", edition));
        var id = written();
        transition(id, Map.of("to", "scheduled", "at", "2120-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        change(id, Map.of("edition", edition)).then().statusCode(422).body("errors.pointer", contains("/edition"));
        transition(id, Map.of("to", "draft")).then().statusCode(200);
        var other = written();
        var before = lockOf(id);
        var after = change(id, Map.of("edition", edition));
        after.then().statusCode(200).body("edition", equalTo(edition)).body("revision", equalTo(1));
        assertThat(after.header("ETag")).isEqualTo(lockOf(id)).isNotEqualTo(before);
        assertThat(found("section=" + section)).containsExactly(id, other);
        admin().get("/v1/newsroom/audit?subject=" + id)
                .then()
                .body("data.act", contains("save", "unschedule", "schedule", "create"));
    }

    @Test
    void needsTheLock() {
        var id = written();
        admin().contentType("application/merge-patch+json; charset=utf-8")
                .body("{}")
                .patch(ARTICLES + id)
                .then()
                .statusCode(428);
        admin().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{}")
                .patch(ARTICLES + id)
                .then()
                .statusCode(415)
                .header("Accept-Patch", "application/merge-patch+json");
    }

    @Test
    void namesTheFieldsThatOthersChanged() {
        var id = written();
        var read = lockOf(id);
        change(id, Map.of("headline", "Theirs", "summary", "Theirs as well."))
                .then()
                .statusCode(200);
        change(id, read, Map.of("kicker", "Ours"))
                .then()
                .statusCode(412)
                .header("ETag", lockOf(id))
                .body("changedFields", containsInAnyOrder("headline", "summary"));
        var again = lockOf(id);
        transition(id, Map.of("to", "review")).then().statusCode(200);
        change(id, again, Map.of("kicker", "Ours")).then().statusCode(412).body("changedFields", contains("status"));
    }

    @Test
    void letsExactlyOneOfAHundredStaleChangesThrough() throws Exception {
        var id = written();
        var etag = lockOf(id);
        var statuses = new ArrayList<Integer>();
        var pool = Executors.newFixedThreadPool(20);
        try {
            var changes = new ArrayList<Callable<Integer>>();
            for (var number = 0; number < 100; number++) {
                var headline = "Change " + number;
                changes.add(() -> change(id, etag, Map.of("headline", headline)).statusCode());
            }
            for (var answer : pool.invokeAll(changes)) {
                statuses.add(answer.get());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(statuses).contains(200).hasSize(100);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 412)).isEqualTo(99);
        admin().get(ARTICLES + id).then().body("revision", equalTo(2));
    }

    @Test
    void holdsAKeyToTheArticlesOfItsSections() {
        var key = admin().contentType(ContentType.JSON)
                .body(Map.of("name", "Desk " + freshWord(), "role", "editor", "sections", List.of(section)))
                .post("/v1/newsroom/keys")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("key");
        var below = section(section + "/below");
        var elsewhere = section();
        var own = given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(draftIn(below, "Headline " + freshWord()))
                .post("/v1/newsroom/articles");
        own.then().statusCode(201);
        given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(draftIn(elsewhere, "Headline " + freshWord()))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(403)
                .body("detail", equalTo("This key is for articles in its own sections only."))
                .body("errors.pointer", contains("/sections/0"));
        given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(Map.of("sections", List.of(below, elsewhere)))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(403)
                .body("errors.pointer", contains("/sections/1"));
        for (var nowhere : List.of(Map.of(), Map.of("sections", List.of(below, below, elsewhere)))) {
            given().header("Authorization", "Bearer " + key)
                    .contentType(ContentType.JSON)
                    .body(nowhere)
                    .post("/v1/newsroom/articles")
                    .then()
                    .statusCode(403)
                    .body("errors.pointer", contains("/sections"));
        }
        var others = write(draftIn(elsewhere, "Headline " + freshWord()));
        for (var id : List.of(own.<String>path("id"), others.<String>path("id"))) {
            given().header("Authorization", "Bearer " + key)
                    .contentType("application/merge-patch+json; charset=utf-8")
                    .header("If-Match", lockOf(id))
                    .body(Map.of("sections", List.of(elsewhere)))
                    .patch(ARTICLES + id)
                    .then()
                    .statusCode(403);
            admin().get(ARTICLES + id).then().body("revision", equalTo(1));
        }
        given().header("Authorization", "Bearer " + key)
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", own.header("ETag"))
                .body(Map.of("kicker", "Ours"))
                .patch(ARTICLES + own.path("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void refusesATextOfAnyLengthAsASlug() {
        write(Map.of("slug", "a-".repeat(100_000) + "a"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/slug"));
    }

    @Test
    void letsOnlyPublishersChangeWhatReadersSeeAsATranslation() {
        var own = publishedArticleIn(section);
        var other = publishedArticleIn(section);
        as("editor")
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", "*")
                .body(Map.of("translationOf", other))
                .patch(ARTICLES + own)
                .then()
                .statusCode(403);
        var before = given().get("/v1/articles/" + other).header("ETag");
        as("publisher")
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", "*")
                .body(Map.of("translationOf", other))
                .patch(ARTICLES + own)
                .then()
                .statusCode(200);
        given().get("/v1/articles/" + other).then().header("ETag", not(equalTo(before)));
    }

    @Test
    void joinsTheTranslationsOfAnother() {
        var first = written();
        var second = written();
        var third = write(Map.of("headline", "La " + freshWord(), "translationOf", second))
                .<String>path("id");
        change(second, Map.of("translationOf", first)).then().statusCode(200).body("translationOf", equalTo(first));
        admin().get(ARTICLES + third).then().body("translationOf", equalTo(first));
    }

    @Test
    void listsReadsAndComparesRevisions() {
        var id = written();
        change(id, Map.of("headline", "Second", "note", "Numbers checked"))
                .then()
                .statusCode(200);
        change(id, Map.of("headline", "Third", "bodyMarkdown", "Something else."))
                .then()
                .statusCode(200);
        admin().queryParam("limit", 2)
                .get(ARTICLES + id + "/revisions")
                .then()
                .statusCode(200)
                .body("data.number", contains(3, 2))
                .body("data.headline", contains("Third", "Second"))
                .body("data[1].note", equalTo("Numbers checked"))
                .body("page.hasMore", equalTo(true));
        admin().get(admin().queryParam("limit", 2)
                        .get(ARTICLES + id + "/revisions")
                        .<String>path("page.next"))
                .then()
                .body("data.number", contains(1));
        admin().get(ARTICLES + id + "/revisions/2")
                .then()
                .body("headline", equalTo("Second"))
                .body("revision", equalTo(2));
        admin().get(ARTICLES + id + "/revisions/2/comparison")
                .then()
                .body("from", equalTo(2))
                .body("to", equalTo(3))
                .body("differences.field", containsInAnyOrder("headline", "body"))
                .body("differences.find { it.field == 'headline' }.before", equalTo("Second"))
                .body("differences.find { it.field == 'headline' }.after", equalTo("Third"));
        admin().queryParam("with", 2)
                .get(ARTICLES + id + "/revisions/2/comparison")
                .then()
                .body("differences", hasSize(0));
        admin().get(ARTICLES + id + "/revisions/4").then().statusCode(404);
        as("contributor").get(ARTICLES + id + "/revisions").then().statusCode(404);
    }

    @Test
    void restoresARevisionAsANewOne() {
        var id = written();
        var body = admin().get(ARTICLES + id).jsonPath().getList("body");
        change(id, Map.of("headline", "Second", "bodyMarkdown", "Something else."))
                .then()
                .statusCode(200);
        admin().header("If-Match", lockOf(id))
                .post(ARTICLES + id + "/revisions/1/restoration")
                .then()
                .statusCode(200)
                .body("revision", equalTo(3))
                .body("body", equalTo(body))
                .header("ETag", equalTo(lockOf(id)));
        admin().post(ARTICLES + id + "/revisions/1/restoration").then().statusCode(428);
    }

    @Test
    void refusesARevisionWhoseSlugIsAnothersByNow() {
        var slug = "first-" + freshWord();
        var id = write(Map.of("slug", slug)).<String>path("id");
        change(id, Map.of("slug", slug + "-2")).then().statusCode(200);
        write(Map.of("slug", slug)).then().statusCode(201);
        admin().header("If-Match", lockOf(id))
                .post(ARTICLES + id + "/revisions/1/restoration")
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
    }

    private static List<String> found(String query) {
        return admin().get("/v1/newsroom/articles?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    private static List<String> foundByWords(String words) {
        return admin().queryParam("q", words)
                .get("/v1/newsroom/articles")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    @Test
    void findsWorkingCopiesByWhatTheyAreAndHowItStandsWithThem() {
        var word = freshWord();
        var below = section(section + "/below");
        var draft = write(Map.of("headline", "A draft " + word, "sections", List.of(below), "tags", List.of(word)))
                .<String>path("id");
        var liveCopy = write(draftIn(section, "Live 100% " + word));
        publish(liveCopy);
        var live = liveCopy.<String>path("id");
        var changedCopy = write(draftIn(section, "Changed " + word));
        publish(changedCopy);
        var changed = changedCopy.<String>path("id");
        change(changed, Map.of("kind", "opinion", "language", "fr")).then().statusCode(200);
        var goneCopy = write(draftIn(section, "Gone " + word));
        publish(goneCopy);
        var gone = goneCopy.<String>path("id");
        transition(gone, Map.of("to", "withdrawn")).then().statusCode(200);
        var coming = write(draftIn(section, "Coming " + word)).<String>path("id");
        transition(coming, Map.of("to", "scheduled", "at", "2120-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        var in = "section=" + section + "&";

        assertThat(found(in)).containsExactly(coming, gone, changed, live, draft);
        assertThat(found(in + "sort=createdAt")).containsExactly(draft, live, changed, gone, coming);
        assertThat(found(in + "status=draft")).containsExactly(draft);
        assertThat(found(in + "status=scheduled")).containsExactly(coming);
        assertThat(found(in + "status=published")).containsExactly(changed, live);
        assertThat(found(in + "status=withdrawn")).containsExactly(gone);
        assertThat(found(in + "status=published&hasUnpublishedChanges=true")).containsExactly(changed);
        assertThat(found(in + "hasUnpublishedChanges=false")).containsExactly(coming, live);
        assertThat(found(in + "stage=writing")).containsExactly(changed, draft);
        assertThat(found(in + "kind=opinion&language=FR")).containsExactly(changed);
        assertThat(found(in + "kind=-news")).containsExactly(changed);
        assertThat(found("tag=" + word)).containsExactly(draft);
        assertThat(foundByWords("live " + word)).containsExactly(live);
        assertThat(foundByWords("100% " + word)).containsExactly(live);
        assertThat(foundByWords("1_0 " + word)).isEmpty();
        assertThat(found(in + "createdBy=nobody")).isEmpty();
        assertThat(found(in + "removed=true")).isEmpty();
        assertThat(found("section=" + below)).containsExactly(draft);
        admin().get("/v1/newsroom/articles?status=public")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("status"));
        var first = admin().get("/v1/newsroom/articles?limit=2&" + in);
        first.then().body("data.id", contains(coming, gone));
        admin().get(first.<String>path("page.next")).then().body("data.id", contains(changed, live));
    }

    @Test
    void findsWorkingCopiesByPublicationPictureAndId() {
        var word = freshWord();
        var draft = write(draftIn(section, "A draft " + word)).<String>path("id");
        var liveCopy = write(draftIn(section, "Live " + word));
        publish(liveCopy);
        var live = liveCopy.<String>path("id");
        var old = write(Map.of("headline", word, "sections", List.of(section), "publishedAt", "2001-03-01T06:30:00Z"))
                .<String>path("id");
        var coming = write(draftIn(section, "Coming " + word)).<String>path("id");
        transition(coming, Map.of("to", "scheduled", "at", "2120-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        var in = "section=" + section + "&";
        assertThat(found(in + "publishedAfter=2001-03-01T06:30:00Z")).containsExactly(coming, old, live);
        assertThat(found(in + "publishedAfter=2001-03-01T06:30:01Z")).containsExactly(coming, live);
        assertThat(found(in + "publishedBefore=2119-01-01T00:00:00Z")).containsExactly(old, live);
        assertThat(found(in + "publishedBefore=2001-03-01T06:30:00Z")).isEmpty();
        change(old, Map.of("bodyHtml", "<img src=\"https://pictures.example/" + word + ".jpg\">"))
                .then()
                .statusCode(200);
        var image = admin().get(ARTICLES + old).<String>path("body[0].image.id");
        change(draft, Map.of("leadImage", Map.of("id", image))).then().statusCode(200);
        assertThat(found(in + "hasImage=true")).containsExactly(draft);
        assertThat(found(in + "hasImage=false")).containsExactly(old, coming, live);
        var ids = "ids=" + String.join(",", live, coming, "0199c0de-7a1b-7c2d-8e3f-000000000000", draft);
        assertThat(found(ids)).containsExactly(live, coming, draft);
        assertThat(found(ids + "&sort=createdAt")).containsExactly(draft, live, coming);
        assertThat(found(ids + "&hasImage=false")).containsExactly(live, coming);
        admin().get("/v1/newsroom/articles?" + ids)
                .then()
                .body("data.id", contains(live, coming, draft))
                .body("page.next", nullValue());
        for (var refused :
                List.of("ids=none", ids + "&cursor=a", ids + "&limit=1", "ids=" + (draft + ",").repeat(2) + "a")) {
            admin().get("/v1/newsroom/articles?" + refused).then().statusCode(400);
        }
    }

    @Test
    void removesADraftAndRestoresIt() {
        var id = written();
        as("contributor").header("If-Match", "*").delete(ARTICLES + id).then().statusCode(404);
        admin().header("If-Match", lockOf(id)).delete(ARTICLES + id).then().statusCode(204);
        given().get("/v1/articles/" + id).then().statusCode(404);
        admin().get("/v1/newsroom/articles").then().body("data.id", not(hasItem(id)));
        change(id, Map.of("headline", "a")).then().statusCode(409);
        admin().header("If-Match", lockOf(id))
                .post(ARTICLES + id + "/restoration")
                .then()
                .statusCode(200)
                .body("removedAt", nullValue());
        change(id, Map.of("headline", "a")).then().statusCode(200);
    }

    @Test
    void tellsReadersThatARemovedArticleIsGone() {
        var slug = publishedArticleIn(section);
        as("editor").header("If-Match", "*").delete(ARTICLES + slug).then().statusCode(403);
        as("publisher").header("If-Match", "*").delete(ARTICLES + slug).then().statusCode(204);
        given().get("/v1/articles/" + slug).then().statusCode(410);
        admin().header("If-Match", "*")
                .post(ARTICLES + slug + "/restoration")
                .then()
                .statusCode(200);
        given().get("/v1/articles/" + slug).then().statusCode(410);
        transition(admin().get(ARTICLES + slug).path("id"), Map.of("to", "published"))
                .then()
                .statusCode(200);
        given().get("/v1/articles/" + slug).then().statusCode(200);
    }
}
