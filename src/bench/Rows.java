import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link Publication} is in the tables of the service. */
final class Rows {

    private static final String BY = "bench";
    private static final String IN_SECTION =
            "live_section (live_article_id, section_id, position, published_at, article_id)";
    private static final String BY_AUTHOR =
            "live_author (live_article_id, author_id, position, published_at, article_id)";
    private static final String WITH_TAG = "live_tag (live_article_id, tag_id, position, published_at, article_id)";
    private static final String SHOWS = "image_use (live_article_id, image_id, place)";

    private final Publication publication;
    private final List<UUID> editions;
    private final long before;

    /**
     * @param editions their ids, in the order of {@link Publication#LANGUAGES}
     * @param before the last position of the change log that is taken
     */
    Rows(Publication publication, List<UUID> editions, long before) {
        this.publication = publication;
        this.editions = editions;
        this.before = before;
    }

    /** Sections, authors, tags, pictures. */
    void labels(Tables tables) {
        for (var section : publication.sections()) {
            tables.row(
                    "section (id, parent_id, slug, path, names, position)",
                    section.id(),
                    section.parent() < 0
                            ? null
                            : publication.sections().get(section.parent()).id(),
                    section.slug(),
                    section.path(),
                    publication.names(1, section.number()),
                    section.number());
        }
        for (var number = 0; number < Publication.AUTHORS; number++) {
            tables.row(
                    "author (id, slug, name)",
                    publication.author(number),
                    "author-" + number,
                    publication.person(number));
        }
        for (var number = 0; number < Publication.TAGS; number++) {
            tables.row("tag (id, slug, names)", publication.tag(number), "tag-" + number, publication.names(3, number));
        }
        for (var number = 0; number < publication.images(); number++) {
            var digest = "\\x" + "%064x".formatted(number + 1);
            tables.row(
                    "image (id, digest, source_url, media_type, width, height, bytes, alts, captions, credits,"
                            + " created_by)",
                    publication.image(number),
                    digest,
                    "https://pictures.example/" + number + ".jpg",
                    "image/jpeg",
                    1600,
                    900,
                    200_000,
                    publication.names(4, number),
                    publication.names(5, number),
                    "{\"en\":\"" + publication.person(number % 200) + "\"}",
                    BY);
        }
    }

    /** An article in all tables that publishing it writes to. */
    void article(Tables tables, int number) {
        var article = publication.article(number);
        var id = article.id();
        var live = article.liveId();
        var at = article.publishedAt();
        var language = Publication.LANGUAGES.get(article.language());
        var edition = editions.get(article.language());
        var lead = article.leadImage() < 0 ? null : publication.image(article.leadImage());
        var byline = "By " + article.authors().stream().map(publication::person).collect(Collectors.joining(" and "));
        tables.row(
                "article (id, edition_id, revision, stage, translation_group, first_published_at, created_at,"
                        + " created_by, updated_at)",
                id,
                edition,
                1,
                "writing",
                article.translationGroup(),
                at,
                at,
                BY,
                article.updatedAt());
        tables.row(
                "revision (article_id, number, content, named, created_at, created_by)",
                id,
                1,
                content(article, lead, byline),
                array(named(article, lead).map(UUID::toString)),
                at,
                BY);
        tables.row("slug (slug, article_id, created_at, public_from)", article.slug(), id, at, at);
        tables.row(
                "live_article (id, article_id, revision, edition_id, visible_from, published_at, updated_at, kind,"
                        + " language, slug, path, headline, kicker, summary, byline, lead_image_id, word_count, body,"
                        + " body_refers, body_text, own_sections, cache_tags, created_at)",
                live,
                id,
                1,
                edition,
                at,
                at,
                article.updatedAt(),
                article.kind(),
                language,
                article.slug(),
                article.path(),
                article.headline(),
                article.kicker(),
                article.summary(),
                byline,
                lead,
                article.wordCount(),
                article.body(),
                article.bodyImage() >= 0,
                article.bodyText(),
                article.own().size(),
                array(cacheTags(article, lead)),
                article.updatedAt());
        var position = 0;
        for (var section : article.own()) {
            tables.row(IN_SECTION, live, section.id(), position++, at, id);
        }
        article.above().forEach(section -> tables.row(IN_SECTION, live, section.id(), null, at, id));
        position = 0;
        for (var author : article.authors()) {
            tables.row(BY_AUTHOR, live, publication.author(author), position++, at, id);
        }
        position = 0;
        for (var tag : article.tags()) {
            tables.row(WITH_TAG, live, publication.tag(tag), position++, at, id);
        }
        if (lead != null) {
            tables.row(SHOWS, live, lead, "lead");
        }
        if (article.bodyImage() >= 0) {
            tables.row(SHOWS, live, publication.image(article.bodyImage()), "body");
        }
        tables.row("article_path (path, article_id, public_from)", article.path(), id, at);
        tables.row(
                "change_log (position, kind, subject_id, reason, tags, at)",
                before + number + 1,
                "article",
                id,
                "published",
                array(listTags(article)),
                at);
    }

    /** What an editor wrote: ids where readers see names. */
    private String content(Publication.Article article, UUID lead, String byline) {
        return """
            {"slug":"%s","kind":"%s","language":"%s","headline":"%s","kicker":%s,\
            "summary":"%s","byline":"%s","dateline":null,\
            "source":null,"sections":[%s],"collections":[],"authors":[%s],"tags":[%s],"related":[],"leadImage":%s,\
            "corrections":[],"rights":{"copyright":null,"usageTerms":null,"syndicatable":false},\
            "publishedAt":null,"body":%s}\
            """.formatted(
                        article.slug(),
                        article.kind(),
                        Publication.LANGUAGES.get(article.language()),
                        article.headline(),
                        quoted(article.kicker()),
                        article.summary(),
                        byline,
                        list(article.own().stream().map(Publication.Section::id)),
                        list(article.authors().stream().map(publication::author)),
                        list(article.tags().stream().map(publication::tag)),
                        lead == null ? null : "{\"id\":\"" + lead + "\",\"alt\":null,\"caption\":null,\"credit\":null}",
                        article.body());
    }

    private static String quoted(String text) {
        return text == null ? null : '"' + text + '"';
    }

    private static String list(Stream<UUID> ids) {
        return ids.map(id -> quoted(id.toString())).collect(Collectors.joining(","));
    }

    private Stream<UUID> named(Publication.Article article, UUID lead) {
        return Stream.of(
                        article.tags().stream().map(publication::tag),
                        article.authors().stream().map(publication::author),
                        Stream.ofNullable(lead),
                        Stream.of(article.bodyImage())
                                .filter(image -> image >= 0)
                                .map(publication::image))
                .flatMap(ids -> ids);
    }

    private Stream<String> cacheTags(Publication.Article article, UUID lead) {
        return Stream.of(
                        Stream.of("article-" + article.id()),
                        Stream.concat(article.own().stream(), article.above().stream())
                                .map(section -> "section-" + section.id()),
                        article.authors().stream().map(author -> "author-" + publication.author(author)),
                        article.tags().stream().map(tag -> "tag-" + publication.tag(tag)),
                        Stream.ofNullable(lead).map(image -> "image-" + image),
                        Stream.of("domains"))
                .flatMap(tags -> tags);
    }

    private Stream<String> listTags(Publication.Article article) {
        return Stream.of(
                        Stream.of("article-" + article.id(), "articles"),
                        Stream.concat(article.own().stream(), article.above().stream())
                                .map(section -> "section-" + section.id() + "-articles"),
                        article.authors().stream().map(author -> "author-" + publication.author(author) + "-articles"),
                        article.tags().stream().map(tag -> "tag-" + publication.tag(tag) + "-articles"))
                .flatMap(tags -> tags);
    }

    private static String array(Stream<String> texts) {
        return texts.collect(Collectors.joining(",", "{", "}"));
    }
}
