package org.masthead.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What readers get under a host name that is none of our active domains. */
@ConfigMapping(prefix = "masthead.hosts")
interface HostsConfig {

    /**
     * {@code primary}: the same as everywhere; {@code refuse}: 421 ({@code MASTHEAD_HOSTS_UNKNOWN}). The newsroom, and
     * the names of this machine itself, are never refused.
     */
    @WithDefault("primary")
    Unknown unknown();

    /** Either way nothing of the name gets into an answer. */
    enum Unknown {
        PRIMARY,
        REFUSE
    }
}
