package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.masthead.author.Authors;
import org.masthead.body.Body;
import org.masthead.body.Characters;
import org.masthead.body.PlacedImage;
import org.masthead.collection.Collections;
import org.masthead.database.Ids;
import org.masthead.image.Image;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Edition;
import org.masthead.site.Editions;
import org.masthead.tag.Tags;

/** Finds what a draft names by path, slug or id. What does not exist is a fault at the very place that names it. */
@ApplicationScoped
class Relations {

    private static final String EXISTING = "must name one that exists";

    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Tags tags;
    private final Images images;
    private final Articles articles;

    Relations(
            Editions editions,
            Sections sections,
            Collections collections,
            Authors authors,
            Tags tags,
            Images images,
            Articles articles) {
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.tags = tags;
        this.images = images;
        this.articles = articles;
    }

    /** The edition with this key; the default one when none is named. */
    Edition edition(String key, Findings findings) {
        return Optional.ofNullable(key).flatMap(editions::byKey).orElseGet(() -> {
            if (key != null) {
                findings.fault("/edition", "not-found", "must be the key of an edition");
            }
            return editions.byDefault();
        });
    }

    /** The group of all translations of the article that a new one is a translation of. */
    Optional<UUID> translationGroup(String translationOf, Findings findings) {
        var original = Optional.ofNullable(translationOf).flatMap(articles::idOf);
        if (translationOf != null && original.isEmpty()) {
            findings.fault("/translationOf", "not-found", "must name an article that exists");
        }
        return original.map(articles::findById).map(article -> article.translationGroup);
    }

    List<UUID> sections(List<String> pathsOrIds, Findings findings) {
        return ids("sections", pathsOrIds, this::section, EXISTING, findings);
    }

    List<UUID> collections(List<String> slugsOrIds, Findings findings) {
        return ids("collections", slugsOrIds, this::collection, EXISTING, findings);
    }

    List<UUID> authors(List<String> slugsOrIds, Findings findings) {
        return ids("authors", slugsOrIds, this::author, EXISTING, findings);
    }

    List<UUID> related(List<String> slugsOrIds, Findings findings) {
        return ids("related", slugsOrIds, articles::idOf, EXISTING, findings);
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
        var image = use == null ? null : images.findById(use.id());
        if (use != null && image == null) {
            findings.fault("/leadImage/id", "not-found", "must name an image that exists");
        }
        return image;
    }

    /** Checks the pictures of a body that was given as blocks. */
    void checkImages(Body body, Findings findings) {
        var known = new HashSet<UUID>();
        images.withIds(body.images()).forEach(image -> known.add(image.id));
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

    private Optional<UUID> section(String pathOrId) {
        return sections.byPath(pathOrId)
                .or(() -> Ids.parse(pathOrId).flatMap(sections::findByIdOptional))
                .map(section -> section.id);
    }

    private Optional<UUID> collection(String slugOrId) {
        return collections
                .bySlug(slugOrId)
                .or(() -> Ids.parse(slugOrId).flatMap(collections::findByIdOptional))
                .map(collection -> collection.id);
    }

    private Optional<UUID> author(String slugOrId) {
        return authors.bySlug(slugOrId)
                .or(() -> Ids.parse(slugOrId).flatMap(authors::findByIdOptional))
                .map(author -> author.id);
    }

    private Optional<UUID> tag(String slugNameOrId, String language) {
        var id = Ids.parse(slugNameOrId);
        if (id.isPresent()) {
            return id.flatMap(tags::findByIdOptional).map(tag -> tag.id);
        }
        return Optional.of(slugNameOrId)
                .filter(name -> !Characters.isInvisible(name))
                .map(name -> tags.named(name.strip(), language).id);
    }
}
