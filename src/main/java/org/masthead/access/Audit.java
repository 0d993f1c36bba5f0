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

    /** Notes why the caller did something, in their own words. */
    public void note(String words, String kind, UUID subjectId) {
        record("note", kind, subjectId, words);
    }

    /** Notes that the caller has just done something to something. */
    public void record(String act, String kind, UUID subjectId) {
        record(act, kind, subjectId, null);
    }

    /** The same, with what there is to say of it; null for nothing. */
    public void record(String act, String kind, UUID subjectId, String note) {
        var caller = callers.current();
        session.createNativeMutationQuery(
                        "insert into audit (key_id, principal_id, principal, act, kind, subject_id, detail)"
                                + " values (:keyId, :principalId, :principal, :act, :kind, :subjectId,"
                                + " case when cast(:note as text) is not null then jsonb_build_object('note', cast(:note as text)) end)")
                .setParameter("keyId", caller.keyId(), UUID.class)
                .setParameter("principalId", caller.id(), String.class)
                .setParameter("principal", caller.name())
                .setParameter("act", act)
                .setParameter("kind", kind)
                .setParameter("subjectId", subjectId, UUID.class)
                .setParameter("note", note, String.class)
                .executeUpdate();
    }
}
