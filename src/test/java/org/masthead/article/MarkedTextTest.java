package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    @Test
    void marksMatchesAndEscapesAllElse() {
        assertThat(MarkedText.of("<b>Rivers</b> & \"lakes\"", " b>\2Rivers\3 /b> & \"lakes\"")
                        .html())
                .isEqualTo("&lt;b&gt;<mark>Rivers</mark>&lt;/b&gt; &amp; &quot;lakes&quot;");
    }

    @Test
    void keepsDelimitersOfTheTextFromMarking() {
        assertThat(MarkedText.of("\2<img>\3 rain", "  img>  \2rain\3").html())
                .isEqualTo("\2&lt;img&gt;\3 <mark>rain</mark>");
    }

    @Test
    void showsArabicAsItWasWritten() {
        assertThat(MarkedText.of("في السَّلامُ اليوم", "في \2السلام\3 اليوم").html())
                .isEqualTo("في <mark>السَّلامُ</mark> اليوم");
    }

    @Test
    void joinsLettersThatWereSearchedOneByOne() {
        assertThat(MarkedText.of("看俄罗斯", "\37看\37\37\2俄\3\37\37\2罗\3\37\37\2斯\3\37")
                        .html())
                .isEqualTo("看<mark>俄罗斯</mark>");
    }

    @Test
    void takesTheTwoPassagesThatHaveMostInThem() {
        var text = words(30) + " alpha " + words(30) + " beta gamma " + words(30) + " beta alpha gamma " + words(30);
        var folded = text.replaceAll("alpha|beta|gamma", "\2$0\3");
        var passages = MarkedText.of(text, folded).passages();
        assertThat(passages)
                .hasSize(2)
                .allSatisfy(passage -> assertThat(passage.split(" ")).hasSize(20));
        assertThat(passages.get(0)).contains("<mark>beta</mark> <mark>gamma</mark>");
        assertThat(passages.get(1)).contains("<mark>beta</mark> <mark>alpha</mark> <mark>gamma</mark>");
    }

    @Test
    void hasNoPassageWithoutMatch() {
        assertThat(MarkedText.of("nothing here", "nothing here").passages()).isEmpty();
    }

    @Test
    void marksNothingByAnotherText() {
        assertThat(MarkedText.of("rain", "\2rain\3s").html()).isEqualTo("rain");
        assertThat(MarkedText.of("rains", "\2rain\3").html()).isEqualTo("rains");
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }
}
