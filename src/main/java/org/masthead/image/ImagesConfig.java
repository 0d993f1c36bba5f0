package org.masthead.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.charset.Charset;
import org.eclipse.microprofile.config.spi.Converter;

/** How pictures are read and kept. */
@ConfigMapping(prefix = "masthead.images")
interface ImagesConfig {

    /**
     * Of metadata (IPTC-IIM, Exif) that is in neither the charset that it names nor UTF-8: {@code windows-1251} for
     * Russian sources.
     */
    @WithDefault("windows-1252")
    Charset metadataCharset();

    /** How many megabytes renditions take of the disk; beyond, those that nobody has asked for the longest go. */
    @WithDefault("4096")
    @WithConverter(Megabytes.class)
    int renditionsMegabytes();

    /** A number from 16 on: not said by a constraint, which would make every start slower. */
    final class Megabytes implements Converter<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            var megabytes = Integer.parseInt(value.strip());
            if (megabytes < 16) {
                throw new IllegalArgumentException("must be 16 or more");
            }
            return megabytes;
        }
    }
}
