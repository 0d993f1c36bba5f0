package org.masthead.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.masthead.database.Ids;
import org.masthead.image.Image;
import org.masthead.section.Section;
import org.masthead.site.Edition;
import org.masthead.site.Site;

/** What many drafts name, read at once: one statement for each kind. What is rare is still asked for name by name. */
final class BatchNames implements Names, CopyForReaders.Desks {

    private final Names stored;
    private final Site site;
    private final Map<String, Edition> editions = new HashMap<>();
    private final Map<UUID, Edition> editionsById = new HashMap<>();
    private final HeldSections sections;
    private final Map<String, UUID> collections;
    private final Map<String, UUID> authors;
    private final Map<String, UUID> articles;
    private final Map<UUID, UUID> groups = new HashMap<>();
    private final Map<String, UUID> tags;
    private final Map<String, UUID> madeTags = new HashMap<>();
    private final Map<String, UUID> sources = new HashMap<>();
    private final Map<UUID, Image> images = new HashMap<>();
    private final Map<String, Boolean> hosts = new HashMap<>();

    BatchNames(ReadNames reader, List<PreparedDraft> drafts) {
        this.stored = reader.stored;
        this.site = reader.sites.current();
        reader.editions.listAll().forEach(edition -> {
            editions.put(edition.key, edition);
            editionsById.put(edition.id, edition);
        });
        sections = new HeldSections(reader.sections, all(drafts, ArticleDraft::sections));
        collections = reader.find("collection", "slug", "id", all(drafts, ArticleDraft::collections));
        authors = reader.find("author_slug", "slug", "author_id", all(drafts, ArticleDraft::authors));
        reader.ids("author", "erased_at is null", all(drafts, ArticleDraft::authors))
                .forEach(id -> authors.putIfAbsent(id.toString(), id));
        reader.ids("collection", all(drafts, ArticleDraft::collections))
                .forEach(id -> collections.putIfAbsent(id.toString(), id));
        var related = all(drafts, ArticleDraft::related);
        drafts.stream()
                .map(draft -> draft.draft().translationOf())
                .filter(Objects::nonNull)
                .forEach(related::add);
        articles = reader.find("slug", "slug", "article_id", related);
        reader.ids("article", related).forEach(id -> articles.put(id.toString(), id));
        var named = all(drafts, ArticleDraft::tags);
        named.removeIf(name -> Ids.parse(name).isPresent());
        tags = named.isEmpty()
                ? Map.of()
                : reader.tags.known(named.stream().map(String::strip).toList());
        var shown = new HashSet<UUID>();
        drafts.stream()
                .map(draft -> draft.draft().leadImage())
                .filter(Objects::nonNull)
                .forEach(image -> shown.add(image.id()));
        drafts.stream()
                .filter(draft -> draft.body() != null)
                .forEach(draft -> shown.addAll(draft.body().body().images()));
        reader.images.shown(shown).forEach(image -> images.put(image.id, image));
    }

    private static Set<String> all(List<PreparedDraft> drafts, Function<ArticleDraft, List<String>> names) {
        var all = new HashSet<String>();
        drafts.forEach(draft -> Stream.ofNullable(names.apply(draft.draft())).forEach(all::addAll));
        return all;
    }

    /** From now on there is this article as well. */
    void wrote(Article article, String slug) {
        articles.put(slug, article.id);
        articles.put(article.id.toString(), article.id);
        groups.put(article.id, article.translationGroup);
    }

    @Override
    public Optional<Edition> edition(String key) {
        return Optional.ofNullable(editions.get(key));
    }

    @Override
    public Edition defaultEdition() {
        return editions.values().stream()
                .filter(edition -> edition.isDefault)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<UUID> section(String pathOrId) {
        return sections.named(pathOrId).map(section -> section.id);
    }

    @Override
    public Optional<UUID> collection(String slugOrId) {
        return Optional.ofNullable(collections.get(slugOrId));
    }

    @Override
    public Optional<UUID> author(String slugOrId) {
        return Optional.ofNullable(authors.get(slugOrId));
    }

    @Override
    public Optional<UUID> article(String slugOrId) {
        return Optional.ofNullable(articles.get(slugOrId));
    }

    @Override
    public UUID translationGroup(UUID article) {
        return groups.computeIfAbsent(article, stored::translationGroup);
    }

    @Override
    public Optional<UUID> tagWithId(UUID id) {
        return stored.tagWithId(id);
    }

    @Override
    public UUID tagNamed(String slugOrName, String language) {
        var known = tags.get(slugOrName);
        return known != null
                ? known
                : madeTags.computeIfAbsent(language + " " + slugOrName, name -> stored.tagNamed(slugOrName, language));
    }

    @Override
    public UUID source(String name) {
        return sources.computeIfAbsent(name, stored::source);
    }

    @Override
    public Optional<Image> image(UUID id) {
        return Optional.ofNullable(images.get(id));
    }

    @Override
    public Set<UUID> images(Set<UUID> ids) {
        var known = new HashSet<>(ids);
        known.removeIf(id -> !images.containsKey(id));
        // Pictures that came with HTML are not among those that were read.
        return known.size() == ids.size() ? known : stored.images(ids);
    }

    @Override
    public UUID waitingImage(String url, String language, String alt, String caption, String credit, String by) {
        return stored.waitingImage(url, language, alt, caption, credit, by);
    }

    @Override
    public boolean isOwnHost(String host) {
        return hosts.computeIfAbsent(host, stored::isOwnHost);
    }

    @Override
    public Optional<UUID> articleAt(String path) {
        return stored.articleAt(path);
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Edition edition(UUID id) {
        return editionsById.get(id);
    }

    @Override
    public Section section(UUID id) {
        return sections.withId(id);
    }

    @Override
    public List<Section> lineage(Section section) {
        return sections.lineage(section);
    }
}
