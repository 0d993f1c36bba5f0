package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.site.Editions;

/**
 * Articles as readers have them, and what goes with them. Asks for live rows that are visible by the database's clock,
 * and for nothing else. Which articles a list has is asked of {@link ArticleLists}.
 */
@ApplicationScoped
class PublishedArticles {

    /** The condition that readers see the row {@code l} now. */
    static final String VISIBLE = Positions.visible("l");

    private static final String WANTED = """
            with wanted as (
              select coalesce(
                (select x.id from article x where x.id = :id),
                (select s.article_id from slug s where s.slug = :slug and s.public_from <= now()),
                (select e.article_id from erased_address e where e.digest = sha256(convert_to(:slug, 'UTF8')))) as id)
            """;

    private static final String STATE = """
            a.id as known_id, l.created_at, a.withdrawn_reason, a.public_note,
            parts.tags as made_of, array(
              select 'article-' || named.id from unnest(named.ids) named (id)
              where not exists (select from live_article r where r.article_id = named.id and %s)) || listed.hidden as hidden,
            changed.position as changed_position, changed.at as changed_at,
            (select max(position) from change_log) as newest, greatest(listed.last, articles.last) as last_due,
            least(listed.next, articles.next) as next_due
            """.formatted(Positions.visible("r"));

    /**
     * Named: it itself, and those that it links to or is related to. What comes or goes by the clock: those, its
     * translations, and the collections that hold it or stand on the card of a related one.
     */
    private static final String FROM = """
            from wanted w
            join article a on a.id = w.id and a.first_published_at <= now()
            left join live_article l on l.article_id = a.id and %1$s
            cross join lateral (
              select array(select cast(substr(tag, 9) as uuid) from unnest(l.cache_tags) tag
                where starts_with(tag, 'article-')) as ids) named
            cross join lateral (
              select max(due.at) filter (where due.at <= now()) as last, min(due.at) filter (where due.at > now()) as next
              from live_article o cross join lateral (values (o.visible_from), (o.visible_until)) due (at)
              where o.article_id = any(
                named.ids || array(select t.id from article t where t.translation_group = a.translation_group))
              ) articles
            cross join lateral (
              select array_agg(c.id order by c.slug) filter (where i.article_id = a.id and %2$s) as ids,
                array_agg('collection-' || c.id) filter (where i.article_id <> a.id or %2$s) as tags,
                array_agg('collection-' || c.id) filter (where (%2$s) is not true) as hidden,
                greatest(
                  max(c.visible_from) filter (where c.visible_from <= now()),
                  max(c.visible_until) filter (where c.visible_until <= now())) as last,
                least(
                  min(c.visible_from) filter (where c.visible_from > now()),
                  min(c.visible_until) filter (where c.visible_until > now())) as next
              from collection_item i join collection c on c.id = i.collection_id
              where i.article_id = any(a.id || l.related)) listed
            cross join lateral (
              select l.cache_tags || listed.tags || cast(:editions as text) || array(
                select distinct tag from live_article r cross join lateral unnest(r.cache_tags) tag
                where r.article_id = any(l.related) and %3$s and not starts_with(tag, 'article-')) as tags) parts
            cross join lateral (
              select max(t.position) as position, max(t.at) as at from changed_tag t where t.tag = any(parts.tags)) changed
            """.formatted(VISIBLE, Positions.visible("c"), Positions.visible("r"));

    private static final String TRANSLATIONS = """
            select t.article_id, t.language, t.edition_id, t.path from (
              select l.article_id, l.language, l.edition_id, l.path
              from article a join live_article l on l.article_id = a.id
              where a.translation_group = :group and a.id <> :article and %s
              union all
              select cast(:article as uuid), cast(:language as text), cast(:edition as uuid), cast(:path as text)) t
            order by t.language, t.article_id
            """.formatted(VISIBLE);

    private final Statements statements;
    private final ArticleRows articles;

    PublishedArticles(Statements statements, ArticleRows articles) {
        this.statements = statements;
        this.articles = articles;
    }

    /** How it stands with the article of this id or slug; nothing when there is none that readers ever saw. */
    Optional<ArticleState> stateOf(String slugOrId) {
        return statements.first(
                WANTED + "select l.id, l.slug, " + STATE + FROM, wanted(slugOrId), row -> state(row, null));
    }

    /** The same with the row that readers see. */
    Optional<ArticleState> withRow(String slugOrId, ArticleShape shape) {
        return statements.first(
                WANTED + "select " + articles.columns(shape, "listed.ids") + ", " + STATE + FROM
                        + articles.joins(shape),
                wanted(slugOrId),
                row -> state(row, row.getString("id") == null ? null : articles.read(row, shape, List.of())));
    }

    private static Map<String, Object> wanted(String slugOrId) {
        var values = new HashMap<String, Object>();
        values.put("slug", slugOrId);
        values.put("editions", Editions.CACHE_TAG);
        values.put("id", Ids.parse(slugOrId).orElse(null));
        return values;
    }

    private static ArticleState state(ResultSet columns, ArticleRow row) throws SQLException {
        return new ArticleState(
                Columns.uuid(columns, "known_id"),
                columns.getString("slug"),
                Columns.uuid(columns, "id"),
                Columns.instant(columns, "created_at"),
                Columns.strings(columns, "made_of"),
                Columns.strings(columns, "hidden"),
                columns.getString("withdrawn_reason"),
                columns.getString("public_note"),
                columns.getLong("changed_position"),
                Columns.instant(columns, "changed_at"),
                columns.getLong("newest"),
                Columns.instant(columns, "last_due"),
                Columns.instant(columns, "next_due"),
                row);
    }

    /** The row of a state that came without; nothing when it has just gone. */
    Optional<ArticleRow> row(UUID liveId, ArticleShape shape) {
        return statements.first(
                select(shape) + " where l.id = :id", Map.of("id", liveId), row -> articles.read(row, shape, List.of()));
    }

    /** Those of these articles that are visible, in no order. */
    List<ArticleRow> visible(Collection<UUID> articleIds, ArticleShape shape) {
        return articleIds.isEmpty()
                ? List.of()
                : statements.list(
                        select(shape) + " where l.article_id = any(:ids) and " + VISIBLE,
                        Map.of("ids", articleIds.toArray(UUID[]::new)),
                        row -> articles.read(row, shape, List.of()));
    }

    private String select(ArticleShape shape) {
        return "select " + articles.columns(shape) + " from live_article l" + articles.joins(shape);
    }

    /** The present paths of those of these articles that are visible. */
    List<Place> places(Collection<UUID> articleIds) {
        return articleIds.isEmpty()
                ? List.of()
                : statements.list(
                        "select l.article_id, l.edition_id, l.path from live_article l where l.article_id = any(:ids)"
                                + " and " + VISIBLE,
                        Map.of("ids", articleIds.toArray(UUID[]::new)),
                        row -> new Place(
                                Columns.uuid(row, "article_id"),
                                Columns.uuid(row, "edition_id"),
                                row.getString("path")));
    }

    /** Where readers find the translations of an article, and itself once they have this row of it, by language. */
    List<ArticleRow.Translation> translations(UUID group, LiveArticle own) {
        return statements.list(
                TRANSLATIONS,
                Map.of(
                        "group", group,
                        "article", own.articleId,
                        "language", own.language,
                        "edition", own.editionId,
                        "path", own.path),
                row -> new ArticleRow.Translation(
                        Columns.uuid(row, "article_id"),
                        row.getString("language"),
                        Columns.uuid(row, "edition_id"),
                        row.getString("path"),
                        List.of()));
    }

    /** Where an article is. */
    record Place(UUID articleId, UUID editionId, String path) {}
}
