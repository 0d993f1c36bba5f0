package org.masthead.article;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.body.Body;
import org.masthead.database.JsonColumns;
import org.masthead.image.ImageUse;

/**
 * What an article says, as a revision keeps it. Relations are ids, so that they survive new names and slugs; the first
 * section is the primary one.
 *
 * @param publishedAt what readers shall see as the time of first publication; null: the time of first publication
 */
public record ArticleContent(
        String slug,
        ArticleKind kind,
        String language,
        String headline,
        String kicker,
        String summary,
        String byline,
        String dateline,
        UUID source,
        List<UUID> sections,
        List<UUID> collections,
        List<UUID> authors,
        List<UUID> tags,
        List<UUID> related,
        ImageUse leadImage,
        List<Correction> corrections,
        Rights rights,
        Instant publishedAt,
        @JsonSerialize(using = AsKept.class) Body body) {

    /** Without the texts that its HTML tells. */
    static final class AsKept extends JsonSerializer<Body> {

        @Override
        public void serialize(Body body, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue(body.kept());
        }
    }

    /** What is left of one that was erased: a slug that says nothing, since there is none without. */
    static ArticleContent erased(UUID article) {
        return new ArticleContent(
                "erased-" + article,
                ArticleKind.NEWS,
                "und",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Rights.NONE,
                null,
                Body.EMPTY);
    }

    /** As its column has it, where the JSON of its body is there already. */
    String json(String bodyJson) {
        var rest = JsonColumns.text(with(slug, Body.EMPTY));
        // The body is its last member.
        return rest.substring(0, rest.lastIndexOf("[]")).concat(bodyJson).concat("}");
    }

    /** The same under another slug. */
    ArticleContent withSlug(String other) {
        return with(other, body);
    }

    private ArticleContent with(String otherSlug, Body otherBody) {
        return new ArticleContent(
                otherSlug,
                kind,
                language,
                headline,
                kicker,
                summary,
                byline,
                dateline,
                source,
                sections,
                collections,
                authors,
                tags,
                related,
                leadImage,
                corrections,
                rights,
                publishedAt,
                otherBody);
    }

    /** All tags, authors and pictures that it names. */
    List<UUID> named() {
        return Stream.of(tags, authors, leadImage == null ? List.<UUID>of() : List.of(leadImage.id()), body.images())
                .flatMap(Collection::stream)
                .toList();
    }

    /** All that it is listed under. */
    List<UUID> labels() {
        return Stream.of(sections, collections, authors, tags, source == null ? List.<UUID>of() : List.of(source))
                .flatMap(List::stream)
                .toList();
    }
}
