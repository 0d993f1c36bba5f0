package org.masthead.article;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.masthead.body.Body;
import org.masthead.body.Characters;
import org.masthead.body.PlacedImage;
import org.masthead.database.Ids;
import org.masthead.image.Image;
import org.masthead.site.Edition;

/**
 * Turns what a draft names into ids. What does not exist is a fault at the very place that names it.
 *
 * @param names where it is looked for
 */
record Relations(Names names) {

    private static final String EXISTING = "must name one that exists";

    /** The edition with this key; the default one when none is named. */
    Edition edition(String key, Findings findings) {
        return Optional.ofNullable(key).flatMap(names::edition).orElseGet(() -> {
            if (key != null) {
                findings.fault("/edition", "not-found", "must be the key of an edition");
            }
            return names.defaultEdition();
        });
    }

    /** The group of all translations of the article that a new one is a translation of. */
    Optional<UUID> translationGroup(String translationOf, Findings findings) {
        var original = Optional.ofNullable(translationOf).flatMap(names::article);
        if (translationOf != null && original.isEmpty()) {
            findings.fault("/translationOf", "not-found", "must name an article that exists");
        }
        return original.map(names::translationGroup);
    }

    List<UUID> sections(List<String> pathsOrIds, Findings findings) {
        return ids("sections", pathsOrIds, names::section, EXISTING, findings);
    }

    List<UUID> collections(List<String> slugsOrIds, Findings findings) {
        return ids("collections", slugsOrIds, names::collection, EXISTING, findings);
    }

    List<UUID> authors(List<String> slugsOrIds, Findings findings) {
        return ids("authors", slugsOrIds, names::author, EXISTING, findings);
    }

    List<UUID> related(List<String> slugsOrIds, Findings findings) {
        return ids("related", slugsOrIds, names::article, EXISTING, findings);
    }

    /** Tags are made of names that do not exist, in this language. */
    List<UUID> tags(List<String> slugsNamesOrIds, String language, Findings findings) {
        return ids(
                "tags",
                slugsNamesOrIds,
                name -> tag(name, language),
                "must be a name with something to see, or the id of a tag that exists",
                findings);
    }

    /** The picture at the top; null when there is none. */
    Image leadImage(ArticleDraft.LeadImage use, Findings findings) {
        var image = use == null ? null : names.image(use.id()).orElse(null);
        if (use != null && image == null) {
            findings.fault("/leadImage/id", "not-found", "must name an image that exists");
        }
        return image;
    }

    /** Checks the pictures of a body that was given as blocks. */
    void checkImages(Body body, Findings findings) {
        var shown = body.images();
        if (shown.isEmpty()) {
            return;
        }
        var known = names.images(shown);
        body.placedImages()
                .filter(placed -> !known.contains(placed.image()))
                .map(PlacedImage::pointer)
                .forEach(pointer -> findings.fault("/body" + pointer, "not-found", "must name an image that exists"));
    }

    private static List<UUID> ids(
            String member,
            List<String> names,
            Function<String, Optional<UUID>> find,
            String allowed,
            Findings findings) {
        if (names == null) {
            return List.of();
        }
        var found = names.stream().map(find).toList();
        IntStream.range(0, names.size())
                .filter(index -> found.get(index).isEmpty())
                .forEach(index -> findings.fault("/" + member + "/" + index, "not-found", allowed));
        return found.stream().flatMap(Optional::stream).distinct().toList();
    }

    private Optional<UUID> tag(String slugNameOrId, String language) {
        var id = Ids.parse(slugNameOrId);
        if (id.isPresent()) {
            return id.flatMap(names::tagWithId);
        }
        return Optional.of(slugNameOrId)
                .filter(name -> !Characters.isInvisible(name))
                .map(name -> names.tagNamed(name.strip(), language));
    }
}
