package org.masthead.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.charset.Charset;

/** How pictures are read and kept. */
@ConfigMapping(prefix = "masthead.images")
interface ImagesConfig {

    /**
     * Of metadata (IPTC-IIM, Exif) that is in neither the charset that it names nor UTF-8: {@code windows-1251} for
     * Russian sources.
     */
    @WithDefault("windows-1252")
    Charset metadataCharset();

    /** How much of the disk renditions take; beyond, those that nobody has asked for the longest go. */
    @WithDefault("4G")
    @WithConverter(Disk.class)
    MemorySize renditionsDisk();

    /** From 16 megabytes on: not said by a constraint, which would make every start slower. */
    final class Disk extends MemorySizeConverter {

        private static final long serialVersionUID = 1L;
        private static final long LEAST = 16 << 20;

        @Override
        public MemorySize convert(String value) {
            var size = super.convert(value);
            if (size == null || size.asLongValue() < LEAST) {
                throw new IllegalArgumentException("must be 16M or more");
            }
            return size;
        }
    }
}
