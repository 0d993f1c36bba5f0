package org.masthead.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration consists of, as it stands in the resources under {@code demo}: {@code publication.json}, and a
 * file for each article. Texts that differ by language are by language tag.
 */
@Singleton
class Demonstration {

    private final ObjectMapper json;

    Demonstration(ObjectMapper json) {
        this.json = json;
    }

    /** All but the articles, of which it has the names of their files, the oldest first. */
    record Publication(
            String name,
            Map<String, String> taglines,
            Map<String, String> notices,
            List<Desk> sections,
            List<Map<String, String>> collections,
            List<Person> authors,
            List<Map<String, String>> tags,
            List<Outlet> channels,
            List<Address> domains,
            List<Photo> pictures,
            List<String> articles) {}

    /** A section by the English names from the top down to it. */
    record Desk(List<String> names, String arabic) {}

    record Person(String name, Map<String, String> bios) {}

    record Outlet(String kind, String name, String url) {}

    record Address(String host, String role, int priority) {}

    record Photo(String name, Map<String, String> alts, Map<String, String> captions, String credit) {}

    /**
     * An article.
     *
     * @param head the draft as the newsroom takes it, without slug and body
     * @param isMarkdown whether the body is Markdown; else it is HTML
     */
    record Piece(String slug, JsonNode head, String body, boolean isMarkdown) {}

    Publication publication() {
        return read(text("publication.json"), Publication.class);
    }

    /** The head of a file is all above its first empty line; its name is the article's slug. */
    Piece article(String file) {
        var text = text("articles/" + file);
        var end = text.indexOf("\n\n");
        return new Piece(
                file.substring(0, file.lastIndexOf('.')),
                read(text.substring(0, end), JsonNode.class),
                text.substring(end).strip(),
                file.endsWith(".md"));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (var resource = Demonstration.class.getResourceAsStream("/demo/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
