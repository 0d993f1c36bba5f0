package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.address.Domains;
import org.masthead.author.Authors;
import org.masthead.collection.Collections;
import org.masthead.database.Ids;
import org.masthead.image.Image;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Edition;
import org.masthead.site.Editions;
import org.masthead.tag.Tags;

/** Asks the database for each name. */
@ApplicationScoped
class StoredNames implements Names {

    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Tags tags;
    private final Images images;
    private final Articles articles;
    private final Sources sources;
    private final Domains domains;

    StoredNames(
            Editions editions,
            Sections sections,
            Collections collections,
            Authors authors,
            Tags tags,
            Images images,
            Articles articles,
            Sources sources,
            Domains domains) {
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.tags = tags;
        this.images = images;
        this.articles = articles;
        this.sources = sources;
        this.domains = domains;
    }

    @Override
    public Optional<Edition> edition(String key) {
        return editions.byKey(key);
    }

    @Override
    public Edition defaultEdition() {
        return editions.byDefault();
    }

    @Override
    public Optional<UUID> section(String pathOrId) {
        return sections.byPath(pathOrId)
                .or(() -> Ids.parse(pathOrId).flatMap(sections::findByIdOptional))
                .map(section -> section.id);
    }

    @Override
    public Optional<UUID> collection(String slugOrId) {
        return collections
                .bySlug(slugOrId)
                .or(() -> Ids.parse(slugOrId).flatMap(collections::findByIdOptional))
                .map(collection -> collection.id);
    }

    @Override
    public Optional<UUID> author(String slugOrId) {
        return authors.bySlug(slugOrId)
                .or(() -> Ids.parse(slugOrId).flatMap(authors::findByIdOptional))
                .filter(author -> author.erasedAt == null)
                .map(author -> author.id);
    }

    @Override
    public Optional<UUID> article(String slugOrId) {
        return articles.idOf(slugOrId);
    }

    @Override
    public UUID translationGroup(UUID article) {
        return articles.findById(article).translationGroup;
    }

    @Override
    public Optional<UUID> tagWithId(UUID id) {
        return tags.findByIdOptional(id).map(tag -> tag.id);
    }

    @Override
    public UUID tagNamed(String slugOrName, String language) {
        return tags.named(slugOrName, language).id;
    }

    @Override
    public UUID source(String name) {
        return sources.named(name).id;
    }

    @Override
    public Optional<Image> image(UUID id) {
        return images.findByIdOptional(id);
    }

    @Override
    public Set<UUID> images(Set<UUID> ids) {
        return images.withIds(ids).stream().map(image -> image.id).collect(Collectors.toSet());
    }

    @Override
    public UUID waitingImage(String url, String language, String alt, String caption, String credit, String by) {
        return images.waiting(url, language, alt, caption, credit, by).id;
    }

    @Override
    public boolean isOwnHost(String host) {
        return domains.isOwn(host);
    }

    @Override
    public Optional<UUID> articleAt(String path) {
        return articles.idAtPath(path);
    }
}
