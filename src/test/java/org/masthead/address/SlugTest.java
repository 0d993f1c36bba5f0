package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"Editor's Choice\", editors-choice",
                "\"  River — rises, 3 m!  \", river-rises-3-m",
                "\"Россия и мир\", rossia-i-mir",
                "\"Œuvre déjà vue\", oeuvre-deja-vue",
                "\"!!!\", exclamation-mark",
                "\"😀 ❤\uFE0F\", grinning-face-heavy-black-heart",
                "\"C++\", c",
                "\"\u200B \uFE0F\", otherwise"
            })
    void isMadeOfAnyTextInAnyScript(String text, String slug) {
        assertThat(Slug.of(text, 80, "otherwise").text()).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"أخبار العالم", "خبرها", "新闻", "ニュース", "ข่าว", "חדשות"})
    void isMadeOfScriptsWithoutVowelsOrLettersToo(String text) {
        assertThat(Slug.of(text, 80, "otherwise").text()).isNotEqualTo("otherwise");
    }

    @Test
    void isCutBetweenWords() {
        assertThat(Slug.of("one two three four", 11, "x").text()).isEqualTo("one-two");
        assertThat(Slug.of("a".repeat(200), 120, "x").text()).hasSize(120);
    }

    @Test
    void staysWithinItsLengthWhenItIsNumbered() {
        var slug = Slug.of("word ".repeat(40), Slug.MAX_LENGTH, "x").numbered(12);
        assertThat(slug.text()).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-12");
    }
}
