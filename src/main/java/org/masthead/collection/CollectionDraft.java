package org.masthead.collection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.http.Fault;
import org.masthead.http.OneLine;
import org.masthead.http.ProblemException;
import org.masthead.site.Languages;
import org.masthead.site.Translations;

/** A curated list to be made, or as it shall be. */
@Schema(description = "A curated list to be made, or as it shall be.")
public record CollectionDraft(
        @Size(max = Collections.MAX_SLUG, message = "must be 80 characters at most")
        @Pattern(regexp = Slug.PATTERN, message = "must be of a-z, 0-9 and single hyphens between them")
        @Schema(
                description = "Readable name for addresses and filters; made from the name when not given.",
                examples = "editors-choice",
                nullable = true)
        String slug,

        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Name in the publication's default language, plain text.", examples = "Editor's Choice")
        String name,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description = "Names in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"name\": \"Le choix de la rédaction\"}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations,

        @Schema(
                description = "Since when readers see it (RFC 3339, UTC); null: not yet.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant visibleFrom,

        @Schema(
                description = "Until when readers see it (RFC 3339, UTC); null: without end.",
                examples = "2026-04-01T00:00:00Z",
                nullable = true)
        Instant visibleUntil) {

    /** The name in another language. */
    @Schema(name = "CollectionName", description = "The name in another language.")
    public record Translation(
            @NotBlank(message = "is needed")
            @Size(max = 200, message = "must be 200 characters at most")
            @OneLine
            @Schema(description = "The name, plain text.", examples = "Le choix de la rédaction")
            String name) {}

    /** What would make this collection. */
    static CollectionDraft of(Collection collection, String language) {
        return new CollectionDraft(
                collection.slug,
                Languages.choose(collection.names, language, language),
                translations(collection.names, language),
                collection.visibleFrom,
                collection.visibleUntil);
    }

    /** The names in other languages than the default one. */
    static Map<String, Translation> translations(Map<String, String> names, String language) {
        return Translations.of(language, other -> new Translation(names.get(other)), names);
    }

    /** The slug, or the one that the name makes. */
    String slugOrNamed() {
        return slug == null ? Slug.of(name, Collections.MAX_SLUG, "collection").text() : slug;
    }

    /**
     * Makes a collection what this says.
     *
     * @param language the publication's default one
     * @throws ProblemException 422 when a name is in no language, or in one that has a name, or the window is none
     */
    void applyTo(Collection collection, String language) {
        var faults = new ArrayList<Fault>();
        var others = Translations.checked(translations, language, faults);
        collection.names = Translations.texts(language, name, others, Translation::name);
        collection.visibleFrom = millis(visibleFrom);
        collection.visibleUntil = millis(visibleUntil);
        if (visibleFrom != null && visibleUntil != null && !collection.visibleUntil.isAfter(collection.visibleFrom)) {
            faults.add(Fault.at("/visibleUntil", "window", "must be later than visibleFrom"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        collection.slug = slugOrNamed();
    }

    private static Instant millis(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
