package org.masthead.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Writes to the log of changes which lists came or went by the clock. Readers see them on time without it. */
@ApplicationScoped
public class TellDueCollections {

    /** Of several instances, each takes what no other has taken. What never began for readers does not end for them. */
    private static final String TAKE_DUE = """
            with taken as (
              delete from due_collection where (collection_id, reason) in (
                select collection_id, reason from due_collection where at <= now() for update skip locked)
              returning collection_id, reason, at)
            select t.collection_id, t.reason
            from taken t
            join collection c on c.id = t.collection_id and c.visible_from is not null
            order by t.at
            """;

    private final Session session;
    private final Collections collections;

    TellDueCollections(Session session, Collections collections) {
        this.session = session;
        this.collections = collections;
    }

    /** A list that came or went by the clock. */
    record Due(UUID collectionId, String reason) {}

    /** Of each coming and going once, within the running transaction. */
    public void now() {
        session.createNativeQuery(TAKE_DUE, Due.class)
                .getResultList()
                .forEach(due -> collections.tell(due.collectionId(), due.reason(), Set.of()));
    }
}
