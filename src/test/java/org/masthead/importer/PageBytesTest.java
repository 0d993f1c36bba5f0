package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageBytesTest {

    @ParameterizedTest
    @CsvSource({
        "UTF-8, , false, Привет",
        "windows-1252, , false, “café”",
        "windows-1251, windows-1251, false, Привет",
        "windows-1252, ISO-8859-1, false, “café”",
        "GBK, gb2312, false, 渔村",
        "UTF-8, no-such-charset, false, Привет",
        "windows-1251, , true, <meta charset='windows-1251'>Привет",
        "windows-1256, , true, <META http-equiv=Content-Type content=\"text/html; charset=windows-1256\">مرحبا",
        "UTF-8, , true, <meta charset=utf-16>Привет",
    })
    void decodes(String encoding, String declared, boolean html, String text) {
        assertThat(PageReader.decode(text.getBytes(Charset.forName(encoding)), declared, html))
                .isEqualTo(text);
    }

    @Test
    void believesTheMarkBeforeAllElse() {
        assertThat(PageReader.decode("\uFEFFПривет".getBytes(StandardCharsets.UTF_8), "windows-1251", false))
                .isEqualTo("Привет");
        assertThat(PageReader.decode("\uFEFFПривет".getBytes(StandardCharsets.UTF_16LE), null, true))
                .isEqualTo("Привет");
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> PageReader.decode(new byte[] {'a', 0, 'b'}, null, false))
                .isInstanceOf(Undecodable.class);
        assertThatThrownBy(() -> PageReader.decode(new byte[] {(byte) 0xC3, '('}, "utf-8", false))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> PageReader.decode(new byte[] {(byte) 0x81}, null, false))
                .isInstanceOf(Undecodable.class);
    }
}
