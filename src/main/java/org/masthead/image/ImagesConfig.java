package org.masthead.image;

import io.smallrye.config.ConfigMapping;
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
}
