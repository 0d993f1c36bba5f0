package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.database.Portions;
import org.masthead.tag.TagMerged;

/**
 * Gives the articles of a tag that is merged to the one that takes its place: what readers see, what they find, and all
 * that is or was written. An article that has both keeps the place that the other one has in its own list.
 *
 * <p>Some hundreds at a time, so that no statement takes longer than any may; all in the transaction of the merge, so
 * that whoever looks sees one tag or the other everywhere, and nothing is half done when the service ends in between.
 */
@ApplicationScoped
class CarryOverTag {

    private static final String NAMED = """
            select article_id, number from revision where named @> array[:from]
            """;

    /** Those that are published side by side stay side by side. */
    private static final String SHOWN =
            "select live_article_id, article_id from live_tag where tag_id = :from order by published_at";

    /** By which answers know what they show, and searches what they find. */
    private static final String MARKS = """
            update live_article set cache_tags = case
              when :into = any(cache_tags) then array_remove(cache_tags, :from)
              else array_replace(cache_tags, :from, :into) end
            where id = any(:ids)
            """;

    /** Comings before goings: both are counted. */
    private static final String COME = """
            insert into live_tag (live_article_id, tag_id, position, published_at, article_id)
            select live_article_id, :into, position, published_at, article_id
            from live_tag where live_article_id = any(:ids) and tag_id = :from
            on conflict (live_article_id, tag_id) do nothing
            """;

    private static final String GO = "delete from live_tag where live_article_id = any(:ids) and tag_id = :from";

    private static final String WRITTEN = """
            update revision r set content = jsonb_set(content, '{tags}', case
              when jsonb_exists(content -> 'tags', cast(:into as text)) then (content -> 'tags') - cast(:from as text)
              else (select jsonb_agg(case when id = cast(:from as text) then cast(:into as text) else id end order by place)
                from jsonb_array_elements_text(content -> 'tags') with ordinality named (id, place)) end)
            from unnest(:ids, :numbers) v (id, number) where r.article_id = v.id and r.number = v.number
            """;

    private static final String LISTED =
            "update article set labels = array_replace(labels, :from, :into) where id = any(:ids)"
                    + " and :from = any(labels)";

    private final Session session;
    private final HoldArticles hold;

    CarryOverTag(Session session, HoldArticles hold) {
        this.session = session;
        this.hold = hold;
    }

    /** A save that names the tag. */
    record Named(UUID articleId, Integer number) {}

    /** A row for readers that carries the tag. */
    record Shown(UUID rowId, UUID articleId) {}

    void onMerge(@Observes TagMerged merged) {
        var named = session.createNativeQuery(NAMED, Named.class)
                .setParameter("from", merged.from())
                .getResultList();
        var shown = session.createNativeQuery(SHOWN, Shown.class)
                .setParameter("from", merged.from())
                .getResultList();
        var articles = Stream.concat(
                        named.stream().map(Named::articleId), shown.stream().map(Shown::articleId))
                .distinct()
                .toList();
        hold.all(articles);
        Portions.of(shown).forEach(rows -> show(rows.stream().map(Shown::rowId).toArray(UUID[]::new), merged));
        Portions.of(named).forEach(saves -> write(saves, merged));
        Portions.of(articles)
                .forEach(portion -> session.createNativeMutationQuery(LISTED)
                        .setParameter("ids", ids(portion))
                        .setParameter("from", merged.from())
                        .setParameter("into", merged.into())
                        .executeUpdate());
    }

    private void show(UUID[] rows, TagMerged merged) {
        session.createNativeMutationQuery(MARKS)
                .setParameter("ids", rows)
                .setParameter("from", Change.tag("tag", merged.from()))
                .setParameter("into", Change.tag("tag", merged.into()))
                .executeUpdate();
        session.createNativeMutationQuery(COME)
                .setParameter("ids", rows)
                .setParameter("from", merged.from())
                .setParameter("into", merged.into())
                .executeUpdate();
        session.createNativeMutationQuery(GO)
                .setParameter("ids", rows)
                .setParameter("from", merged.from())
                .executeUpdate();
    }

    private void write(List<Named> saves, TagMerged merged) {
        session.createNativeMutationQuery(WRITTEN)
                .setParameter("ids", ids(saves.stream().map(Named::articleId).toList()))
                .setParameter("numbers", saves.stream().map(Named::number).toArray(Integer[]::new))
                .setParameter("from", merged.from())
                .setParameter("into", merged.into())
                .executeUpdate();
    }

    private static UUID[] ids(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
