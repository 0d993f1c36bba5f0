package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {

    @ParameterizedTest
    @CsvSource({"apple.com, аррӏе.com", "masthead.example, rnasthead.example", "news.example, ոews.example"})
    void lookTheSame(String one, String other) {
        assertThat(Lookalikes.skeleton(one)).isEqualTo(Lookalikes.skeleton(other));
    }

    @Test
    void areOthersWhenPeopleTellThemApart() {
        assertThat(Lookalikes.skeleton("mirror-1.example")).isNotEqualTo(Lookalikes.skeleton("mirror-2.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exаmple.org", "ոews.example", "пpимер.example"})
    void mixScriptsThatNobodyWritesTogether(String host) {
        assertThat(Lookalikes.mixesScripts(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.org", "пример.example", "bücher.example", "日本語ニュース.example", "أخبار.example"})
    void areWrittenByPeople(String host) {
        assertThat(Lookalikes.mixesScripts(host)).isFalse();
    }
}
