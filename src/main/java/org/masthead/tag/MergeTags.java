package org.masthead.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;

/** Puts one tag in the place of another: on all articles, in all that is written, and under all of its slugs. */
@ApplicationScoped
class MergeTags {

    private final Session session;
    private final Tags tags;
    private final ChangeLog changes;
    private final Audit audit;
    private final Event<TagMerged> merged;

    MergeTags(Session session, Tags tags, ChangeLog changes, Audit audit, Event<TagMerged> merged) {
        this.session = session;
        this.tags = tags;
        this.changes = changes;
        this.audit = audit;
        this.merged = merged;
    }

    /** Lets nobody use either tag before the transaction ends; in one order, so that two who do so wait in line. */
    void lock(UUID one, UUID other) {
        session.createNativeQuery("select id from tag where id in (:one, :other) order by id for update", UUID.class)
                .setParameter("one", one)
                .setParameter("other", other)
                .getResultList();
    }

    /** @param from what will be no more; both are locked */
    void now(Tag from, Tag into) {
        var isLive = tags.isLive(from.id);
        merged.fire(new TagMerged(from.id, into.id));
        session.createNativeMutationQuery("update tag_slug s set tag_id = :into, names = coalesce(s.names, t.names)"
                        + " from tag t where t.id = s.tag_id and t.id = :from")
                .setParameter("from", from.id)
                .setParameter("into", into.id)
                .executeUpdate();
        tags.delete(from);
        tags.flush();
        if (isLive) {
            var gone = Change.tag("tag", from.id);
            var stays = Change.tag("tag", into.id);
            changes.record(new Change(
                    "tag",
                    into.id,
                    "merged",
                    Set.of("tags", "articles", gone, gone + "-articles", stays, stays + "-articles")));
        }
        audit.record("merge", "tag", from.id);
    }
}
