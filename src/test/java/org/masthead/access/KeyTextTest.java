package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void beginsWithThePrefixThatScannersLookFor() {
        assertThat(KeyText.random()).matches("mh_[0-9A-Za-z]{46}");
    }

    @Test
    void endsWithACheckOfWhatStandsBefore() {
        var key = KeyText.random();
        var crc = new CRC32();
        crc.update(key.substring(0, 43).getBytes(StandardCharsets.UTF_8));
        assertThat(fromBase62(key.substring(43))).isEqualTo(crc.getValue());
    }

    @Test
    void isAnotherEachTime() {
        var keys = Stream.generate(KeyText::random).limit(1000).collect(Collectors.toSet());
        assertThat(keys).hasSize(1000);
    }

    @Test
    void isKeptAsTheSha256OfItsText() {
        assertThat(HexFormat.of().formatHex(KeyText.digest("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static long fromBase62(String digits) {
        return digits.chars()
                .mapToLong(digit -> digit >= 'a' ? digit - 'a' + 36 : digit >= 'A' ? digit - 'A' + 10 : digit - '0')
                .reduce(0, (value, digit) -> value * 62 + digit);
    }
}
