package org.masthead;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.masthead.Editing.etag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered about what articles share is what the document says. */
@QuarkusTest
class LabelContractTest {

    private final String word = Newsroom.freshWord();
    private Contract contract;

    @BeforeEach
    void read() {
        contract = Contract.served();
    }

    /** Makes, reads, lists, changes and deletes one, and is refused what is refused. */
    private void holds(String kind, String id, Map<String, ?> draft, Map<String, ?> change) {
        var one = "/v1/newsroom/" + kind;
        var all = one + "/{" + id + "}";
        var made = Editing.create(one, draft);
        contract.holds(made, "post", one);
        contract.holds(Editing.create(one, Map.of("nonsense", 1)), "post", one);
        contract.holds(Newsroom.admin().get(one), "get", one);
        var address = made.header("Location");
        contract.holds(Newsroom.admin().get(address), "get", all);
        contract.holds(Editing.patch(address, etag(address), change), "patch", all);
        contract.holds(Editing.patch(address, "\"other\"", change), "patch", all);
        contract.holds(Newsroom.admin().delete(address), "delete", all);
        contract.holds(Editing.delete(address).extract().response(), "delete", all);
        contract.holds(Newsroom.admin().get(address), "get", all);
    }

    @Test
    void holdsForWhatIsMadeByHand() {
        holds("tags", "id", Map.of("name", word), Map.of("translations", Map.of("fr", Map.of("name", word))));
        holds("authors", "id", Map.of("name", word), Map.of("bio", "Writes.", "url", "https://jane.example"));
        holds("editions", "key", Map.of("key", word, "language", "fr", "title", "F"), Map.of("region", "FR"));
        holds("channels", "id", Map.of("kind", "roku", "name", word), Map.of("url", "https://tv.example"));
        holds("redirects", "id", Map.of("path", "/old/" + word, "location", "/"), Map.of("location", "/b"));
    }

    @Test
    void holdsForMergedTagsAndPastSlugs() {
        Editing.created("/v1/newsroom/tags", Map.of("name", word));
        Newsroom.publish(Newsroom.write(Map.of(
                "headline",
                "Headline " + word,
                "sections",
                new String[] {Newsroom.section()},
                "tags",
                new String[] {word + "-b"},
                "bodyMarkdown",
                "It happened.")));
        var merged = Newsroom.admin()
                .contentType(ContentType.JSON)
                .header("If-Match", etag("/v1/newsroom/tags/" + word))
                .body(Map.of("into", word + "-b"))
                .post("/v1/newsroom/tags/" + word + "/merge");
        contract.holds(merged, "post", "/v1/newsroom/tags/{id}/merge");
        contract.holds(given().redirects().follow(false).get("/v1/tags/" + word), "get", "/v1/tags/{idOrSlug}");
        contract.holds(get("/v1/tags/" + word + "-b"), "get", "/v1/tags/{idOrSlug}");
    }

    @Test
    void holdsForTheSiteAndPictures() {
        var site = "/v1/newsroom/site";
        contract.holds(Newsroom.admin().get(site), "get", site);
        contract.holds(Editing.patch(site, etag(site), Map.of("translations", Map.of())), "patch", site);
        Newsroom.write(Map.of("bodyHtml", Newsroom.EVERY_BLOCK.formatted(word)));
        var images = "/v1/newsroom/images";
        var list = Newsroom.admin().get(images);
        contract.holds(list, "get", images);
        var address = images + "/" + list.path("data[0].id");
        contract.holds(Newsroom.admin().get(address), "get", images + "/{id}");
        var change = Map.of("place", Map.of("city", "Riverton"), "focalPoint", Map.of("x", 0.5, "y", 0.5));
        contract.holds(Editing.patch(address, etag(address), change), "patch", images + "/{id}");
        contract.holds(Editing.delete(address).extract().response(), "delete", images + "/{id}");
    }

    @Test
    void holdsForAPathThatLeadsElsewhere() {
        Editing.created("/v1/newsroom/redirects", Map.of("path", "/old/" + word, "location", "https://b.example/"));
        contract.holds(get("/v1/resolve?url=/old/" + word), "get", "/v1/resolve");
    }
}
