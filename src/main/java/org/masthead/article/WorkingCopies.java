package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Choice;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** Finds articles for the newsroom, by what their working copies are. */
@ApplicationScoped
class WorkingCopies {

    private static final Keyset BY_CHANGE = new Keyset("a.updated_at", "timestamptz", "a.id", true);
    private static final Keyset BY_CREATION = new Keyset("a.created_at", "timestamptz", "a.id", true);
    private static final Keyset AS_NAMED = new Keyset("array_position(:ids, a.id)", "int", "a.id", false);

    private static final String IS_VISIBLE = rows(Positions.visible("l"));
    private static final String IS_COMING = rows("l.visible_from > now()");

    private static final Map<WorkingCopyFilter.Status, String> STATUS = Map.of(
            WorkingCopyFilter.Status.PUBLISHED,
            " and " + IS_VISIBLE,
            WorkingCopyFilter.Status.SCHEDULED,
            " and not " + IS_VISIBLE + " and " + IS_COMING,
            WorkingCopyFilter.Status.WITHDRAWN,
            " and a.first_published_at <= now() and not " + IS_VISIBLE + " and not " + IS_COMING,
            WorkingCopyFilter.Status.DRAFT,
            " and (a.first_published_at is null or a.first_published_at > now()) and not " + IS_VISIBLE + " and not "
                    + IS_COMING);

    private static final String PUBLISHED = "coalesce(a.published_at, a.first_published_at)";

    private static final String HAS_UNPUBLISHED_CHANGES = "coalesce((select l.revision from live_article l"
            + " where l.article_id = a.id and (l.visible_until is null or l.visible_until > now())"
            + " order by l.visible_from desc limit 1), 0) <> a.revision";

    private final Session session;
    private final Statements statements;

    WorkingCopies(Session session, Statements statements) {
        this.session = session;
        this.statements = statements;
    }

    /** An article with its working copy, and its place in the order that it was found in. */
    record Row(Article article, Revision workingCopy, List<String> keys) {}

    private static String rows(String condition) {
        return "exists (select from live_article l where l.article_id = a.id and " + condition + ")";
    }

    /**
     * The articles that are wanted, each with its working copy, from a place in their order on, the nearest to it
     * first.
     *
     * @param of only those of the caller with this id; null for all
     */
    List<Row> matching(WorkingCopyFilter filter, String of, Cursor place, int rows) {
        var order = order(filter);
        var values = new HashMap<String, Object>();
        var conditions = conditions(filter, values);
        if (of != null) {
            conditions.append(" and a.owner = :of");
            values.put("of", of);
        }
        values.put("rows", rows);
        Keyset.bind(place, values::put);
        var found = statements.list(
                "select a.id, " + order.column()
                        + "::text as key from article a where a.erased_at is null and a.removed_at is "
                        + (Boolean.TRUE.equals(filter.removed()) ? "not null" : "null") + conditions
                        + order.behind(place) + order.orderBy(place) + " limit :rows",
                values,
                row -> List.of(row.getString("key"), Columns.uuid(row, "id").toString()));
        return loaded(found);
    }

    private List<Row> loaded(List<List<String>> found) {
        var places = IntStream.range(0, found.size())
                .boxed()
                .collect(Collectors.toMap(
                        index -> UUID.fromString(found.get(index).get(1)), index -> index));
        return session.createQuery(
                        "select a, r from Article a join Revision r on r.articleId = a.id and r.number = a.revision"
                                + " where a.id in :ids",
                        Object[].class)
                .setParameterList("ids", places.keySet())
                .getResultStream()
                .map(row -> row(row, found, places))
                .sorted(Comparator.comparing(row -> places.get(row.article().id)))
                .toList();
    }

    private static Row row(Object[] pair, List<List<String>> found, Map<UUID, Integer> places) {
        var article = (Article) pair[0];
        return new Row(article, (Revision) pair[1], found.get(places.get(article.id)));
    }

    private static Keyset order(WorkingCopyFilter filter) {
        if (filter.sort() == null && filter.ids() != null) {
            return AS_NAMED;
        }
        var name = filter.sort() == null ? "-updatedAt" : filter.sort();
        var order = name.endsWith("createdAt") ? BY_CREATION : BY_CHANGE;
        return new Keyset(order.column(), order.type(), order.id(), name.startsWith("-"));
    }

    private static StringBuilder conditions(WorkingCopyFilter filter, Map<String, Object> values) {
        var sql = new StringBuilder();
        var lists = filter.asOfReaders();
        var below = "select d.id from section s join section d on d.path = s.path or starts_with(d.path, s.path || '/')"
                + " where s.path = any(%s)";
        choose(sql, values, "section", lists.sections(), "a.labels && array(" + below + ")");
        choose(sql, values, "collection", lists.collections(), labelled("collection"));
        choose(sql, values, "tag", lists.tags(), labelled("tag"));
        choose(sql, values, "author", lists.authors(), labelled("author"));
        choose(sql, values, "source", lists.sources(), labelled("source"));
        choose(sql, values, "kind", lists.kinds(), "a.kind = any(%s)");
        choose(sql, values, "language", lists.languages(), "a.language = any(%s)");
        choose(
                sql,
                values,
                "edition",
                lists.editions(),
                "a.edition_id in (select e.id from edition e where e.key = any(%s))");
        add(sql, values, " and a.updated_at >= :updatedAfter", "updatedAfter", lists.updatedAfter());
        add(sql, values, " and a.updated_at < :updatedBefore", "updatedBefore", lists.updatedBefore());
        add(sql, values, " and " + PUBLISHED + " >= :publishedAfter", "publishedAfter", lists.publishedAfter());
        add(sql, values, " and " + PUBLISHED + " < :publishedBefore", "publishedBefore", lists.publishedBefore());
        add(sql, values, " and a.has_image = :hasImage", "hasImage", lists.hasImage());
        add(sql, values, " and a.id = any(:ids)", "ids", lists.named().uuids());
        add(sql, values, " and (a.created_by = :createdBy or a.owner = :createdBy)", "createdBy", filter.createdBy());
        add(
                sql,
                values,
                " and a.stage = :stage",
                "stage",
                filter.stage() == null ? null : filter.stage().text());
        if (filter.q() != null) {
            // Escaped, so that a word is a word and no pattern.
            values.put(
                    "words", filter.q().strip().replaceAll("[%_\\\\]", "\\\\$0").split("\\s+"));
            sql.append(" and lower(a.headline) like all (array(select '%' || lower(w) || '%' from unnest(:words) w))");
        }
        if (filter.status() != null) {
            sql.append(STATUS.get(filter.status()));
        }
        if (filter.hasUnpublishedChanges() != null) {
            sql.append(filter.hasUnpublishedChanges() ? " and " : " and not ").append(HAS_UNPUBLISHED_CHANGES);
        }
        return sql;
    }

    private static String labelled(String table) {
        return "a.labels && array(select n.id from " + table + " n where n.slug = any(%s))";
    }

    private static void choose(
            StringBuilder sql, Map<String, Object> values, String name, List<Choice> choices, String condition) {
        for (var choice : choices) {
            var parameter = name + values.size();
            values.put(parameter, choice.values().toArray(String[]::new));
            sql.append(choice.excludes() ? " and not " : " and ").append(condition.formatted(":" + parameter));
        }
    }

    private static void add(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            values.put(name, value);
            sql.append(condition);
        }
    }
}
