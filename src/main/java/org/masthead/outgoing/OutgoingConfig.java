package org.masthead.outgoing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the service reaches others. */
@ConfigMapping(prefix = "masthead.outgoing")
public interface OutgoingConfig {

    /**
     * Lets plain http and the addresses of this machine pass ({@code MASTHEAD_OUTGOING_LOOPBACK}), for trying things
     * out; a production start is refused with it.
     */
    @WithDefault("false")
    boolean loopback();

    /** Address of the name server to ask, such as {@code 192.0.2.53:53}; by default those of the machine. */
    Optional<String> resolver();

    /** SOCKS5 proxy that reaches onion addresses, such as {@code 127.0.0.1:9050}; without one they are not reached. */
    Optional<String> torProxy();
}
