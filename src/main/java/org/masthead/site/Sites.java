package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.hibernate.Session;

/** Where the one row of the publication is found. */
@ApplicationScoped
public class Sites implements PanacheRepositoryBase<Site, Boolean> {

    private final Session session;

    Sites(Session session) {
        this.session = session;
    }

    public Site current() {
        return findById(true);
    }

    /** The same, which nobody else can change before the transaction ends. */
    Site locked() {
        return findById(true, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean hasImage(UUID id) {
        return session.createNativeQuery("select exists (select from image where id = :id)", Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
