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

/**
 * Articles as readers have them, and what goes with them. Asks for live rows that are visible by the database's clock,
 * and for nothing else. Which articles a list has is asked of {@link ArticleLists}.
 */
@ApplicationScoped
class PublishedArticles {

    /** The condition that readers see the row {@code l} now. */
    static final String VISIBLE = Positions.visible("l");

    private static final String STATE = """
            with wanted as (
              select coalesce(
                (select x.id from article x where x.id = :id),
                (select s.article_id from slug s where s.slug = :slug and s.public_from <= now())) as id),
            listed as (
              select array(select 'collection-' || i.collection_id from wanted w
                join collection_item i on i.article_id = w.id
                join collection c on c.id = i.collection_id and %s) as tags),
            windows as (
              select max(due.at) filter (where due.at <= now()) as last, min(due.at) filter (where due.at > now()) as next
              from wanted w join collection_item i on i.article_id = w.id join collection c on c.id = i.collection_id
              cross join lateral (values (c.visible_from), (c.visible_until)) due (at))
            select a.id, l.slug, l.id as live_id, l.created_at, l.cache_tags || listed.tags as cache_tags,
              a.withdrawn_reason, a.public_note, changed.position, changed.at,
              (select max(position) from change_log) as newest, windows.last as last_due,
              least(l.visible_until, windows.next, (select min(n.visible_from) from live_article n
                where n.article_id = a.id and n.visible_from > now())) as next_due
            from wanted w
            join article a on a.id = w.id and a.first_published_at <= now()
            cross join listed
            cross join windows
            left join live_article l on l.article_id = a.id and %s
            left join lateral (
              select max(t.position) as position, max(t.at) as at from changed_tag t
              where t.tag = any(l.cache_tags || listed.tags)) changed on true
            """.formatted(Positions.visible("c"), VISIBLE);

    private final Statements statements;
    private final ArticleRows articles;

    PublishedArticles(Statements statements, ArticleRows articles) {
        this.statements = statements;
        this.articles = articles;
    }

    /** How it stands with the article of this id or slug; nothing when there is none that readers ever saw. */
    Optional<ArticleState> stateOf(String slugOrId) {
        var values = new HashMap<String, Object>();
        values.put("slug", slugOrId);
        values.put("id", Ids.parse(slugOrId).orElse(null));
        return statements.first(STATE, values, PublishedArticles::state);
    }

    private static ArticleState state(ResultSet row) throws SQLException {
        var tags = row.getArray("cache_tags");
        return new ArticleState(
                Columns.uuid(row, "id"),
                row.getString("slug"),
                Columns.uuid(row, "live_id"),
                Columns.instant(row, "created_at"),
                tags == null ? null : (String[]) tags.getArray(),
                row.getString("withdrawn_reason"),
                row.getString("public_note"),
                row.getLong("position"),
                Columns.instant(row, "at"),
                row.getLong("newest"),
                Columns.instant(row, "last_due"),
                Columns.instant(row, "next_due"));
    }

    /** One row; nothing when it has just gone. */
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

    /** Where an article is. */
    record Place(UUID articleId, UUID editionId, String path) {}
}
