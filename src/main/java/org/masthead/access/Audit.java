package org.masthead.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** Who did what, when, by which key. Written in the transaction of the act; nothing in it is ever changed. */
@ApplicationScoped
public class Audit {

    private final Session session;
    private final Callers callers;

    Audit(Session session, Callers callers) {
        this.session = session;
        this.callers = callers;
    }

    /** Notes that the caller has just done something to something. */
    public void record(String act, String kind, UUID subjectId) {
        var caller = callers.current();
        session.createNativeMutationQuery("insert into audit (key_id, principal, act, kind, subject_id)"
                        + " values (:keyId, :principal, :act, :kind, :subjectId)")
                .setParameter("keyId", caller.keyId(), UUID.class)
                .setParameter("principal", caller.name())
                .setParameter("act", act)
                .setParameter("kind", kind)
                .setParameter("subjectId", subjectId, UUID.class)
                .executeUpdate();
    }
}
