package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

    private static final Shown SHOWN = new Shown();

    private static final Pattern EXECUTABLE = Pattern.compile(
            "<(?!/?(?:p|h[2-6]|blockquote|footer|cite|ul|ol|li|figure|figcaption|img|a|video|audio|track|table|thead|tbody|tr|td|th|pre|hr"
                    + "|br|em|strong|code|sub|sup|span|bdi)[ >])|<[^>]*\\son|(?:href|src|poster)=\"(?!https?://|/[^/]|mailto:)");

    static void assertHarmless(String html) {
        assertThat(EXECUTABLE.matcher(html).find()).as(html).isFalse();
    }

    private static ImageBlock image(UUID id, String caption, String credit, String alt) {
        return new ImageBlock(null, new ImageRef(id), caption, credit, alt, null);
    }

    private static Paragraph paragraph(String html) {
        return new Paragraph(null, html, null);
    }

    private static Body body(Block... blocks) {
        return Body.of(List.of(blocks));
    }

    /** Everything that has a form in both HTML and Markdown. */
    private static final Body COMMON = body(
            new Heading(null, 2, "C# & 1. *Stars* #"),
            paragraph(
                    "A <strong>bold</strong>, <em>slanted</em> and <a href=\"https://e.example/a_(b)?x=1&amp;copy;=2\">linked</a> text"),
            paragraph("H<sub>2</sub>O, <code>a `b` c</code>, <span lang=\"ar\" dir=\"rtl\">نص</span>, line<br>end"),
            new Quote(null, "First<br><br>second <em>part</em>", null, "Jane Doe, editor"),
            new Quote(null, "Unsigned", null, null),
            new ListBlock(
                    null, false, List.of(new ListBlock.Item("- a", null), new ListBlock.Item("b<br>c", null)), null),
            new ListBlock(null, false, List.of(new ListBlock.Item("other list", null)), null),
            new ListBlock(null, true, List.of(new ListBlock.Item("one", null), new ListBlock.Item("two", null)), null),
            image(Shown.IMAGE, "A \"caption\" [here]", "Reuters", "An _alt_"),
            new Gallery(
                    null,
                    List.of(
                            new GalleryImage(new ImageRef(Shown.IMAGE), "One", "AP", "alt one"),
                            new GalleryImage(new ImageRef(Shown.ARTICLE), "Two", "AFP", "alt two")),
                    null),
            new Embed(null, null, "https://youtu.be/dQw4w9WgXcQ", "A film", null, null, null),
            new Embed(null, null, "https://vimeo.com/12", null, null, null, null),
            new Table(null, List.of(List.of("a|b", "c\\|"), List.of("1", "")), true, null),
            new Table(null, List.of(List.of("x", "y")), false, null),
            new Preformatted(null, "a\n\n  ```\n<b>"),
            new Divider(null, null),
            paragraph("end"));

    private static List<String> outline(Body body) {
        return body.blocks().stream()
                .map(block -> block.toString().replaceAll("\\[id=[^,]*", "["))
                .toList();
    }

    @Test
    void givesTheSameBlocksWhenItsHtmlIsReadAgain() {
        var again = Body.fromHtml(COMMON.html(SHOWN), SHOWN);
        assertThat(outline(again.body())).isEqualTo(outline(COMMON));
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void givesTheSameBlocksWhenItsMarkdownIsReadAgain() {
        var again = Body.fromMarkdown(COMMON.markdown(SHOWN), SHOWN);
        assertThat(outline(again.body())).isEqualTo(outline(COMMON));
        assertThat(again.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# no heading",
                "1. no list",
                "2) no list",
                "- no list",
                "+ no list",
                "* no list",
                "&gt; no quote",
                "a *b* _c_ `d` [e](f) ![g](h)",
                "&amp;amp; &amp;#38; AT&amp;T",
                "&lt;b>no tag&lt;/b>",
                "a<br># b<br>- c<br>---<br>===<br>1. d",
                "| a | b |<br>| --- | --- |",
                "\\ \\* a\\",
                "~~~",
                "```",
                "[x]: https://e.example",
                "snake_case and _edge_",
                "Look!<a href=\"/x\">here</a>",
                "<strong>“引用”</strong>说",
                "a<em>(b)</em>c",
                "<em>a</em><em>b</em>",
                "<em>a</em><strong>b</strong>",
                "<strong><em>a</em> b</strong>",
                "<strong>a</strong>b<em>c</em>",
                "<em>a<strong>b</strong>c</em>",
                "<code>`</code>",
                "<code>a<em>b</em></code>",
                "<em><code>*</code></em>",
                "<a href=\"/a b(c)\">x]</a>",
                "<a href=\"mailto:a@e.example\">[m]</a>",
                "<bdi>a</bdi><bdi>b</bdi>",
                "<span lang=\"ar\">نص</span>",
                "a\u00a0<em>\u00a0b\u00a0</em>",
                "می‌خواهم 👨‍👩‍👧",
                "https://e.example/a_b*c",
                "<sup>1</sup><br><sub>2</sub>",
                "!",
                "a!<br>!b",
                "2026. War"
            })
    void escapesInMarkdownWhatWouldBeMarkup(String html) {
        var body = body(paragraph(html));
        assertThat(outline(Body.fromMarkdown(body.markdown(SHOWN), SHOWN).body()))
                .isEqualTo(outline(body));
    }

    @Test
    void escapesAnyMixOfMarks() {
        var random = new Random(5);
        var pieces = List.of(
                "<em>",
                "</em>",
                "<strong>",
                "</strong>",
                "<code>",
                "</code>",
                "<a href='/x'>",
                "</a>",
                "a",
                "б",
                " ",
                "(",
                "“",
                "!",
                "*",
                "_",
                "[",
                "]",
                "`",
                "\\",
                "<br>",
                "#",
                "-",
                "1.",
                "|",
                "&amp;",
                "lt;",
                "<sub>",
                "</sub>",
                "~",
                ":",
                "+",
                "=",
                "&lt;",
                ">");
        for (var i = 0; i < 4_000; i++) {
            var html = new StringBuilder();
            random.ints(random.nextInt(12), 0, pieces.size()).forEach(at -> html.append(pieces.get(at)));
            var clean = InlineHtml.read(html.toString());
            if (!clean.isEmpty() && clean.paragraphs().size() == 1) {
                var body = body(paragraph(clean.html()));
                assertThat(outline(
                                Body.fromMarkdown(body.markdown(SHOWN), SHOWN).body()))
                        .as(body.markdown(SHOWN))
                        .isEqualTo(outline(body));
            }
        }
    }

    @Test
    void writesFiguresWithWhatTheBlockSaysBeforeWhatThePictureSays() {
        assertThat(body(image(Shown.IMAGE, "mine <b>", null, null)).html(SHOWN))
                .isEqualTo("<figure><img src=\"/v1/images/" + Shown.IMAGE + "/file?w=640&amp;v=1\" srcset=\"/v1/images/"
                        + Shown.IMAGE
                        + "/file?w=640&amp;v=1 640w\" width=\"640\" height=\"360\" alt=\"its alt\" loading=\"lazy\">"
                        + "<figcaption>mine &lt;b&gt; <cite>its credit</cite></figcaption></figure>");
    }

    @Test
    void showsTheCaptionAloneWhileThePictureIsComingAndNothingWhenItIsGone() {
        var coming = body(image(Shown.COMING, null, null, null));
        assertThat(coming.html(SHOWN))
                .isEqualTo("<figure><figcaption>its caption <cite>its credit</cite></figcaption></figure>");
        assertThat(coming.markdown(SHOWN)).isEqualTo("its caption © its credit");
        var gone = body(
                image(Shown.GONE, "c", null, null),
                new Gallery(null, List.of(new GalleryImage(new ImageRef(Shown.GONE), null, null, null)), null));
        assertThat(gone.html(SHOWN) + gone.markdown(SHOWN)).isEmpty();
        assertThat(gone.json(SHOWN)).isEmpty();
    }

    @Test
    void resolvesLinksToArticlesAndKeepsTheTextOfThoseThatCannotBeRead() {
        var body = body(paragraph(
                "<a href=\"article:" + Shown.ARTICLE + "\">a</a> <a href=\"article:" + Shown.HIDDEN + "\">b</a>"));
        var html = "<a href=\"/news/russia/" + Shown.ARTICLE + "\">a</a> b";
        assertThat(body.html(SHOWN)).isEqualTo("<p>" + html + "</p>");
        assertThat(body.json(SHOWN))
                .singleElement()
                .isInstanceOfSatisfying(
                        Paragraph.class, shown -> assertThat(shown.html()).isEqualTo(html));
        assertThat(body.markdown(SHOWN)).isEqualTo("[a](/news/russia/" + Shown.ARTICLE + ") b");
        assertThat(body.articles()).containsExactly(Shown.ARTICLE, Shown.HIDDEN);
    }

    @Test
    void mapsOwnAddressesToReferencesAndRefusesOthersThanAllowed() {
        var body = body(
                paragraph("<a href=\"https://own.example/x\">a</a> <a href=\"https://e.example/\">b</a>"),
                new ListBlock(null, false, List.of(new ListBlock.Item("<a href=\"/bad\">c</a>", null)), null));
        var mapped = body.mapLinks(href -> switch (href) {
            case "https://own.example/x" -> "article:" + Shown.ARTICLE;
            case "/bad" -> "javascript:alert(1)";
            default -> href;
        });
        assertThat(mapped.articles()).containsExactly(Shown.ARTICLE);
        assertThat(HtmlReaderTest.outline(mapped))
                .isEqualTo("p <a href=\"article:" + Shown.ARTICLE
                        + "\">a</a> <a href=\"https://e.example/\">b</a> / ul [c]");
    }

    @Test
    void loadsNothingOfOthersUnasked() {
        var html = body(
                        new Embed(null, null, "https://youtu.be/dQw4w9WgXcQ", "T", null, null, null),
                        new Video(
                                null,
                                "https://e.example/v.mp4",
                                new ImageRef(Shown.IMAGE),
                                3,
                                List.of(new Caption("en", "https://e.example/c.vtt", "English")),
                                null))
                .html(SHOWN);
        assertThat(html)
                .startsWith(
                        "<figure data-embed=\"youtube\" data-aspect-ratio=\"16:9\"><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">T</a></figure>")
                .contains("preload=\"none\"", "srclang=\"en\"", "poster=\"/v1/images/")
                .doesNotContain("<iframe");
    }

    @Test
    void writesTextWithoutMarkup() {
        assertThat(COMMON.text())
                .contains("A bold, slanted and linked text", "second part\n— Jane Doe, editor", "1\t")
                .doesNotContain("<em>");
        assertThat(body(new Divider(null, null), image(Shown.IMAGE, null, null, null))
                        .hasText())
                .isFalse();
        assertThat(COMMON.hasText()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'It’s 3.5 per cent, state-run TV said.', 8",
        "zh, 俄罗斯谴责制裁, 3",
        "th, ประเทศไทยสวยงาม, 2",
        "ar, قالت موسكو إنها «تدين» القرار., 5",
        "en, —, 0"
    })
    void countsWordsAsTheLanguageKnowsThem(String language, String text, int words) {
        assertThat(body(paragraph(text)).wordCount(language)).isEqualTo(words);
    }

    @Test
    void roundsReadingTimeUp() {
        assertThat(IntStream.of(0, 1, 230, 231).map(Body::readingMinutes)).containsExactly(0, 1, 1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | p &lt;script&gt;alert(1)&lt;/script&gt;",
                "a <img src=x onerror=alert(1)> b | p a &lt;img src=x onerror=alert(1)&gt; b",
                "[a](javascript:alert(1)) [b](//e.example) ![c](data:x) | p a <a href=\"https://e.example\">b</a>",
                "<javascript:alert(1)> | p javascript:alert(1)",
                "a <span lang=\"ar\" onclick=\"x\">b</span> | p a &lt;span lang=\"ar\" onclick=\"x\"&gt;b"
            })
    void readsMarkdownAsSafelyAsHtml(String markdown, String blocks) {
        assertThat(HtmlReaderTest.outline(Body.fromMarkdown(markdown, SHOWN).body()))
                .isEqualTo(blocks);
    }

    @Test
    void readsEndlessNestingInMarkdown() {
        for (var piece : List.of("> ", "- ", "*a ", "**a", "[", "![", "`", "<b>", "*a **b ", "a*b_c", "| a ")) {
            Body.fromMarkdown(piece.repeat(10_000) + "x" + "*".repeat(10_000), SHOWN);
        }
    }
}
