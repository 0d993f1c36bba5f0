package org.masthead.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What callers may take. How many requests may be open at once: beyond it, callers get 503 at once instead of a place
 * in an ever longer queue. The three kinds together must stay below {@code quarkus.thread-pool.max-threads} plus
 * {@code queue-size}.
 */
@ConfigMapping(prefix = "masthead.http")
interface HttpConfig {

    /** Open requests of readers. */
    @WithDefault("256")
    @Min(1)
    int openReads();

    /** Open requests of the newsroom, imports aside. */
    @WithDefault("64")
    @Min(1)
    int openNewsroom();

    /** Open imports. */
    @WithDefault("4")
    @Min(1)
    int openImports();

    /** How long a body may take from the end of its header on; four times as long for an imported page. */
    @WithDefault("15S")
    Duration bodyDeadline();

    /**
     * Open requests of one peer address. Many readers share one behind a proxy whose forwarded address is not trusted.
     */
    @WithDefault("128")
    @Min(1)
    @Max(100_000)
    int openPerAddress();
}
