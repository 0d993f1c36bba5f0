package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Where the one row of the publication is found. */
@ApplicationScoped
public class Sites implements PanacheRepositoryBase<Site, Boolean> {

    public Site current() {
        return findById(true);
    }
}
