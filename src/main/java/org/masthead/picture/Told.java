package org.masthead.picture;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the file of a picture tells of it: of each member the value that counts, cleaned and bounded; null, or empty,
 * when nothing is told.
 *
 * @param alts what it shows, by language tag as the file has them; {@code x-default} for the one that says none
 * @param captions what it tells, likewise
 * @param location a part of the city
 */
public record Told(
        Map<String, String> alts,
        Map<String, String> captions,
        String credit,
        String headline,
        String source,
        List<String> creators,
        Instant takenAt,
        String location,
        String city,
        String region,
        String country,
        String copyright,
        String usageTerms,
        List<String> keywords) {

    /** The language of a text that says none. */
    public static final String DEFAULT_LANGUAGE = Xmp.DEFAULT;
}
