package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineHtmlTest {

    static final List<String> ATTACKS = List.of(
            "<script>alert(1)</script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\" &#1; JaVa\tScRi\npt:alert(1)\">x</a>",
            "<a href=\"java&#0;script:alert(1)\">x</a>",
            "<a href=\"java&Tab;script&colon;alert(1)\">x</a>",
            "<a href=\"vbscript:x\">x</a><a href=\"data:text/html,<script>alert(1)</script>\">y</a>",
            "<a href=\"//evil.example/x\">x</a><a href=\"/\\evil.example\">y</a><a href=\"/\t/evil.example\">z</a>",
            "<a href=\"https://good.example\\@evil.example/\">x</a><a href=\"https://a:b@evil.example\">y</a>",
            "<a href='https://x.example/\"onmouseover=alert(1) x=\"'>x</a>",
            "<a href=\"/x\" onclick=\"alert(1)\" style=\"x:expression(alert(1))\" target=_blank>x</a>",
            "<a href=\"blob:https://x/y\">b</a><a href=\"file:///etc/passwd\">f</a><a href=\"view-source:x\">v</a>",
            "<em onmouseover=alert(1) style=\"background:url(javascript:alert(1))\">x</em>",
            "<span lang='\"><script>alert(1)</script>' dir='\"><img>'>x</span>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=x></object><embed src=x>",
            "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
            "<link rel=stylesheet href=x><style>@import 'x'</style>",
            "<textarea><script>alert(1)</script></textarea><title><img src=x onerror=alert(1)></title>",
            "<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>",
            "<template><script>alert(1)</script></template><details open ontoggle=alert(1)>x</details>",
            "<![CDATA[<script>alert(1)</script>]]><!--><script>alert(1)</script>-->",
            "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
            "&lt;script&gt;alert(1)&lt;/script&gt;<b>&lt;img src=x onerror=alert(1)&gt;</b>",
            "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
            "<button formaction=javascript:alert(1)>x</button><input autofocus onfocus=alert(1)>",
            "<body onload=alert(1)><frameset onload=alert(1)><html onclick=alert(1)>",
            "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
            "<p id=\"</p><img src=x onerror=alert(1)>\"><table><a href=\"javascript:alert(1)\">x</table>",
            "<isindex type=image src=1 onerror=alert(1)><marquee onstart=alert(1)>x</marquee>",
            "<a href=article:0199a0b0-0000-7000-8000-000000000001/../javascript:x>x</a><a href=mailto:a@b\"onclick=x>m</a>");

    /** All that may ever come out: nothing else can stand between angle brackets. */
    private static final Pattern ALLOWED = Pattern.compile(
            "<br>|</?(?:em|strong|code|sub|sup|bdi)>|</(?:a|span)>|<(?:span|bdi)(?: lang=\"[A-Za-z0-9-]+\")?(?: dir=\"(?:ltr|rtl|auto)\")?>"
                    + "|<a href=\"(?:https?://[^\"<>\\s\\\\]+|mailto:[^\"<>\\s]+|article:[0-9a-f-]{36}|/(?![/\\\\])[^\"<>\\s\\\\]*)\">");

    static String clean(String html) {
        return InlineHtml.read(html).html();
    }

    static void assertHarmless(String html) {
        assertThat(ALLOWED.matcher(html).replaceAll(""))
                .as(html)
                .doesNotContain("<")
                .doesNotContain(">");
        assertThat(clean(html)).isEqualTo(html);
    }

    @Test
    void letsNothingThroughThatABrowserWouldRun() {
        for (var attack : ATTACKS) {
            var html = clean(attack);
            assertHarmless(html);
            for (var element : Jsoup.parseBodyFragment(html).body().select("*")) {
                assertThat(element.attributes().asList())
                        .allMatch(attribute -> List.of("href", "lang", "dir").contains(attribute.getKey()));
            }
        }
    }

    @Test
    void changesNothingTheSecondTimeWhateverCameIn() {
        var random = new Random(7);
        var pieces = List.of(
                "<em>",
                "</em>",
                "<i>",
                "<strong>",
                "</strong>",
                "<a href=/x>",
                "<a href=//y>",
                "</a>",
                "<span lang=ar>",
                "</span>",
                "<bdi>",
                "</bdi>",
                "<p>",
                "</p>",
                "<br>",
                " ",
                "\n",
                "a",
                "&amp;",
                "&lt;",
                "\u00a0",
                "<code>",
                "</code>",
                "<div>",
                "<table><td>",
                "</table>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<svg>",
                "</svg>",
                "<q>",
                "\"",
                "'",
                "<li>",
                "\ud800",
                "\u0000",
                "<sub>",
                "<sup>",
                "</sub>",
                "ب",
                "<select>",
                "<template>",
                "</template>");
        for (var i = 0; i < 5_000; i++) {
            var html = new StringBuilder();
            random.ints(random.nextInt(14), 0, pieces.size()).forEach(at -> html.append(pieces.get(at)));
            assertHarmless(clean(html.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>a</b> <i>b</i> | <strong>a</strong> <em>b</em>",
                "<u>a</u><font color=red>b</font> | ab",
                "a<em> b </em>c | a <em>b</em> c",
                "<em>a<p>b</p></em> | <em>a<br><br>b</em>",
                "<em><em>a</em></em><em></em> | <em>a</em>",
                "a<br><br><br><br>b<br> | a<br><br>b",
                "<span class=x>a</span><span lang=fr>b</span> | a<span lang=\"fr\">b</span>",
                "<bdi>a</bdi><bdi>b</bdi> | <bdi>a</bdi><bdi>b</bdi>",
                "<em lang=fr>a</em> | <span lang=\"fr\"><em>a</em></span>",
                "<q>a</q> | “a”",
                "a < b & c > d | a &lt; b &amp; c &gt; d",
                "H<sub>2</sub>O <code>x</code> | H<sub>2</sub>O <code>x</code>",
                "<a href=\"https://e.example/a b?x=1&y=2\" rel=x target=y>a</a> | <a href=\"https://e.example/a%20b?x=1&amp;y=2\">a</a>",
                "<a href=\"//cdn.example/x\">a</a> | <a href=\"https://cdn.example/x\">a</a>",
                "<a href=\"HTTP://E.example\">a</a> | <a href=\"http://E.example\">a</a>",
                "<a href=\"/news/россия#x\">a</a> | <a href=\"/news/россия#x\">a</a>",
                "<a href=\"MAILTO:desk@e.example\">a</a> | <a href=\"mailto:desk@e.example\">a</a>",
                "<a href=\"ARTICLE:0199A0B0-0000-7000-8000-000000000001\">a</a> | <a href=\"article:0199a0b0-0000-7000-8000-000000000001\">a</a>",
                "<a href=\"x.html\">a</a><a href=\"#n\">b</a><a name=x>c</a> | abc"
            })
    void writesTheClosedListInOneForm(String html, String expected) {
        assertThat(clean(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ممنوع: «الأخبار» في موسكو",
                "می‌خواهم نمی‌شود",
                "👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "“curly” ‘quotes’ … — 10\u00a0km \u202f«oui\u202f!»",
                "\u200fعربي\u200e \u2067מעורב\u2069 \u202bx\u202c",
                "日本語、ไทย、한국어, e\u0301 é"
            })
    void keepsEveryCharacterOfEveryScript(String text) {
        assertThat(clean("<em>" + text + "</em>")).isEqualTo("<em>" + text + "</em>");
        assertThat(InlineHtml.read(text).text()).isEqualTo(text);
    }

    @Test
    void removesCharactersThatNoRowOrReaderCanHold() {
        assertThat(clean("a\u0000b\u0007c\ud800d\udc00e\u0085f\ufffeg"))
                .doesNotContain("\u0000", "\u0007", "\ufffe", "\u0085");
        assertThat(InlineHtml.read("c\ud800d\udc00e").text()).isEqualTo("cde");
    }

    @Test
    void staysQuickAndUprightWithHugeAndDeepInput() {
        for (var piece : List.of(
                "<b>",
                "<div>",
                "<a href=/x>",
                "<span lang=en>",
                "<table><tr><td>",
                "<b><p>",
                "<ul><li>",
                "<",
                "&",
                "<!--")) {
            assertHarmless(clean(piece.repeat(20_000) + "x"));
        }
    }

    @Test
    void tellsInPlainWordsWhatItRemoved() {
        var removed = new Removed();
        InlineHtml.read("<script>1</script><script>2</script><a href='javascript:x'>y</a><s>z</s>", removed);
        assertThat(removed.sentences())
                .containsExactly(
                        "removed 2 script elements",
                        "removed a link with javascript:",
                        "kept the text of 1 s element without its look");
    }
}
