package org.masthead.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * What callers may take. How many requests may be open at once: beyond it, callers get 503 at once instead of a place
 * in an ever longer queue. All kinds together must stay below {@code quarkus.thread-pool.max-threads} plus
 * {@code queue-size}.
 */
@ConfigMapping(prefix = "masthead.http")
interface HttpConfig {

    /** Open requests of readers. */
    @WithDefault("256")
    @WithConverter(Count.class)
    int openReads();

    /** Open requests of readers for lists of whole articles: one can take a twentieth of the heap while it is made. */
    @WithDefault("8")
    @WithConverter(Count.class)
    int openWholeLists();

    /** Open requests for the bytes of pictures, until those begin to be sent. */
    @WithDefault("256")
    @WithConverter(Count.class)
    int openPictures();

    /** Open requests of the newsroom, imports and uploads aside. */
    @WithDefault("64")
    @WithConverter(Count.class)
    int openNewsroom();

    /**
     * Open imports of pages, and as many of files: one page can take a fifth of the heap for the seconds that it takes,
     * one file a gigabyte of disk.
     */
    @WithDefault("2")
    @WithConverter(Count.class)
    int openImports();

    /** Open uploads of pictures. */
    @WithDefault("16")
    @WithConverter(Count.class)
    int openUploads();

    /**
     * How long a body may take from the end of its header on; four times as long for an imported page, and for each
     * megabyte of a file or a picture.
     */
    @WithDefault("15S")
    Duration bodyDeadline();

    /**
     * Open requests of one peer address, those for bytes of pictures and all others each. Many readers share one behind
     * a proxy whose forwarded address is not trusted.
     */
    @WithDefault("128")
    @WithConverter(Count.class)
    int openPerAddress();

    /**
     * A number from 1 to 100,000. Not said by constraints: one of them anywhere in the configuration makes every start
     * build a validator for the whole of it, which takes half a second.
     */
    final class Count implements Converter<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            var count = Integer.parseInt(value.strip());
            if (count < 1 || count > 100_000) {
                throw new IllegalArgumentException("must be from 1 to 100000");
            }
            return count;
        }
    }
}
