package org.masthead.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What of finished answers is kept in memory. */
@ConfigMapping(prefix = "masthead.cache")
interface CacheConfig {

    /** How much memory they may take; 0 keeps none. */
    @WithDefault("48M")
    MemorySize memory();

    /** How long readers get what was good last, marked, while the database does not answer. */
    @WithDefault("10M")
    Duration stale();
}
