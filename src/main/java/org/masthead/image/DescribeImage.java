package org.masthead.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.masthead.picture.Told;
import org.masthead.site.Languages;

/**
 * Writes to a picture what its file tells of it. What an editor has said stays, and so does what another file told and
 * this one is silent about.
 */
final class DescribeImage {

    /** What is told of a picture, by its names in JSON. */
    static final Set<String> MEMBERS = Set.of(
            "alt",
            "caption",
            "credit",
            "translations",
            "headline",
            "source",
            "creators",
            "takenAt",
            "place",
            "copyright",
            "usageTerms",
            "keywords");

    private final Image image;
    private final String language;

    /** @param language the publication's default one */
    DescribeImage(Image image, String language) {
        this.image = image;
        this.language = language;
    }

    void by(Told told) {
        image.alts = texts("alt", image.alts, told.alts());
        image.captions = texts("caption", image.captions, told.captions());
        image.credits = texts(
                "credit",
                image.credits,
                told.credit() == null ? Map.of() : Map.of(Told.DEFAULT_LANGUAGE, told.credit()));
        set("headline", told.headline(), value -> image.headline = value);
        set("source", told.source(), value -> image.source = value);
        set("takenAt", told.takenAt(), value -> image.takenAt = value);
        set("copyright", told.copyright(), value -> image.copyright = value);
        set("usageTerms", told.usageTerms(), value -> image.usageTerms = value);
        set("place", place(told), value -> image.place = value);
        set("creators", nullIfEmpty(told.creators()), value -> image.creators = value);
        set("keywords", nullIfEmpty(told.keywords()), value -> image.keywords = value);
    }

    /** What the page told with which it was imported, which is what readers were shown with it. */
    void keepWhatIsThere() {
        var said = new ArrayList<String>();
        Map.of("alt", image.alts, "caption", image.captions, "credit", image.credits)
                .forEach((member, texts) -> {
                    if (texts.containsKey(language)) {
                        said.add(member);
                    }
                    if (texts.keySet().stream().anyMatch(other -> !other.equals(language))) {
                        said.add("translations");
                    }
                });
        image.edit(said);
    }

    private <T> void set(String member, T told, Consumer<T> setter) {
        if (told != null && !image.edited.contains(member)) {
            setter.accept(told);
        }
    }

    private static <T> List<T> nullIfEmpty(List<T> told) {
        return told.isEmpty() ? null : told;
    }

    private static Image.Place place(Told told) {
        var place = new Image.Place(told.location(), told.city(), told.region(), told.country());
        return place.equals(new Image.Place(null, null, null, null)) ? null : place;
    }

    private Map<String, String> texts(String member, Map<String, String> present, Map<String, String> told) {
        var texts = new HashMap<>(present);
        if (!image.edited.contains("translations")) {
            told.forEach((tag, text) -> Languages.canonical(tag)
                    .filter(other -> !isDefault(other))
                    .ifPresent(other -> texts.put(other, text)));
        }
        if (!image.edited.contains(member)) {
            inDefaultLanguage(told).ifPresent(text -> texts.put(language, text));
        }
        return texts;
    }

    /** The one that says no language, else one in any form of the default one. */
    private Optional<String> inDefaultLanguage(Map<String, String> told) {
        return Optional.ofNullable(told.get(Told.DEFAULT_LANGUAGE))
                .or(() -> told.entrySet().stream()
                        .filter(text -> Languages.canonical(text.getKey())
                                .filter(this::isDefault)
                                .isPresent())
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private boolean isDefault(String other) {
        return Languages.base(other).equals(Languages.base(language));
    }
}
