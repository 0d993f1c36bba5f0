package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2020-09-21T10:31:00+0200;2020-09-21T08:31:00Z;true",
                "2020-09-21 10:31:00;2020-09-21T10:31:00Z;false",
                "Mon, 21 Sep 2020 10:31:00 GMT;2020-09-21T10:31:00Z;true",
                "Monday, 21 September 2020 10:31 PM;2020-09-21T22:31:00Z;false",
                "Published: Sept. 21, 2020;2020-09-21T00:00:00Z;false",
                "Updated 10:31 GMT, 21st Sep 2020;2020-09-21T10:31:00Z;true",
                "21.09.2020, 10:31;2020-09-21T10:31:00Z;false",
                "Publié le 21 septembre 2020 à 10h31;2020-09-21T10:31:00Z;false",
                "21 de septiembre de 2020;2020-09-21T00:00:00Z;false",
                "21. September 2020, 10:31 Uhr;2020-09-21T10:31:00Z;false",
                "21 сентября 2020, 10:31 МСК;2020-09-21T07:31:00Z;true",
                "الاثنين، 21 سبتمبر 2020;2020-09-21T00:00:00Z;false",
                "دوشنبه ۳۱ شهریور ۱۳۹۹ - ۱۰:۳۱;2020-09-21T10:31:00Z;false",
                "2020年9月21日 10:31;2020-09-21T10:31:00Z;false",
            })
    void readsPrintedTimes(String line, Instant at, boolean sure) {
        assertThat(Dates.of(line)).isEqualTo(new Dates.Moment(at, sure));
        assertThat(Dates.isDateLine(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Storm of 21 September 2020 remembered on the coast",
                "Nine boats",
                "Score 10:31 after extra time",
                "31/02/2020 is no day at all here"
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(Dates.isDateLine(line)).isFalse();
    }
}
