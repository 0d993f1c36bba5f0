package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Editing;

/** A tag that thousands of articles carry, of which every tenth carries the other one too, is merged. */
@QuarkusTest
class CarryOverTagTest {

    private static final String TAGS = "/v1/newsroom/tags/";
    private static final int MANY = 4000;

    private static final String ARTICLES = """
            create temp table new as select n, gen_random_uuid() as id, gen_random_uuid() as live_id from generate_series(1, %1$d) n;
            insert into article (id, edition_id, revision, translation_group, created_by, labels, headline)
              select n.id, e.id, 1, n.id, '%2$s', array[t.id], 'River' from new n
              join edition e on e.is_default join tag t on t.slug = '%2$s-from';
            insert into revision (article_id, number, content, named, created_by)
              select n.id, 1, jsonb_build_object('sections', '[]'::jsonb, 'collections', '[]'::jsonb, 'tags',
                case when n.n %% 10 = 0 then jsonb_build_array(i.id, t.id) else jsonb_build_array(t.id) end),
                case when n.n %% 10 = 0 then array[i.id, t.id] else array[t.id] end, 'test'
              from new n join tag t on t.slug = '%2$s-from' join tag i on i.slug = '%2$s-into';
            insert into live_article (id, article_id, revision, edition_id, visible_from, published_at, updated_at, kind,
              language, slug, path, headline, word_count, body, body_refers, body_text, own_sections, cache_tags)
              select n.live_id, n.id, 1, a.edition_id, '2001-01-01', timestamptz '2001-01-01' + n.n * interval '1 minute',
                '2001-01-01', 'news', 'en', '%2$s-' || n.n, '/%2$s-' || n.n, 'River', 5, '{"blocks": []}', false, 'flood', 1,
                case when n.n %% 10 = 0 then array['article-' || n.id, 'section-' || n.id, 'tag-' || i.id, 'tag-' || t.id]
                  else array['article-' || n.id, 'section-' || n.id, 'tag-' || t.id] end
              from new n join article a on a.id = n.id join tag t on t.slug = '%2$s-from' join tag i on i.slug = '%2$s-into';
            insert into live_tag select n.live_id, t.id, 1, timestamptz '2001-01-01' + n.n * interval '1 minute', n.id
              from new n join tag t on t.slug = '%2$s-from';
            insert into live_tag select n.live_id, t.id, 0, timestamptz '2001-01-01' + n.n * interval '1 minute', n.id
              from new n join tag t on t.slug = '%2$s-into' where n.n %% 10 = 0;
            drop table new""";

    private static final String NO_MORE = """
            delete from live_article l using article a where a.id = l.article_id and a.created_by = '%1$s';
            delete from article where created_by = '%1$s'""";

    private final String word = freshWord();
    private final String from = word + "-from";
    private final String into = word + "-into";

    @BeforeEach
    void makeThem() throws SQLException {
        for (var slug : List.of(from, into)) {
            Editing.created("/v1/newsroom/tags", Map.of("name", slug));
        }
        execute(ARTICLES.formatted(MANY, word));
    }

    @AfterEach
    void takeThemAway() throws SQLException {
        execute(NO_MORE.formatted(word));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(sql);
        }
    }

    private Response merge() {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("into", into))
                .post(TAGS + from + "/merge");
    }

    private static ValidatableResponse read(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    private void isAsBefore() {
        read("/v1/tags/" + from).statusCode(200).body("articleCount", equalTo(MANY));
        read("/v1/tags/" + into).statusCode(200).body("articleCount", equalTo(MANY / 10));
        read("/v1/articles?limit=1&total=exact&tag=" + from).body("page.total", equalTo(MANY));
        read("/v1/articles?limit=1&total=exact&tag=" + into).body("page.total", equalTo(MANY / 10));
        read("/v1/articles?limit=1&sort=publishedAt&tag=" + from).body("data[0].tags.slug", contains(from));
    }

    private void isMerged() throws SQLException {
        read("/v1/tags/" + from).statusCode(308).header("Location", endsWith("/v1/tags/" + into));
        read("/v1/tags/" + into).statusCode(200).body("articleCount", equalTo(MANY));
        for (var tag : List.of(from, into)) {
            read("/v1/articles?limit=1&total=exact&tag=" + tag).body("page.total", equalTo(MANY));
            read("/v1/articles?limit=1&sort=publishedAt&tag=" + tag).body("data[0].tags.slug", contains(into));
            read("/v1/articles?limit=1&q=flood&total=estimate&tag=" + tag).body("data[0].tags.slug", contains(into));
        }
        assertThat(count("select count(*) from article a join tag t on a.labels @> array[t.id] where t.slug = '" + into
                        + "'"))
                .isEqualTo(MANY);
        assertThat(count("select count(*) from revision r join tag t on r.named @> array[t.id] where t.slug = '" + into
                        + "' and jsonb_array_length(r.content -> 'tags') = 1"))
                .isEqualTo(MANY);
    }

    private static long count(String sql) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement();
                var rows = act.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void mergesAllOfThemWhileReadersSeeOneOrTheOther() throws SQLException {
        isAsBefore();
        var merged = CompletableFuture.supplyAsync(this::merge);
        var looks = 0;
        while (!merged.isDone()) {
            var tag = given().redirects().follow(false).get("/v1/tags/" + from);
            if (tag.statusCode() == 200) {
                assertThat(tag.<Integer>path("articleCount")).isEqualTo(MANY);
            } else {
                assertThat(tag.statusCode()).isEqualTo(308);
            }
            var total = given().get("/v1/articles?limit=1&total=exact&tag=" + from);
            assertThat(total.<Integer>path("page.total")).isEqualTo(MANY);
            looks++;
        }
        assertThat(looks).isPositive();
        merged.join().then().statusCode(200).body("articleCount", equalTo(MANY));
        isMerged();
    }

    @Test
    void leavesNothingHalfDoneWhenItIsCutOff() throws Exception {
        var merged = CompletableFuture.supplyAsync(this::merge);
        while (!merged.isDone() && !cutOff()) {
            Thread.sleep(5);
        }
        assertThat(merged.join().statusCode()).isEqualTo(503);
        isAsBefore();
        merge().then().statusCode(200);
        isMerged();
    }

    /** Once saves are written anew, of which readers see nothing, what they see has been already. */
    private static boolean cutOff() throws SQLException {
        try (var connection = database();
                var act = connection.createStatement();
                var ended = act.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and query like 'update revision r set content%'")) {
            return ended.next();
        }
    }

    @Test
    void waitsForWhoWorksOnOneOfThemButNotForEver() throws SQLException {
        var draft = new HashMap<String, Object>(draftIn(section(), word));
        draft.put("tags", List.of(from));
        var id = write(draft).<String>path("id");
        try (var connection = database();
                var act = connection.createStatement()) {
            connection.setAutoCommit(false);
            act.execute("select from article where id = '" + id + "' for update");
            merge().then().statusCode(503).header("Retry-After", "1");
            isAsBefore();
            var merged = CompletableFuture.supplyAsync(this::merge);
            act.execute("select pg_sleep(0.5)");
            connection.rollback();
            merged.join().then().statusCode(200);
        }
        admin().get("/v1/newsroom/articles/" + id).then().body("tags", contains(into));
    }
}
