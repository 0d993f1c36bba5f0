package org.masthead.demo;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A service that was started with a demonstration on an empty database. What changes it comes last. */
@QuarkusTest
@TestProfile(EmptyDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

    /** What a seeding fills, with its own share of what stays for ever. */
    private static final List<String> TABLES = List.of(
            "article",
            "revision",
            "live_article",
            "slug",
            "article_path",
            "source",
            "section",
            "collection",
            "collection_item",
            "author",
            "tag",
            "image",
            "channel",
            "domain",
            "edition");

    @Inject
    Demonstration demonstration;

    @Inject
    SeedDemonstration seed;

    @Test
    @Order(1)
    void isThereWhenTheServiceAnswers() {
        assertThat(demonstration.publication().articles()).hasSizeBetween(40, 45);
        var shown = articles("limit=100");
        assertThat(shown).hasSize(demonstration.publication().articles().size() - notShown());
        get("/v1/site").then().body("name", equalTo(demonstration.publication().name()));
        assertThat(get("/v1/domains").jsonPath().getList("data.role"))
                .containsOnlyOnce("primary")
                .hasSize(3);
        get("/v1/domains").then().body("manifestVersion", greaterThan(0));
        get("/.well-known/masthead-root-1.jws").then().statusCode(200);
        get("/.well-known/masthead-domains.jws").then().statusCode(200);
        assertThat(get("/v1/articles?limit=100").jsonPath().getList("data.kind", String.class))
                .contains("news", "opinion", "analysis", "live", "gallery", "video", "podcast");
    }

    @Test
    @Order(1)
    void everyArticleCanBeReadAndItsLinksLeadSomewhere() {
        var blocks = new TreeSet<String>();
        var linked = new HashSet<String>();
        for (var card : articles("limit=100")) {
            var article = get("/v1/articles/" + card.get("slug"))
                    .then()
                    .statusCode(200)
                    .extract();
            blocks.addAll(article.jsonPath().getList("body.type", String.class));
            var links = LINK.matcher(
                    get("/v1/articles/" + card.get("slug") + "?bodyFormat=html").path("bodyHtml"));
            links.results().map(link -> link.group(1)).forEach(linked::add);
            assertThat(article.<Integer>path("wordCount"))
                    .as("%s", card.get("slug"))
                    .isBetween(80, 450);
            assertThat(article.<String>path("summary")).isNotBlank();
            assertThat(article.<List<?>>path("authors")).isNotEmpty();
            assertThat(article.<List<?>>path("tags")).isNotEmpty();
            var published = Instant.parse(article.path("publishedAt"));
            assertThat(published).isBetween(Instant.now().minus(Duration.ofDays(60)), Instant.now());
        }
        assertThat(blocks)
                .containsExactly(
                        "audio",
                        "divider",
                        "embed",
                        "gallery",
                        "heading",
                        "image",
                        "list",
                        "paragraph",
                        "preformatted",
                        "quote",
                        "table",
                        "video");
        var paths = articles("limit=100").stream()
                .map(article -> ((Map<?, ?>) article.get("urls")).get("path"))
                .toList();
        assertThat(linked).hasSizeGreaterThan(10);
        assertThat(paths.containsAll(linked)).as("%s in %s", linked, paths).isTrue();
    }

    @Test
    @Order(1)
    void everyPictureIsThere() {
        var pictures = articles("limit=100&hasImage=true").stream()
                .map(card -> ((Map<?, ?>) card.get("leadImage")).get("url"))
                .toList();
        assertThat(pictures).hasSizeGreaterThan(10).doesNotContainNull();
        pictures.forEach(url -> get(url.toString()).then().statusCode(200).contentType("image/jpeg"));
    }

    @Test
    @Order(1)
    void readsArabicFromRightToLeftAndKnowsItsTranslations() {
        var arabic = articles("limit=100").stream()
                .filter(article -> article.get("edition").equals("ar"))
                .toList();
        assertThat(arabic).hasSize(10).allSatisfy(article -> {
            assertThat(article.get("language")).isEqualTo("ar");
            assertThat(article.get("direction")).isEqualTo("rtl");
            assertThat(((Map<?, ?>) ((List<?>) article.get("sections")).get(0))
                            .get("name")
                            .toString())
                    .matches("[\\p{InArabic} ]+");
        });
        var translated = arabic.stream()
                .map(article -> get("/v1/articles/" + article.get("slug")))
                .filter(article -> article.jsonPath()
                        .getList("urls.editions.hreflang", String.class)
                        .contains("en"));
        assertThat(translated).hasSize(6);
    }

    @Test
    @Order(1)
    void showsListsInTheirOrderAndWhatIsGone() {
        assertThat(get("/v1/articles?collection=front-page&limit=1").<String>path("data[0].slug"))
                .isEqualTo("mujaz-al-sabah");
        for (var collection : List.of("editors-choice", "weekend-reads")) {
            assertThat(articles("collection=" + collection)).hasSizeGreaterThan(4);
        }
        get("/v1/articles/gull-island-bridge-plan").then().statusCode(410);
        get("/v1/articles/night-buses-draft").then().statusCode(404);
        assertThat(get("/v1/articles/budget-explained").<List<?>>path("corrections"))
                .hasSize(1);
    }

    @Test
    @Order(2)
    void aSecondSeedingDoesNothing() throws SQLException {
        var before = rows();
        seed.unlessInUse();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void isRemovedButForWhatPeopleMadeAndNeed() throws SQLException {
        var id = admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "headline",
                        "A piece of our own",
                        "sections",
                        List.of("news/city"),
                        "tags",
                        List.of("council", "Our own"),
                        "bodyMarkdown",
                        "It [happened](/news/city/council-approves-sea-wall) here."))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var articles = demonstration.publication().articles().size();
        remove().then().statusCode(200).body("removed.article", equalTo(articles));
        get("/.well-known/masthead-root-1.jws").then().statusCode(404);

        assertThat(articles("limit=100")).isEmpty();
        var left = rows();
        assertThat(left).containsEntry("article", 1).containsEntry("tag", 2).containsEntry("section", 2);
        for (var empty : List.of("live_article", "collection", "author", "image", "channel", "source")) {
            assertThat(left).containsEntry(empty, 0);
        }
        // The primary domain is that of the configuration, and was there before.
        assertThat(left).containsEntry("domain", 1).containsEntry("edition", 1);
        get("/v1/site").then().body("name", equalTo("Masthead"));
        get("/v1/articles/council-approves-sea-wall").then().statusCode(404);
        admin().get("/v1/newsroom/articles/" + id).then().statusCode(200).body("sections[0]", equalTo("news/city"));
        remove().then().statusCode(404);
    }

    @Test
    @Order(4)
    void staysAwayOnceItWasRemoved() throws SQLException {
        execute("delete from article");
        remove().then().statusCode(200);
        assertThat(rows()).containsEntry("section", 0).containsEntry("tag", 1);
        execute("delete from tag");
        seed.unlessInUse();
        assertThat(rows()).containsEntry("article", 0).containsEntry("section", 0);
    }

    private int notShown() {
        return (int) demonstration.publication().articles().stream()
                .map(demonstration::article)
                .filter(piece -> piece.head().has("draft") || piece.head().has("withdrawn"))
                .count();
    }

    private static List<Map<String, ?>> articles(String query) {
        return get("/v1/articles?" + query).then().statusCode(200).extract().path("data");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer the-key-of-the-admin-in-tests");
    }

    private static Response remove() {
        return admin().delete("/v1/newsroom/demo");
    }

    private static Map<String, Integer> rows() throws SQLException {
        var rows = new LinkedHashMap<String, Integer>();
        var access = EmptyDatabase.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                var counted = statement.executeQuery("select count(*) from " + table);
                counted.next();
                rows.put(table, counted.getInt(1));
            }
        }
        return rows;
    }

    private static void execute(String sql) throws SQLException {
        var access = EmptyDatabase.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
