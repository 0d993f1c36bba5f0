package org.masthead.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** Makes, changes and removes curated lists. */
@ApplicationScoped
class EditCollection {

    /** Whoever saves what names a collection shares it, see the migration that keeps the newsroom tree. */
    private static final String HOLD_REVISIONS = "select 1 from pg_advisory_xact_lock(7881706620012160001)";

    private static final String NAMED_BY = "select count(*) from article where labels @> array[cast(:id as uuid)]";

    private final Session session;
    private final Collections collections;
    private final Audit audit;

    EditCollection(Session session, Collections collections, Audit audit) {
        this.session = session;
        this.collections = collections;
        this.audit = audit;
    }

    Collection create(CollectionDraft draft, String language) {
        var collection = new Collection();
        collection.id = Ids.next();
        requireFree(collection, draft.slugOrNamed());
        draft.applyTo(collection, language);
        collections.changed(collection);
        collections.persist(collection);
        collections.flush();
        collections.recordChange(collection, "created", Set.of());
        audit.record("create", "collection", collection.id);
        return collection;
    }

    /** @param decidesOnWindow whether the beginning of its window was named, be it as it is or null */
    void change(Collection collection, CollectionDraft draft, boolean decidesOnWindow, String language) {
        if (decidesOnWindow) {
            collection.opensByItself = false;
        }
        if (draft.equals(CollectionDraft.of(collection, language))) {
            return;
        }
        requireFree(collection, draft.slugOrNamed());
        var wasSeen = collections.isSeen(collection);
        if (wasSeen) {
            collections.recordChange(collection, "updated", collections.shown(collection));
        }
        draft.applyTo(collection, language);
        if (!wasSeen) {
            collections.recordChange(collection, "updated", collections.shown(collection));
        }
        collections.changed(collection);
        audit.record("update", "collection", collection.id);
    }

    void remove(Collection collection) {
        session.createNativeQuery(HOLD_REVISIONS, Integer.class).getSingleResult();
        var named = session.createNativeQuery(NAMED_BY, Long.class)
                .setParameter("id", collection.id)
                .getSingleResult();
        if (named > 0) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("Still named by the working copies of " + named + " articles.")
                    .exception();
        }
        collections.recordChange(collection, "removed", collections.shown(collection));
        collections.delete(collection);
        audit.record("remove", "collection", collection.id);
    }

    private void requireFree(Collection collection, String slug) {
        if (collections
                .bySlug(slug)
                .filter(other -> !other.id.equals(collection.id))
                .isPresent()) {
            throw Problem.of(ProblemCode.SLUG_TAKEN)
                    .fault(Fault.at("/slug", "taken", "must be a slug that no other collection has"))
                    .exception();
        }
    }
}
