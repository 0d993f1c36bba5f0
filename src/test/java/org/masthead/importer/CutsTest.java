package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutsTest {

    private final List<String> warnings = new ArrayList<>();

    private String cut(String text) {
        return new Cuts(warnings).text("headline", text, 10);
    }

    @Test
    void leavesWhatFits() {
        assertThat(cut("0123456789")).isEqualTo("0123456789");
        assertThat(cut(null)).isNull();
        assertThat(warnings).isEmpty();
    }

    @Test
    void cutsBehindAWordAndSaysSo() {
        assertThat(cut("The river rose")).isEqualTo("The river…");
        assertThat(warnings).containsExactly("The headline was cut to 10 characters.");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(cut("01234567\uD83D\uDE00x")).isEqualTo("01234567…");
        assertThat(cut("012345678\uD83D\uDE00")).isEqualTo("012345678…");
        assertThat(cut("\u2067שלום שלום שלום\u2069")).isEqualTo("שלום שלו…");
        assertThat(cut("0123456\uD83D\uDE00\uD83D\uDE00")).isEqualTo("0123456\uD83D\uDE00…");
    }
}
