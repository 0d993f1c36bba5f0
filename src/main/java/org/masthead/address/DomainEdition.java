package org.masthead.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** An edition on a domain, and what its paths begin with behind that of the domain. */
@Embeddable
public record DomainEdition(
        @Column(name = "edition_id") UUID editionId,
        @Column(name = "path_prefix") String pathPrefix) {}
