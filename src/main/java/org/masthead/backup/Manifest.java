package org.masthead.backup;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * What stands in the file: of nothing that changes from one export of the same publication to the next.
 *
 * @param format of the file
 * @param migration the newest that the tables have seen
 * @param sequences the last number of each, for those that have given one
 * @param members the SHA-256 of each by its name
 */
@JsonPropertyOrder({"format", "migration", "sequences", "members"})
record Manifest(int format, String migration, Map<String, Long> sequences, Map<String, String> members) {

    static final int FORMAT = 1;

    static final String NAME = "manifest.json";
    static final String TABLES = "tables/";
    static final String ORIGINALS = "originals/";
}
