package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Editing;
import org.masthead.Newsroom;
import org.masthead.SentStatements;
import org.masthead.address.OwnUrls;
import org.masthead.http.FieldSelection;

/** What the articles of a list have in common. */
@QuarkusTest
class ArticleFacetsTest {

    private static final ArticleShape CARD = new ArticleShape(FieldSelection.ALL, null, OwnUrls.PATHS);

    @Inject
    ArticleLists lists;

    @Inject
    Session session;

    @Inject
    SentStatements sent;

    private final String word = Newsroom.freshWord();
    private String section;

    @BeforeEach
    void makeASection() {
        section = Newsroom.section();
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/v1/articles?" + query).then();
    }

    @Test
    void countsWhatTheArticlesOfASearchAndOfAnyOtherListHaveInCommon() {
        var below = Newsroom.section(section + "/below");
        published(section, Map.of("tags", List.of(word + "-a")));
        published(below, Map.of("tags", List.of(word + "-a", word + "-b")));
        for (var query : List.of("q=" + word, "section=" + section, "limit=1&sort=publishedAt&section=" + section)) {
            list(query + "&facets=section,tag")
                    .statusCode(200)
                    .body("facets", aMapWithSize(2))
                    .body("facets.section", contains(value(section, 2), value(below, 1)))
                    .body("facets.tag.value", contains(word + "-a", word + "-b"))
                    .body("facets.tag.count", contains(2, 1));
        }
        list("q=" + word + "&tag=" + word + "-b&facets=tag").body("facets.tag.count", contains(1, 1));
        list("q=" + word + "&facets=author").body("facets", equalTo(Map.of("author", List.of())));
        list("q=" + Newsroom.freshWord() + "&facets=tag").body("facets.tag", empty());
        list("q=" + word).body("", not(hasKey("facets")));
    }

    private static Map<String, Object> value(String section, int count) {
        return Map.of("value", section, "name", "Section " + section, "count", count);
    }

    @Test
    void countsOnlyWhatReadersSee() {
        published(section, Map.of());
        Newsroom.write(Newsroom.draftIn(section, word));
        var withdrawn = Newsroom.write(Newsroom.draftIn(section, word));
        Newsroom.publish(withdrawn);
        Newsroom.transition(withdrawn.path("id"), Map.of("to", "withdrawn", "reason", "error"));
        published(Newsroom.section(section + "/hidden"), Map.of());
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("update section set visible = false where path = :path")
                        .setParameter("path", section + "/hidden")
                        .executeUpdate());
        for (var query : List.of("q=" + word, "section=" + section)) {
            list(query + "&facets=section&total=exact")
                    .body("facets.section", contains(value(section, 2)))
                    .body("page.total", equalTo(2));
        }
    }

    @Test
    void namesThemInTheLanguageThatTheListIsFilteredBy() {
        var path = Newsroom.freshWord();
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("path", path, "name", "World", "translations", Map.of("fr", Map.of("name", "Monde"))))
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(201);
        var edition = Newsroom.freshWord();
        Editing.created("/v1/newsroom/editions", Map.of("key", edition, "language", "fr", "title", "Édition"));
        published(path, Map.of("edition", edition));
        list("q=" + word + "&facets=section").body("facets.section.name", contains("World"));
        for (var french : List.of("fr", "FR")) {
            list("q=" + word + "&facets=section&language=" + french).body("facets.section.name", contains("Monde"));
        }
        list("q=" + word + "&facets=section&language=fr,en").body("facets.section.name", contains("World"));
        for (var in : List.of("q=" + word, "section=" + path, "sort=headline&section=" + path)) {
            for (var french : List.of("", "&language=-en", "&language=fr")) {
                list(in + "&facets=section&edition=" + edition + french).body("facets.section.name", contains("Monde"));
            }
            list(in + "&facets=section&edition=" + edition + ",en").body("facets.section.name", contains("World"));
            list(in + "&facets=section&edition=-en").body("facets.section.name", contains("World"));
        }
    }

    @Test
    void countsOfALongListTheNewestThousand() {
        var slug = published(section, Map.of("headline", "Pattern for " + word));
        QuarkusTransaction.begin();
        try {
            session.doWork(database -> SearchWindowTest.copies(database, slug, 1200));
            session.createNativeMutationQuery("""
                    insert into live_section (live_article_id, section_id, position, published_at, article_id)
                    select l.id, s.id, 0, l.published_at, l.article_id from live_article l, section s
                    where l.headline like :headline and s.path = :path""")
                    .setParameter("headline", "Copy %" + word)
                    .setParameter("path", section)
                    .executeUpdate();
            for (var filter : List.of(Filters.of("q=" + word), Filters.of("section=" + section))) {
                var wanted = new ArticleQuery(filter);
                assertThat(lists.matching(wanted, lists.state(wanted), CARD, null, 20, Set.of(Facet.SECTION))
                                .facets()
                                .section())
                        .containsExactly(new FacetValue(section, "Section " + section, 1000));
            }
            // Which of two common labels is the rarer one is asked for once, and known the second time.
            var ofTwo = new ArticleQuery(Filters.of("section=" + section + "&section=" + section));
            assertThat(sent.during(() -> lists.state(ofTwo))).isEqualTo(1);
            assertThat(sent.during(() -> read(ofTwo))).isEqualTo(1);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void read(ArticleQuery wanted) {
        lists.read(wanted, CARD, null, 20, Set.of(), false).matches().get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "section,", "-tag", "section%20tag", "Section", ","})
    void refusesOthersAndNamesThoseThatThereAre(String facets) {
        list("facets=" + facets)
                .statusCode(400)
                .body("errors[0].parameter", equalTo("facets"))
                .body("errors[0].detail", containsString("section, tag, author"));
    }

    @Test
    void countsWhatASearchFindsInTheStatementThatFindsIt() {
        published(section, Map.of());
        var plain = statements("q=" + word);
        assertThat(plain).isLessThanOrEqualTo(4);
        assertThat(statements("highlight=true&q=" + word)).isEqualTo(plain + 1);
        assertThat(statements("highlight=true&facets=section,tag,author&q=" + word))
                .isEqualTo(plain + 1);
        // Of a list, what it depends on comes with it.
        assertThat(statements("section=" + section)).isEqualTo(plain - 1);
        assertThat(statements("facets=section,tag,author&section=" + section)).isEqualTo(plain);
    }

    private long statements(String query) {
        return sent.during(() -> list(query).statusCode(200));
    }

    private String published(String in, Map<String, ?> more) {
        var draft = new HashMap<>(Newsroom.draftIn(in, word));
        draft.putAll(more);
        return Newsroom.publish(Newsroom.write(draft));
    }
}
