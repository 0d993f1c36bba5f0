package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.tag.TagMerged;

/**
 * Gives the articles of a tag that is merged to the one that takes its place: what readers see, what they find, and all
 * that is or was written. An article that has both keeps the place that the other one has in its own list.
 */
@ApplicationScoped
class CarryOverTag {

    /** By which answers know what they show, and searches what they find. */
    private static final String MARKS = """
            update live_article set cache_tags = case
              when :into = any(cache_tags) then array_remove(cache_tags, :from)
              else array_replace(cache_tags, :from, :into) end
            where id in (select live_article_id from live_tag where tag_id = :fromId)
            """;

    /** Comings before goings: both are counted. */
    private static final String COME = """
            insert into live_tag (live_article_id, tag_id, position, published_at, article_id)
            select live_article_id, :intoId, position, published_at, article_id from live_tag where tag_id = :fromId
            on conflict (live_article_id, tag_id) do nothing
            """;

    private static final String GO = "delete from live_tag where tag_id = :fromId";

    private static final String WRITTEN = """
            update revision set content = jsonb_set(content, '{tags}', case
              when jsonb_exists(content -> 'tags', cast(:intoId as text)) then (content -> 'tags') - cast(:fromId as text)
              else (select jsonb_agg(case when id = cast(:fromId as text) then cast(:intoId as text) else id end order by place)
                from jsonb_array_elements_text(content -> 'tags') with ordinality named (id, place)) end)
            where content_references(content) @> array[:fromId]
            """;

    private static final String LISTED =
            "update article set labels = array_replace(labels, :fromId, :intoId) where labels @> array[:fromId]";

    private final Session session;

    CarryOverTag(Session session) {
        this.session = session;
    }

    void onMerge(@Observes TagMerged merged) {
        session.createNativeMutationQuery(MARKS)
                .setParameter("from", Change.tag("tag", merged.from()))
                .setParameter("into", Change.tag("tag", merged.into()))
                .setParameter("fromId", merged.from())
                .executeUpdate();
        session.createNativeMutationQuery(COME)
                .setParameter("fromId", merged.from())
                .setParameter("intoId", merged.into())
                .executeUpdate();
        session.createNativeMutationQuery(GO)
                .setParameter("fromId", merged.from())
                .executeUpdate();
        session.createNativeMutationQuery(WRITTEN)
                .setParameter("fromId", merged.from())
                .setParameter("intoId", merged.into())
                .executeUpdate();
        session.createNativeMutationQuery(LISTED)
                .setParameter("fromId", merged.from())
                .setParameter("intoId", merged.into())
                .executeUpdate();
    }
}
