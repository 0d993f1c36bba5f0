package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.masthead.body.Body;
import org.masthead.database.Ids;

/**
 * Articles as readers have them, and what goes with them. Asks for live rows that are visible by the database's clock,
 * and for nothing else. Which articles a list has is asked of {@link ArticleLists}.
 */
@ApplicationScoped
class PublishedArticles {

    /** The condition that readers see the row {@code l} now. */
    static final String VISIBLE = "l.visible_from <= now() and (l.visible_until is null or l.visible_until > now())";

    /** All of a {@link CardRow} but its keys, of the tables that {@link #CARD_JOINS} adds to the row {@code l}. */
    static final String CARD_COLUMNS = """
            l.id, l.article_id, e.id as edition_id, e.key as edition, l.kind, l.language, l.slug, l.path, l.headline,
            l.kicker, l.summary, l.byline, l.dateline, s.slug as source_slug, s.name as source_name, l.lead_image_id,
            l.lead_alt, l.lead_caption, l.lead_credit, l.word_count, l.published_at, l.updated_at\
            """;

    static final String CARD_JOINS = " join edition e on e.id = l.edition_id left join source s on s.id = l.source_id";

    private static final String CARDS = "select array[]::text[], " + CARD_COLUMNS + " from live_article l" + CARD_JOINS;

    private static final String STATE = """
            with wanted as (
              select coalesce(
                (select x.id from article x where x.id = :id),
                (select s.article_id from slug s where s.slug = :slug)) as id),
            listed as (
              select array(select 'collection-' || i.collection_id from collection_item i, wanted w
                where i.article_id = w.id) as tags)
            select a.id, c.slug, l.id, l.created_at, l.cache_tags || listed.tags, a.first_published_at,
              a.withdrawn_reason, a.public_note, changed.position, changed.at,
              least(l.visible_until, (select min(n.visible_from) from live_article n
                where n.article_id = a.id and n.visible_from > now()))
            from wanted w
            join article a on a.id = w.id
            join slug c on c.article_id = a.id and c.current
            cross join listed
            left join live_article l on l.article_id = a.id and %s
            left join lateral (
              select max(t.position) as position, max(t.at) as at from changed_tag t
              where t.tag = any(l.cache_tags || listed.tags)) changed on true
            """.formatted(VISIBLE);

    /** The names that rows carry, by kind. */
    private static final Map<String, String> LABELS = Map.of(
            "section", """
                    select 'section' as kind, n.live_article_id, s.path, in_language(s.names, l.language), n.position::bigint
                    from live_section n join section s on s.id = n.section_id join live_article l on l.id = n.live_article_id
                    where n.live_article_id = any(:ids)""",
            "author", """
                    select 'author', n.live_article_id, a.slug, a.name, n.position::bigint
                    from live_author n join author a on a.id = n.author_id where n.live_article_id = any(:ids)""",
            "tag", """
                    select 'tag', n.live_article_id, t.slug, in_language(t.names, l.language), n.position::bigint
                    from live_tag n join tag t on t.id = n.tag_id join live_article l on l.id = n.live_article_id
                    where n.live_article_id = any(:ids)""",
            "collection", """
                    select 'collection', l.id, c.slug, in_language(c.names, l.language), 0::bigint
                    from live_article l join collection_item i on i.article_id = l.article_id
                    join collection c on c.id = i.collection_id
                    where l.id = any(:ids) and c.visible_from <= now() and (c.visible_until is null or c.visible_until > now())""");

    private final Session session;

    PublishedArticles(Session session) {
        this.session = session;
    }

    /** How it stands with the article of this id or slug; nothing when there is none. */
    Optional<ArticleState> stateOf(String slugOrId) {
        return session.createNativeQuery(STATE, ArticleState.class)
                .setParameter("slug", slugOrId)
                .setParameter("id", Ids.parse(slugOrId).orElse(null), UUID.class)
                .uniqueResultOptional();
    }

    /**
     * The columns of a card.
     *
     * @param keys its sort keys in the list it was found in
     */
    record CardRow(
            String[] keys,
            UUID liveId,
            UUID articleId,
            UUID editionId,
            String edition,
            String kind,
            String language,
            String slug,
            String path,
            String headline,
            String kicker,
            String summary,
            String byline,
            String dateline,
            String sourceSlug,
            String sourceName,
            UUID leadImageId,
            String leadAlt,
            String leadCaption,
            String leadCredit,
            Integer wordCount,
            Instant publishedAt,
            Instant updatedAt) {}

    /**
     * What only the full view of an article shows.
     *
     * @param body null when it was not asked for
     */
    record FullRow(
            UUID liveId,
            List<Correction> corrections,
            List<UUID> related,
            String copyright,
            String usageTerms,
            boolean syndicatable,
            Body body) {

        FullRow(
                UUID liveId,
                List<Correction> corrections,
                List<UUID> related,
                String copyright,
                String usageTerms,
                boolean syndicatable) {
            this(liveId, corrections, related, copyright, usageTerms, syndicatable, null);
        }
    }

    List<FullRow> full(Collection<UUID> liveIds, boolean withBody) {
        return session.createQuery(
                        "select l.id, l.corrections, l.related, l.copyright, l.usageTerms, l.syndicatable"
                                + (withBody ? ", l.body" : "") + " from LiveArticle l where l.id in :ids",
                        FullRow.class)
                .setParameter("ids", liveIds)
                .getResultList();
    }

    /** The columns of the card of one row. */
    CardRow card(UUID liveId) {
        return session.createNativeQuery(CARDS + " where l.id = :id", CardRow.class)
                .setParameter("id", liveId)
                .getSingleResult();
    }

    /** Those of these articles that are visible, in no order. */
    List<CardRow> visible(Collection<UUID> articleIds) {
        return articleIds.isEmpty()
                ? List.of()
                : session.createNativeQuery(CARDS + " where l.article_id = any(:ids) and " + VISIBLE, CardRow.class)
                        .setParameter("ids", articleIds.toArray(UUID[]::new))
                        .getResultList();
    }

    /**
     * A name that an article carries.
     *
     * @param kind section, author, tag or collection
     * @param key slug, or path of a section
     * @param position null for sections that lie above the article's own
     */
    record Label(String kind, UUID liveId, String key, String name, Long position) {}

    /**
     * The names of these kinds that these rows carry, in the order in which they shall be shown.
     *
     * @param kinds of {@link #LABELS}
     */
    List<Label> labels(Collection<UUID> liveIds, Collection<String> kinds) {
        if (liveIds.isEmpty() || kinds.isEmpty()) {
            return List.of();
        }
        var parts = kinds.stream().map(LABELS::get).collect(Collectors.joining(" union all "));
        return session.createNativeQuery(parts + " order by 1, 5, 3", Label.class)
                .setParameter("ids", liveIds.toArray(UUID[]::new))
                .getResultList();
    }

    /** The present paths of those of these articles that are visible. */
    List<PathRow> paths(Collection<UUID> articleIds) {
        return articleIds.isEmpty()
                ? List.of()
                : session.createNativeQuery(
                                "select l.article_id, l.edition_id, l.path from live_article l where l.article_id = any(:ids) and "
                                        + VISIBLE,
                                PathRow.class)
                        .setParameter("ids", articleIds.toArray(UUID[]::new))
                        .getResultList();
    }

    /** Where an article is. */
    record PathRow(UUID articleId, UUID editionId, String path) {}

    /** The visible rows of all translations of these articles, themselves included. */
    List<TranslationRow> translations(Collection<UUID> articleIds) {
        return articleIds.isEmpty()
                ? List.of()
                : session.createNativeQuery("""
                        select a.id, l.article_id, l.language, l.edition_id, l.path
                        from article a join article t on t.translation_group = a.translation_group
                        join live_article l on l.article_id = t.id and %s
                        where a.id = any(:ids)
                        """.formatted(VISIBLE), TranslationRow.class)
                        .setParameter("ids", articleIds.toArray(UUID[]::new))
                        .getResultList();
    }

    /**
     * The same article in a language.
     *
     * @param of the article that it is a translation of, or is itself
     */
    record TranslationRow(UUID of, UUID articleId, String language, UUID editionId, String path) {}
}
