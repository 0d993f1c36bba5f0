package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

/** What {@code search_window} finds, and in which order. */
@QuarkusTest
class SearchWindowTest {

    private final String word = Newsroom.freshWord();

    @Test
    void findsWordsBetweenTypographicMarks() {
        var slug = published("The “" + word + "” – it rises", Map.of());
        assertThat(found(word)).containsExactly(slug);
        assertThat(found("\"" + word + " it rises\"")).containsExactly(slug);
    }

    @Test
    void leavesOutByTheStemsOfTheArticlesOwnLanguage() {
        published("Pluies sur " + word, Map.of("language", "fr"));
        published("Storms over " + word, Map.of());
        var calm = published("Calm over " + word, Map.of());
        assertThat(found(word + " -storm -pluie")).containsExactly(calm);
    }

    @Test
    void leavesOutAPhraseButNotItsWordsApart() {
        var together = published("High water at " + word, Map.of());
        var apart = published("Water of " + word + " stays high tonight", Map.of());
        assertThat(found(word + " -\"high water\"")).containsExactly(apart);
        assertThat(found("\"high tonight\" " + word + " -\"high water\"")).containsExactly(apart);
        assertThat(found("\"high water\" " + word + " -tonight")).containsExactly(together);
        assertThat(found("\"high tonight\" " + word + " -flood")).containsExactly(apart);
    }

    @Test
    void findsPartsOfTextWithoutSpaces() {
        var slug = published(word + "看俄罗斯新闻", Map.of("language", "zh"));
        assertThat(found(word + " 俄罗斯")).containsExactly(slug);
        assertThat(found(word + " 罗俄")).isEmpty();
    }

    @Test
    void putsHeadlinesBeforeBodiesAndNewBeforeOld() {
        var once = published("Other", Map.of("bodyMarkdown", "About " + word));
        var often = published("Other", Map.of("bodyMarkdown", ("About " + word + ". ").repeat(3)));
        var inSummary = published("Other", Map.of("summary", "About " + word));
        var old = published("About " + word, Map.of("publishedAt", "2026-03-01T00:00:00Z"));
        var recent = published("About " + word, Map.of("publishedAt", "2026-03-02T00:00:00Z"));
        assertThat(found(word)).containsExactly(recent, old, inSummary, often, once);
        assertThat(found("\"about " + word + "\" or \"" + word + " about\""))
                .containsExactly(recent, old, inSummary, often, once);
    }

    @Test
    void looksAtTheNewestMatchesAndStillFindsTheOldest() throws SQLException {
        var slug = published("Pattern for " + word, Map.of("publishedAt", "1999-01-01T00:00:00Z"));
        try (var database = Newsroom.database()) {
            database.setAutoCommit(false);
            copies(database, slug, 6000);
            assertThat(copiesIn(database, "copy " + word))
                    .hasSize(1000)
                    .startsWith(5001)
                    .endsWith(6000);
            assertThat(copiesIn(database, "\"copy 17\" " + word)).containsExactly(17);
            assertThat(copiesIn(database, "pattern -copy " + word)).hasSize(1);
            database.rollback();
        }
    }

    @Test
    void looksForMarksAndTimes() throws SQLException {
        var tag = Newsroom.freshWord();
        published(word, Map.of("tags", List.of(tag), "kind", "opinion", "publishedAt", "2026-03-01T00:00:00Z"));
        published(word, Map.of("language", "fr", "publishedAt", "2026-03-02T00:00:00Z"));
        assertThat(counted("null")).isEqualTo(2);
        assertThat(counted("search_mark('tag', array(select id from tag where slug = '" + tag + "'))"))
                .isEqualTo(1);
        assertThat(counted("search_mark('tag', array(select id from tag where slug = 'none'))"))
                .isZero();
        assertThat(counted("!!search_mark('tag', array(select id from tag where slug = 'none'))"))
                .isEqualTo(2);
        assertThat(counted("search_mark('kind', array['opinion', 'live']) && !!search_mark('language', array['fr'])"))
                .isEqualTo(1);
        assertThat(counted("search_mark('image', array['true'])")).isZero();
        assertThat(counted("null, '2026-03-02', null")).isEqualTo(1);
        assertThat(counted("null, null, '2026-03-02'")).isEqualTo(1);
        assertThat(counted("null, null, null, now(), null")).isZero();
        assertThat(counted("null, among => array(select id from live_article where slug = '')"))
                .isZero();
    }

    @Test
    void followsWhatReadersSee() throws SQLException {
        var written = Newsroom.write(Newsroom.draftIn(Newsroom.section(), word));
        assertThat(counted("null")).isZero();
        Newsroom.publish(written);
        assertThat(counted("null")).isEqualTo(1);
        Newsroom.transition(written.path("id"), Map.of("to", "withdrawn", "reason", "error"))
                .then()
                .statusCode(200);
        assertThat(counted("null")).isZero();
    }

    private int counted(String filters) throws SQLException {
        try (var database = Newsroom.database();
                var query = database.prepareStatement("select count(*) from search_window(?, " + filters + ")")) {
            query.setString(1, word);
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    /** An article's live row again and again, a second later each. */
    static void copies(Connection database, String slug, int count) throws SQLException {
        try (var insert = database.prepareStatement("""
                with copies as (
                  insert into live_article (id, article_id, revision, edition_id, visible_from, published_at,
                    updated_at, kind, language, slug, path, headline, word_count, body, body_refers, body_text, own_sections, cache_tags)
                  select gen_random_uuid(), gen_random_uuid(), revision, edition_id, visible_from,
                    timestamptz '2000-01-01' + n * interval '1 second', updated_at, kind, language, slug, path,
                    'Copy ' || n || replace(headline, 'Pattern', ''), word_count, body, body_refers, body_text, own_sections, cache_tags
                  from live_article, generate_series(1, ?) n where slug = ? returning article_id, edition_id, revision),
                articles as (
                  insert into article (id, edition_id, revision, translation_group, created_by)
                  select article_id, edition_id, revision, article_id, 'test' from copies)
                insert into revision (article_id, number, content, named, created_by)
                select article_id, revision, '{}', '{}', 'test' from copies""")) {
            insert.setInt(1, count);
            insert.setString(2, slug);
            insert.executeUpdate();
        }
    }

    /** The numbers of the copies that are found, the lowest first. */
    private static List<Integer> copiesIn(Connection database, String words) throws SQLException {
        try (var query = database.prepareStatement("""
                select extract(epoch from published_at - timestamptz '2000-01-01')::int
                from search_window(?) order by published_at""")) {
            query.setString(1, words);
            var numbers = new ArrayList<Integer>();
            for (var rows = query.executeQuery(); rows.next(); ) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    private String published(String headline, Map<String, ?> more) {
        var section = Newsroom.section();
        var draft = new HashMap<>(Newsroom.draftIn(section, headline));
        draft.putAll(more);
        return Newsroom.publish(Newsroom.write(draft));
    }

    private static List<String> found(String words) {
        return given().queryParam("q", words)
                .get("/v1/articles")
                .then()
                .statusCode(200)
                .extract()
                .path("data.slug");
    }
}
