package org.masthead;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.http.MergePatch;

/** What is answered is what the document says. */
@QuarkusTest
class ContractTest {

    private Contract contract;

    @BeforeEach
    void read() {
        contract = Contract.served();
    }

    @Test
    void holdsForArticles() {
        var section = Newsroom.section();
        var written = Newsroom.write(Map.of(
                "headline", "Headline " + Newsroom.freshWord(),
                "sections", List.of(section),
                "tags", List.of(Newsroom.freshWord()),
                "source", Newsroom.freshWord(),
                "rights", Map.of("copyright", "ours", "syndicatable", true),
                "corrections", List.of(Map.of("at", "2026-01-01T00:00:00Z", "text", "It was Monday.")),
                "related", List.of(Newsroom.publishedArticleIn(section)),
                "bodyHtml", Newsroom.EVERY_BLOCK.formatted(Newsroom.freshWord())));
        contract.holds(written, "post", "/v1/newsroom/articles");
        contract.holds(
                Newsroom.admin().get("/v1/newsroom/articles/" + written.path("id")),
                "get",
                "/v1/newsroom/articles/{id}");

        var slug = Newsroom.publish(written);
        for (var format : List.of("blocks", "html", "markdown", "text")) {
            var article = get("/v1/articles/" + slug + "?bodyFormat=" + format);
            contract.holds(article, "get", "/v1/articles/{idOrSlug}");
        }
        assertThat(get("/v1/articles/" + slug).jsonPath().getList("body.type", String.class))
                .contains("paragraph", "heading", "quote", "list", "image", "gallery", "embed", "video", "audio")
                .contains("table", "preformatted", "divider");
        contract.holds(get("/v1/articles?section=" + section + "&limit=1"), "get", "/v1/articles");
        var all = "&highlight=true&facets=section,tag,author";
        contract.holds(get("/v1/articles?section=" + section + "&q=happened" + all), "get", "/v1/articles");
        contract.holds(get("/v1/articles?section=" + section + "&view=full&q=happened" + all), "get", "/v1/articles");
        contract.holds(
                Newsroom.transition(written.path("id"), Map.of("to", "withdrawn")),
                "post",
                "/v1/newsroom/articles/{id}/transitions");
        contract.holds(get("/v1/articles/" + slug), "get", "/v1/articles/{idOrSlug}");
        var article = "/v1/newsroom/articles/" + written.path("id");
        contract.holds(
                change("post", article + "/erasure", Map.of("reason", "legal")),
                "post",
                "/v1/newsroom/articles/{id}/erasure");
        contract.holds(Newsroom.admin().get(article), "get", "/v1/newsroom/articles/{id}");
        contract.holds(
                change("post", article + "/restoration", null), "post", "/v1/newsroom/articles/{id}/restoration");
        contract.holds(get("/v1/articles/" + slug), "get", "/v1/articles/{idOrSlug}");
    }

    @Test
    void saysOfATextBothThatItMustNotBeBlankAndWhatItMustNotHold() {
        for (var text : Map.of(" ", false, "\\n\\t", false, "a\\u0085b", false, " a\\n\u2068b\u2069", true)
                .entrySet()) {
            assertThat(contract.faults(
                                    "Correction",
                                    "{\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"%s\"}".formatted(text.getKey()))
                            .isEmpty())
                    .as(text.getKey())
                    .isEqualTo(text.getValue());
            assertThat(contract.faults("AuthorBio", "{\"bio\":\"%s\"}".formatted(text.getKey()))
                            .isEmpty())
                    .as(text.getKey())
                    .isEqualTo(text.getValue());
        }
    }

    @Test
    void holdsForAnArticleOfWhichNothingIsKnown() {
        var written = Newsroom.write(Map.of());
        contract.holds(written, "post", "/v1/newsroom/articles");
        contract.holds(Newsroom.admin().get("/v1/newsroom/articles"), "get", "/v1/newsroom/articles");
        contract.holds(
                Newsroom.transition(written.path("id"), Map.of("to", "published")),
                "post",
                "/v1/newsroom/articles/{id}/transitions");
    }

    @Test
    void holdsForAnImportedPage() {
        var page = example("/v1/newsroom/imports/page", "text/plain");
        for (var status : List.of(201, 200)) {
            var imported = Newsroom.admin()
                    .contentType("text/plain; charset=UTF-8")
                    .body(page)
                    .post("/v1/newsroom/imports/page");
            assertThat(imported.statusCode()).isEqualTo(status);
            contract.holds(imported, "post", "/v1/newsroom/imports/page");
        }
        contract.holds(Newsroom.admin().get("/v1/newsroom/domains"), "get", "/v1/newsroom/domains");
    }

    @Test
    void holdsForSections() {
        var path = Newsroom.section();
        var made = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "path", path + "/below", "name", "Below", "translations", Map.of("fr", Map.of("name", "Bas"))))
                .post("/v1/newsroom/sections");
        contract.holds(made, "post", "/v1/newsroom/sections");
        contract.holds(Newsroom.admin().get("/v1/newsroom/sections"), "get", "/v1/newsroom/sections");
        contract.holds(get("/v1/sections"), "get", "/v1/sections");
        contract.holds(get("/v1/sections?flat=true"), "get", "/v1/sections");
        contract.holds(get("/v1/sections/" + path + "/below"), "get", "/v1/sections/{section}");
        var one = "/v1/newsroom/sections/" + path;
        contract.holds(Newsroom.admin().get(one), "get", "/v1/newsroom/sections/{section}");
        contract.holds(change(one, Map.of("position", 7)), "patch", "/v1/newsroom/sections/{section}");
        contract.holds(change(one, Map.of("path", path + "/in/itself")), "patch", "/v1/newsroom/sections/{section}");
        for (var address : List.of(one, one + "/below")) {
            var deleted = Newsroom.admin().header("If-Match", "*").delete(address);
            contract.holds(deleted, "delete", "/v1/newsroom/sections/{section}");
        }
    }

    @Test
    void holdsForCollections() {
        var all = "/v1/newsroom/collections";
        var made = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", Newsroom.freshWord(), "translations", Map.of("fr", Map.of("name", "Choix"))))
                .post(all);
        contract.holds(made, "post", all);
        contract.holds(Newsroom.admin().get(all + "?limit=1"), "get", all);
        var one = all + "/" + made.path("slug");
        contract.holds(Newsroom.admin().get(one), "get", all + "/{idOrSlug}");
        contract.holds(change(one, Map.of("visibleFrom", "2026-01-01T00:00:00Z")), "patch", all + "/{idOrSlug}");
        var article = Newsroom.write(Map.of()).<String>path("id");
        var items = all + "/{idOrSlug}/items";
        contract.holds(change("put", one + "/items", Map.of("articles", List.of(article))), "put", items);
        contract.holds(change("post", one + "/items", Map.of("article", article)), "post", items);
        contract.holds(Newsroom.admin().get(one + "/items"), "get", items);
        contract.holds(change("delete", one + "/items/" + article, null), "delete", items + "/{article}");
        contract.holds(change("delete", one, null), "delete", all + "/{idOrSlug}");
    }

    private static Response change(String address, Map<String, ?> patch) {
        return Newsroom.admin()
                .contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .header("If-Match", "*")
                .body(patch)
                .patch(address);
    }

    private static Response change(String method, String address, Map<String, ?> body) {
        var request = Newsroom.admin().header("If-Match", "*");
        return (body == null ? request : request.contentType(ContentType.JSON).body(body)).request(method, address);
    }

    @Test
    void holdsForLabelsAndPictures() {
        var word = Newsroom.freshWord();
        var written = Newsroom.write(Map.of(
                "headline",
                "Headline " + word,
                "sections",
                List.of(Newsroom.section()),
                "tags",
                List.of(word),
                "bodyHtml",
                "<p>It happened.</p><img src=\"https://pictures.example/" + word + ".jpg\">"));
        var slug = Newsroom.publish(written);
        contract.holds(get("/v1/tags?q=" + word), "get", "/v1/tags");
        contract.holds(get("/v1/tags/" + word), "get", "/v1/tags/{idOrSlug}");
        contract.holds(get("/v1/authors"), "get", "/v1/authors");
        contract.holds(get("/v1/authors/" + word), "get", "/v1/authors/{idOrSlug}");
        contract.holds(get("/v1/collections"), "get", "/v1/collections");
        contract.holds(get("/v1/collections/" + word), "get", "/v1/collections/{idOrSlug}");
        var images = get("/v1/images?limit=1");
        contract.holds(images, "get", "/v1/images");
        contract.holds(get("/v1/images/" + images.path("data[0].id")), "get", "/v1/images/{id}");
        contract.holds(get("/v1/images/" + word + "/file"), "get", "/v1/images/{id}/file");
        contract.holds(get("/v1/resolve?url=/v1/articles/" + slug), "get", "/v1/resolve");
        contract.holds(get("/v1/resolve?url=/" + word), "get", "/v1/resolve");
    }

    @Test
    void holdsForWhatThePublicationSaysOfItself() {
        contract.holds(get("/"), "get", "/");
        contract.holds(get("/v1"), "get", "/v1");
        contract.holds(get("/v1/site"), "get", "/v1/site");
        contract.holds(get("/v1/domains"), "get", "/v1/domains");
        contract.holds(get("/v1/domains/primary"), "get", "/v1/domains/{key}");
        contract.holds(Newsroom.as("editor").get("/v1/newsroom/me"), "get", "/v1/newsroom/me");
        contract.holds(Newsroom.as("editor").get("/v1/newsroom/about"), "get", "/v1/newsroom/about");
    }

    @Test
    void holdsForKeysAndTheAudit() {
        var made = Newsroom.admin()
                .contentType("application/json")
                .body(Map.of("name", "Tool", "role", "editor", "sections", new String[] {Newsroom.section()}))
                .post("/v1/newsroom/keys");
        contract.holds(made, "post", "/v1/newsroom/keys");
        contract.holds(Newsroom.admin().get(made.header("Location")), "get", "/v1/newsroom/keys/{id}");
        contract.holds(Newsroom.admin().get("/v1/newsroom/keys"), "get", "/v1/newsroom/keys");
        contract.holds(Newsroom.admin().get("/v1/newsroom/me"), "get", "/v1/newsroom/me");
        var changed = Newsroom.admin()
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", "*")
                .body("{\"sections\": null}")
                .patch(made.header("Location"));
        contract.holds(changed, "patch", "/v1/newsroom/keys/{id}");
        contract.holds(
                Newsroom.admin()
                        .contentType("application/json")
                        .body("{\"graceSeconds\": 60}")
                        .post(made.header("Location") + "/rotation"),
                "post",
                "/v1/newsroom/keys/{id}/rotation");
        contract.holds(
                Newsroom.admin().header("If-Match", "*").delete(made.header("Location")),
                "delete",
                "/v1/newsroom/keys/{id}");
        contract.holds(Newsroom.admin().get("/v1/newsroom/audit"), "get", "/v1/newsroom/audit");
    }

    @Test
    void holdsForManyArticlesAtOnce() {
        var draft = Map.of("op", "create", "body", Map.of("headline", "Headline"));
        var stale = Map.of("op", "delete", "id", Newsroom.write(Map.of()).path("id"), "ifMatch", "\"9-9\"");
        for (var atomic : List.of(true, false)) {
            for (var operations : List.of(List.of(draft), List.of(draft, stale), List.of())) {
                contract.holds(
                        Newsroom.admin()
                                .contentType(ContentType.JSON)
                                .body(Map.of("atomic", atomic, "operations", operations))
                                .post("/v1/newsroom/articles/bulk"),
                        "post",
                        "/v1/newsroom/articles/bulk");
            }
        }
    }

    @Test
    void holdsForPreviews() {
        var article = Newsroom.write(
                Map.of("headline", "Headline", "bodyHtml", Newsroom.EVERY_BLOCK.formatted(Newsroom.freshWord())));
        var previews = "/v1/newsroom/previews";
        var made = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("article", article.path("id")))
                .post(previews);
        contract.holds(made, "post", previews);
        contract.holds(Newsroom.admin().get(previews), "get", previews);
        contract.holds(Newsroom.admin().get(made.header("Location")), "get", previews + "/{id}");
        for (var format : List.of("blocks", "html", "markdown", "text")) {
            contract.holds(get(made.path("url") + "?bodyFormat=" + format), "get", "/v1/previews/{token}");
        }
        contract.holds(get("/v1/previews/none"), "get", "/v1/previews/{token}");
        contract.holds(get(made.path("url") + "/images/none/file"), "get", "/v1/previews/{token}/images/{id}/file");
        contract.holds(
                Newsroom.admin().header("If-Match", "*").delete(made.header("Location")), "delete", previews + "/{id}");
    }

    @Test
    void holdsForRefusals() {
        contract.holds(get("/v1/articles?sectoin=news"), "get", "/v1/articles");
        contract.holds(get("/v1/articles/" + Newsroom.freshWord()), "get", "/v1/articles/{idOrSlug}");
        contract.holds(get("/v1/newsroom/me"), "get", "/v1/newsroom/me");
        contract.holds(Newsroom.write(Map.of("headline", "")), "post", "/v1/newsroom/articles");
        contract.holds(
                Newsroom.admin()
                        .contentType(ContentType.JSON)
                        .body(Map.of("to", "published"))
                        .post("/v1/newsroom/articles/"
                                + Newsroom.write(Map.of()).path("id") + "/transitions"),
                "post",
                "/v1/newsroom/articles/{id}/transitions");
    }

    @Test
    void holdsForWhatTheClientHas() {
        var etag = get("/v1/site").header("ETag");
        contract.holds(given().header("If-None-Match", etag).get("/v1/site"), "get", "/v1/site");
    }

    @Test
    void itsExamplesAreWhatItSays() {
        contract.document().findParents("example").stream()
                .filter(body -> body.path("schema").has("$ref"))
                .forEach(body -> assertThat(contract.faults(
                                body.path("schema"), body.path("example").toString()))
                        .as(body.path("schema").toString())
                        .isEmpty());
    }

    @Test
    void noticesWhatIsNotDocumented() {
        var site = get("/v1/site").asString();
        assertThat(contract.faults("SiteView", site)).isEmpty();
        assertThat(contract.faults("SiteView", site.replaceFirst("\\{", "{\"more\":1,")))
                .isNotEmpty();
        assertThat(contract.faults("SiteView", site.replaceFirst("\"timeZone\":\"[^\"]+\"", "\"timeZone\":null")))
                .isNotEmpty();
        assertThat(contract.faults("SiteView", site.replaceFirst("\"logo\":null,", "")))
                .isNotEmpty();
    }

    private String example(String path, String type) {
        var content = contract.document()
                .path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content");
        return content.path(type).path("example").asText();
    }
}
