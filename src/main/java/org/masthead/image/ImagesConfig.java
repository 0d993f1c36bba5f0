package org.masthead.image;

import io.quarkus.runtime.configuration.MemorySize;
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

    /**
     * How much of the disk renditions take; beyond, those that nobody has asked for the longest go. The least is not
     * said by a constraint, which would make every start slower.
     */
    @WithDefault("4G")
    @WithConverter(DiskSize.class)
    MemorySize renditionsDisk();
}
