package org.masthead.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** An edition on a domain. */
@Embeddable
public class DomainEdition {

    @Column(name = "edition_id")
    public UUID editionId;

    @Column(name = "path_prefix")
    public String pathPrefix;
}
