package org.masthead.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org, www.example.org, 443, /",
        "HTTPS://WWW.Example.ORG.:8443/a?b=c#d, www.example.org, 8443, /a?b=c",
        "https://faß.example/grün?q=ü, xn--fa-hia.example, 443, /gr%C3%BCn?q=%C3%BC",
        "https://example.org?q=1, example.org, 443, /?q=1"
    })
    void isANameAPortAndAPath(String url, String host, int port, String path) {
        assertThat(Target.of(url, false)).isEqualTo(new Target(true, host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www.example.org",
                "//www.example.org/",
                "/v1",
                "http://www.example.org/",
                "ftp://www.example.org/",
                "file:///etc/passwd",
                "jar:https://www.example.org/!/a",
                "https:www.example.org",
                "https:///etc",
                "https://user@www.example.org/",
                "https://user:secret@www.example.org/",
                "https://www.example.org:22/",
                "https://www.example.org:80/",
                "https://www.example.org:0/",
                "https://www.example.org:65536/",
                "https://www.example.org:x/",
                "https://www.example.org\\@10.0.0.1/",
                "https://www.example.org /",
                "https://localhost/",
                "https://metadata/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://１２７.０.０.１/",
                "https://127。0。0。1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://::1/",
                "https://a.b.0x1f/",
                "https://a_b.example/",
                "https://-a.example/",
                "https://a..example/",
                "https://xn--a.example/",
                "https://%31%32%37.0.0.1/"
            })
    void refusesWhatMayLeadElsewhere(String url) {
        assertThatThrownBy(() -> Target.of(url, false))
                .isInstanceOfSatisfying(
                        OutgoingFailed.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ADDRESS_REFUSED));
    }

    @Test
    void refusesTheEndlesslyLong() {
        assertThatThrownBy(() -> Target.of("https://a.example/" + "a".repeat(3000), false))
                .isInstanceOf(OutgoingFailed.class);
    }

    @Test
    void letsPlainHttpOutToOnionAddressesAndWhereTheSettingSaysSo() {
        assertThat(Target.of("http://abc.onion/", false).secure()).isFalse();
        assertThat(Target.of("http://m1.example:8080/", true).port()).isEqualTo(8080);
        assertThatThrownBy(() -> Target.of("http://127.0.0.1:8080/", true)).isInstanceOf(OutgoingFailed.class);
    }
}
