package org.masthead.address;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The first address of the publication. */
@ConfigMapping(prefix = "masthead.site")
interface AddressConfig {

    /**
     * Where the publication's pages stand, such as {@code https://www.example.org} ({@code MASTHEAD_SITE_URL}). Makes
     * the first primary domain, active by the operator's word; has no effect once there is one.
     */
    Optional<URI> url();
}
