package org.masthead.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** How far the log has come: what validators of answers are made of. */
@ApplicationScoped
public class Positions {

    private final Session session;

    Positions(Session session) {
        this.session = session;
    }

    /** The newest change of anything that carries one of these tags. */
    public Position of(List<String> tags) {
        return session.createNativeQuery(
                        "select coalesce(max(position), 0), max(at) from changed_tag where tag in :tags",
                        Position.class)
                .setParameter("tags", tags)
                .getSingleResult();
    }

    /** A place in the log and its time; 0 and null before there is any change. */
    public record Position(Long number, Instant at) {}
}
