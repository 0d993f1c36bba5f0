package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.masthead.author.AuthorErased;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;

/**
 * Takes an author who is erased off the articles they wrote, for readers and in every revision: as an author, and out
 * of bylines that name them. What the text of an article says of anybody stays: that is the article's, and goes with
 * it.
 */
@ApplicationScoped
class EraseByline {

    private static final String WRITTEN = """
            select article_id from live_author where author_id = :id
            union select article_id from revision where named @> array[:id]
            """;

    private static final String SEEN = """
            select n.article_id from live_author n join live_article l on l.id = n.live_article_id
            where n.author_id = :id and %s
            """.formatted(PublishedArticles.VISIBLE);

    private static final String BYLINES = """
            update live_article set byline = null where id in (
              select l.id from live_author n join live_article l on l.id = n.live_article_id
              where n.author_id = :id and position(lower(:name) in lower(l.byline)) > 0 limit 100)
            """;

    private static final String MARKS = """
            with gone as (
              delete from live_author where author_id = :id and live_article_id in (
                select live_article_id from live_author where author_id = :id limit 500)
              returning live_article_id)
            update live_article set cache_tags = array_remove(cache_tags, :mark)
            where id in (select live_article_id from gone)
            """;

    private static final String REVISIONS = """
            update revision set content = jsonb_set(content, '{authors}', (content -> 'authors') - cast(:id as text))
              || cast(case when position(lower(:name) in lower(content ->> 'byline')) > 0 then '{"byline": null}' else '{}' end
                as jsonb)
            where (article_id, number) in (
              select article_id, number from revision where named @> array[:id] limit 200)
            """;

    /** With another lock, so that nobody who writes just now puts the author back. */
    private static final String LISTED = """
            update article set labels = array_remove(labels, :id), lock_version = lock_version + 1
            where id in (select id from article where labels @> array[:id] limit 500)
            """;

    private final Session session;
    private final HoldArticles hold;
    private final ChangeLog changes;

    EraseByline(Session session, HoldArticles hold, ChangeLog changes) {
        this.session = session;
        this.hold = hold;
        this.changes = changes;
    }

    void onErasure(@Observes AuthorErased erased) {
        var id = erased.id();
        hold.all(articles(WRITTEN, id));
        tell(id, articles(SEEN, id));
        inPortions(BYLINES, Map.of("id", id, "name", erased.name()));
        inPortions(MARKS, Map.of("id", id, "mark", Change.tag("author", id)));
        inPortions(REVISIONS, Map.of("id", id, "name", erased.name()));
        inPortions(LISTED, Map.of("id", id));
    }

    private List<UUID> articles(String query, UUID author) {
        return session.createNativeQuery(query, UUID.class)
                .setParameter("id", author)
                .getResultList();
    }

    /** Nothing about them carries the mark of the author any more. */
    private void tell(UUID author, List<UUID> seen) {
        changes.record(new Change(
                "author",
                author,
                "erased",
                seen.stream().map(article -> Change.tag("article", article)).collect(Collectors.toSet())));
    }

    /** Statements of requests are short. What has been done is not found again. */
    private void inPortions(String statement, Map<String, ?> values) {
        for (var done = 1; done > 0; ) {
            var portion = session.createNativeMutationQuery(statement);
            values.forEach(portion::setParameter);
            done = portion.executeUpdate();
        }
    }
}
