package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent                     | IDENTITY",
                "''                         | IDENTITY",
                "gzip                       | GZIP_OR_IDENTITY",
                "GZIP, br                   | GZIP_OR_IDENTITY",
                "br;q=1, gzip;q=0.5         | GZIP_OR_IDENTITY",
                "*                          | GZIP_OR_IDENTITY",
                "gzip;q=0                   | IDENTITY",
                "gzip;q=0, *                | IDENTITY",
                "identity, gzip;q=0.5       | IDENTITY",
                "gzip, identity;q=0         | GZIP",
                "gzip, *;q=0                | GZIP",
                "br, identity;q=0           | NEITHER",
                "gzip;q=x                   | IDENTITY",
                "deflate                    | IDENTITY",
                ";                          | IDENTITY",
                "',,,'                      | IDENTITY",
            })
    void findsWhatTheClientTakes(String field, ContentCoding coding) {
        assertThat(ContentCoding.negotiate(field)).isEqualTo(coding);
    }
}
