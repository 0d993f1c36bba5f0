package org.masthead.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the newsroom bears with wrong keys. */
@ConfigMapping(prefix = "masthead.keys")
interface KeysConfig {

    /**
     * How many wrong keys a minute one client address may send, all of them at once if it likes
     * ({@code MASTHEAD_KEYS_WRONG_PER_MINUTE}), 1 or more. Beyond it there is 429. Clients behind one proxy share it.
     */
    @WithDefault("10")
    int wrongPerMinute();
}
