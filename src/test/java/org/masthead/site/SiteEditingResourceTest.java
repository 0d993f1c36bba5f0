package org.masthead.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Editing.create;
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
import static org.masthead.Newsroom.logged;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Editing;
import org.masthead.image.Images;

@QuarkusTest
class SiteEditingResourceTest {

    private static final String SITE = "/v1/newsroom/site";
    private static final String EDITIONS = "/v1/newsroom/editions";
    private static final String CHANNELS = "/v1/newsroom/channels";

    @Inject
    Images images;

    private final String word = freshWord();

    /** There is one publication for all tests. */
    @AfterEach
    void restore() throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("update site set name = default, taglines = default, notices = default, time_zone = default,"
                    + " path_template = default, contact_email = null, contact_url = null, logo_image_id = null,"
                    + " lock_version = lock_version + 1");
        }
    }

    private static String deliveredTag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void showsReadersAtOnceWhatThePublicationSaysOfItself() throws SQLException {
        var logo = UUID.randomUUID();
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("insert into image (id, created_by) values ('%s', 'a test')".formatted(logo));
        }
        var before = List.of(deliveredTag("/v1/site"), deliveredTag("/"), deliveredTag("/v1/images"));
        patch(
                        SITE,
                        Map.of(
                                "name",
                                "Paper " + word,
                                "tagline",
                                "News",
                                "translations",
                                Map.of("fr", Map.of("tagline", "Nouvelles", "notice", "Ailleurs")),
                                "timeZone",
                                "Europe/London",
                                "contact",
                                Map.of("email", "desk@masthead.example"),
                                "logo",
                                logo))
                .statusCode(200)
                .body("tagline", equalTo("News"))
                .body("notice", nullValue())
                .body("translations.fr.notice", equalTo("Ailleurs"));
        given().get("/v1/site")
                .then()
                .body("name", equalTo("Paper " + word))
                .body("taglines", equalTo(Map.of("en", "News", "fr", "Nouvelles")))
                .body("notices", equalTo(Map.of("fr", "Ailleurs")))
                .body("timeZone", equalTo("Europe/London"))
                .body("contact.email", equalTo("desk@masthead.example"))
                .body("logo", equalTo(logo.toString()))
                .body("logoImage.id", equalTo(logo.toString()))
                .body("logoImage.url", nullValue());
        given().get("/v1/images/" + logo).then().statusCode(200);
        assertThat(List.of(deliveredTag("/v1/site"), deliveredTag("/"), deliveredTag("/v1/images")))
                .doesNotContainAnyElementsOf(before);
        patch(SITE, new HashMap<>(Collections.singletonMap("contact", null)))
                .statusCode(200)
                .body("contact.email", nullValue())
                .body("tagline", equalTo("News"));
    }

    @Test
    void showsReadersTheLogoWithThePublication() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", file);
        var picture = QuarkusTransaction.requiringNew()
                .call(() -> images.store(file.toByteArray(), "a test").id.toString());
        patch(SITE, Map.of("logo", picture)).statusCode(200);
        var before = given().get("/v1/site")
                .then()
                .header("Cache-Tag", endsWith("domains,image-" + picture))
                .body("logo", equalTo(picture))
                .body("logoImage.id", equalTo(picture))
                .body("logoImage.url", startsWith("/v1/images/" + picture + "/file?v="))
                .body("logoImage.width", equalTo(64))
                .extract()
                .header("ETag");
        patch("/v1/newsroom/images/" + picture, Map.of("alt", "Mark of " + word))
                .statusCode(200);
        given().header("If-None-Match", before)
                .get("/v1/site")
                .then()
                .statusCode(200)
                .body("logoImage.alt", equalTo("Mark of " + word));
        given().get("/v1/site?domain=primary")
                .then()
                .body("logoImage.url", startsWith("https://www.masthead.example/v1/images/" + picture));
        patch(SITE, new HashMap<>(Collections.singletonMap("logo", null))).statusCode(200);
        given().get("/v1/site").then().body("logo", nullValue()).body("logoImage", nullValue());
    }

    @Test
    void makesPathsByANewTemplateFromThenOn() {
        var section = section();
        var before = publishedArticleIn(section);
        patch(SITE, Map.of("pathTemplate", "/{year}/{slug}")).statusCode(200);
        var after = publishedArticleIn(section);
        given().get("/v1/articles/" + before).then().body("urls.path", equalTo("/" + section + "/" + before));
        given().get("/v1/articles/" + after).then().body("urls.path", not(containsString(section)));
        given().get("/v1/resolve?url=/" + section + "/" + before).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name         | ''
            timeZone     | Mars/Olympus
            timeZone     | +01:00
            pathTemplate | /{section}
            pathTemplate | {slug}
            pathTemplate | /{slug}/{slug}
            pathTemplate | /{slug}/{word}
            pathTemplate | /v1/{slug}
            pathTemplate | /{slug}/
            pathTemplate | //{slug}
            logo         | 0199c0de-7a1b-7c2d-8e3f-405162738495
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String member, String value) {
        patch(SITE, Map.of(member, value.replace("''", "")))
                .statusCode(422)
                .body("errors.pointer", everyItem(equalTo("/" + member)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/{slug}", "/{section}/{slug}", "/{edition}/{year}-{month}-{day}/{slug}.html", "/a/{slug}-b"})
    void takesTemplatesThatKnowEveryArticle(String template) {
        patch(SITE, Map.of("pathTemplate", template)).statusCode(template.contains(".") ? 422 : 200);
    }

    @Test
    void needsTheLockAndAnAdmin() {
        var etag = etag(SITE);
        patch(SITE, etag, Map.of("name", word)).then().statusCode(200);
        patch(SITE, etag, Map.of("name", word)).then().statusCode(412);
        admin().contentType("application/merge-patch+json; charset=UTF-8")
                .body(Map.of("name", word))
                .patch(SITE)
                .then()
                .statusCode(428);
        as("publisher").get(SITE).then().statusCode(403);
        var edition = created(EDITIONS, edition(word, "fr"));
        Editing.requiresTheLock(edition, Map.of("title", word));
        Editing.isRefusedTo("publisher", EDITIONS, edition);
        delete(edition).statusCode(204);
        var channel = created(CHANNELS, Map.of("kind", "roku", "name", word));
        Editing.requiresTheLock(channel, Map.of("name", word + " b"));
        Editing.isRefusedTo("publisher", CHANNELS, channel);
    }

    private static Map<String, Object> edition(String key, String language) {
        return Map.of("key", key, "language", language, "title", "Edition " + key);
    }

    @Test
    void makesAndChangesEditionsThatReadersKnowAtOnce() {
        var before = deliveredTag("/v1/site");
        var address = created(EDITIONS, edition(word, "FR-ca"));
        read(address).body("language", equalTo("fr-CA")).body("isDefault", equalTo(false));
        given().get("/v1/site").then().body("editions.key", hasItem(word));
        assertThat(deliveredTag("/v1/site")).isNotEqualTo(before);
        patch(address, Map.of("key", word + "-b", "region", "CA"))
                .statusCode(200)
                .body("region", equalTo("CA"));
        admin().get(address).then().statusCode(404);
        create(EDITIONS, edition(word + "-b", "fr")).then().statusCode(409).body("errors[0].pointer", equalTo("/key"));
        admin().get(EDITIONS).then().body("data[0].isDefault", equalTo(true)).body("data.key", hasItem(word + "-b"));
        delete(EDITIONS + "/" + word + "-b").statusCode(204);
        given().get("/v1/site").then().body("editions.key", not(hasItem(word + "-b")));
    }

    @Test
    void tellsReadersNothingOfAnEditionThatTheyDoNotKnow() throws SQLException {
        var address = created(EDITIONS, edition(word, "fr"));
        var log = logged("edition");
        patch(address, Map.of("title", "Edition " + word)).statusCode(200);
        assertThat(logged("edition")).isEqualTo(log);
        // As one that came with a draft.
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("update edition set visible = false where key = '" + word + "'");
        }
        var before = deliveredTag("/v1/site");
        patch(address, Map.of("title", "Other", "region", "CA")).statusCode(200);
        delete(address).statusCode(204);
        assertThat(logged("edition")).isEqualTo(log);
        assertThat(deliveredTag("/v1/site")).isEqualTo(before);
    }

    @Test
    void keepsTheKeyOfAnEditionThatArticlesHave() {
        var address = created(EDITIONS, edition(word, "fr"));
        var draft = new HashMap<>(draftIn(section(), "Headline " + word));
        draft.put("edition", word);
        publish(write(draft));
        patch(address, Map.of("key", word + "-b")).statusCode(409).body("errors[0].pointer", equalTo("/key"));
        patch(address, Map.of("title", "Other")).statusCode(200);
        delete(address).statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void hasExactlyOneDefaultEdition() {
        var address = created(EDITIONS, edition(word, "fr"));
        var sections = deliveredTag("/v1/sections");
        var article = "/v1/articles/" + publishedArticleIn(section());
        var shown = deliveredTag(article);
        patch(address, Map.of("isDefault", true)).statusCode(200).body("isDefault", equalTo(true));
        try {
            read(EDITIONS + "/en").body("isDefault", equalTo(false));
            given().get("/v1/site").then().body("editions.findAll { it.isDefault }.key", equalTo(List.of(word)));
            assertThat(deliveredTag("/v1/sections")).isNotEqualTo(sections);
            assertThat(deliveredTag(article)).isNotEqualTo(shown);
            patch(address, Map.of("isDefault", false)).statusCode(422).body("errors.pointer", hasItem("/isDefault"));
            delete(address).statusCode(409);
        } finally {
            patch(EDITIONS + "/en", Map.of("isDefault", true)).statusCode(200);
        }
        delete(address).statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key      | A
            language | no language
            region   | gb
            title    | ' '
            """)
    void refusesAnEditionThatIsNotAcceptable(String member, String value) {
        var draft = new HashMap<>(edition(word, "fr"));
        draft.put(member, value);
        create(EDITIONS, draft).then().statusCode(422).body("errors.pointer", hasItem("/" + member));
    }

    @Test
    void keepsChannelsInTheirOrder() {
        var before = deliveredTag("/v1/site");
        var second = created(CHANNELS, Map.of("kind", "roku", "name", word + " TV", "url", "https://tv.example/"));
        var first = created(CHANNELS, Map.of("kind", "ios", "name", word + " App", "position", 0));
        assertThat(deliveredTag("/v1/site")).isNotEqualTo(before);
        var names = given().get("/v1/site").jsonPath().getList("channels.name", String.class);
        assertThat(names.indexOf(word + " App")).isLessThan(names.indexOf(word + " TV"));
        patch(first, Map.of("position", read(second).extract().<Integer>path("position") + 1))
                .statusCode(200);
        names = given().get("/v1/site").jsonPath().getList("channels.name", String.class);
        assertThat(names.indexOf(word + " App")).isGreaterThan(names.indexOf(word + " TV"));
        create(CHANNELS, Map.of("kind", "roku", "name", word + " TV"))
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/name"));
        create(CHANNELS, Map.of("kind", "A b", "name", "a", "url", "ftp://a", "position", -1))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/kind", "/url", "/position"));
        delete(second).statusCode(204);
        admin().get(second).then().statusCode(404);
        admin().get(CHANNELS).then().body("data.name", not(hasItem(word + " TV")));
        given().get("/v1/site").then().body("channels.name", not(hasItem(word + " TV")));
    }
}
