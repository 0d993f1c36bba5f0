package org.masthead.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "www.example.org, www.example.org",
        "WWW.Example.ORG., www.example.org",
        "faß.example, xn--fa-hia.example",
        "пример.example, xn--e1afmkfd.example",
        "xn--e1afmkfd.example, xn--e1afmkfd.example",
        "ｗｗｗ。Example．org, www.example.org",
        "ex\u00adample.example, example.example",
        "bu\u0308cher.example, xn--bcher-kva.example"
    })
    void hasOneSpelling(String text, String host) {
        assertThat(HostNames.normalise(text)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.0.0.1",
                "0x7f.1",
                "2130706433.1",
                "a..b",
                "-a.example",
                "a_b.example",
                "a b.example",
                "user@host.example",
                "[::1]",
                "example.org:443",
                "a/b.example",
                "example.org..",
                ".example.org",
                "a\tb.example",
                "a%2eexample",
                "a.0x",
                "a.0x7f",
                "a.127",
                "①②⑦.⓪.⓪.①",
                "a\u200cb.example",
                "xn--a.example",
                "xn--.example",
                "a.example\u0000",
                "a.example?",
                "a.example#b",
                "a\\b.example",
                "a:b@c.example"
            })
    void isNoAddressOfAMachineAndNothingElse(String text) {
        assertThat(HostNames.normalise(text)).isEmpty();
    }

    @Test
    void isNoLongerThanDnsTakes() {
        assertThat(HostNames.normalise("a".repeat(63) + ".example")).isPresent();
        assertThat(HostNames.normalise("a".repeat(64) + ".example")).isEmpty();
        assertThat(HostNames.normalise("a.".repeat(123) + "example")).isPresent();
        assertThat(HostNames.normalise("a.".repeat(124) + "example")).isEmpty();
    }

    @Test
    void isShownAsPeopleReadIt() {
        assertThat(HostNames.display("xn--e1afmkfd.example")).isEqualTo("пример.example");
    }
}
