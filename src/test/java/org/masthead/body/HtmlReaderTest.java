package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlReaderTest {

    /** One line a block: its type, and what it says. */
    static String outline(Body body) {
        return body.blocks().stream()
                .map(HtmlReaderTest::outline)
                .map(String::strip)
                .collect(Collectors.joining(" / "));
    }

    private static String outline(Block block) {
        if (block instanceof Paragraph paragraph) {
            return "p " + paragraph.html();
        } else if (block instanceof Heading heading) {
            return "h" + heading.level() + " " + heading.text();
        } else if (block instanceof Quote quote) {
            return "quote " + quote.html() + (quote.attribution() == null ? "" : " BY " + quote.attribution());
        } else if (block instanceof ListBlock list) {
            return (list.ordered() ? "ol " : "ul ")
                    + list.items().stream().map(ListBlock.Item::html).toList();
        } else if (block instanceof ImageBlock image) {
            return "image "
                    + List.of(
                            String.valueOf(image.caption()),
                            String.valueOf(image.credit()),
                            String.valueOf(image.alt()));
        } else if (block instanceof Gallery gallery) {
            return "gallery "
                    + gallery.images().stream()
                            .map(image -> String.valueOf(image.caption()))
                            .toList();
        } else if (block instanceof Embed embed) {
            return "embed " + embed.url() + " " + embed.aspectRatio();
        } else if (block instanceof Table table) {
            return (table.header() ? "th " : "td ") + table.rows();
        } else if (block instanceof Video video) {
            return "video " + video.url()
                    + video.captions().stream().map(Caption::language).toList();
        } else if (block instanceof Audio audio) {
            return "audio " + audio.url();
        }
        return block.type() + " " + block.text();
    }

    private static Parsed read(String html) {
        return Body.fromHtml(html, new Shown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>a</p><p> </p><p>&nbsp;</p><p>b</p> | p a / p b",
                "<h1>A</h1><h3>B <b>c</b></h3><h2></h2> | h2 A / h3 B c",
                "a<br><br>b<br>c<div>d</div>e | p a / p b<br>c / p d / p e",
                "<div><section>a <i>b</i></section><article>c</article></div> | p a <em>b</em> / p c",
                "<em>a<div>b</div>c</em> | p <em>a</em> / p <em>b</em> / p <em>c</em>",
                "<blockquote><p>a</p><p>b</p><cite>Jane</cite></blockquote> | quote a<br><br>b BY Jane",
                "<blockquote>a<footer>— Jane, <b>Minsk</b></footer></blockquote> | quote a BY Jane, Minsk",
                "<blockquote><p>a</p><p>— Jane Doe</p></blockquote> | quote a BY Jane Doe",
                "<blockquote><p>— Да?</p><p>— Нет.</p></blockquote> | quote — Да?<br><br>— Нет.",
                "<figure><blockquote>a</blockquote><figcaption>Jane</figcaption></figure> | quote a BY Jane",
                "<ul><li>a<ul><li>b</li><li><p>c</p></li></ul></li><li>d</li></ul> | ul [a, b, c, d]",
                "<ol><li><a href=/x>a</a></li><li></li></ol> | ol [<a href=\"/x\">a</a>]",
                "<table><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table> | th [[a, b], [1, 2]]",
                "<table><tr><td colspan=2>a<tr><td>1<td>2<br>3</table> | td [[a, ], [1, 2 3]]",
                "<table role=presentation><tr><td>a<td><p>b</table> | p a / p b",
                "<pre><code>a\\n  b &lt;c></code></pre><hr> | preformatted a\\n  b <c> / divider ",
                "<img src=/a.jpg alt=A> text <img src=lost.jpg> | image [null, null, A] / p text",
                "<p>a <a href=/x><img src=/a.jpg></a> b</p> | p a / image [null, null, null] / p b",
                "<figure><img src=a.jpg><figcaption>C <span class=credit>Reuters</span></figcaption></figure> | image [C, Reuters, null]",
                "<figure><img src=lost.jpg><figcaption>C</figcaption></figure>x | p x",
                "<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>C</p></div> | image [C, null, null]",
                "<figure class=wp-block-gallery><figure><img src=a><figcaption>A</figcaption></figure><figure><img src=b></figure><figcaption>G</figcaption></figure> | gallery [A, null] / p G",
                "<div class=gallery><dl><dt><img src=a></dt><dd class=gallery-caption>A</dd></dl><dl><dt><img src=b></dt></dl></div> | gallery [A, null]",
                "<figure class='kg-card kg-gallery-card'><div class=kg-gallery-row><img src=a><img src=b></div></figure> | gallery [null, null]",
                "<figure class=kg-bookmark-card><a href=https://e.example/><div class=kg-bookmark-title>T</div><img src=i></a></figure> | p <a href=\"https://e.example/\">T</a>",
                "<figure><img data-src=a src='data:x'><noscript><img src=a></noscript><div>C</div></figure> | image [C, null, null]",
                "<figure><iframe src=https://youtu.be/dQw4w9WgXcQ></iframe><figcaption>C</figcaption></figure> | embed https://www.youtube.com/watch?v=dQw4w9WgXcQ 16:9 / p C",
                "<figure><p>told</p><img src=a><p>more</p></figure> | p told / image [null, null, null] / p more",
                "<blockquote>a<img src=a>b</blockquote> | quote ab / image [null, null, null]",
                "<img class=emoji src=x alt=🙂>! <h2>a<img class=emoji src=x alt=🙂></h2> | p 🙂! / h2 a🙂",
                "<video poster=/p.jpg><source src=https://e.example/v.webm><source src=https://e.example/v.mp4 type=video/mp4><track src=https://e.example/c.vtt srclang=en></video> | video https://e.example/v.mp4[en]",
                "<div class=kg-audio-card><audio src=https://e.example/a.mp3></audio><div>0:00</div></div> | audio https://e.example/a.mp3",
                "<p>https://youtu.be/dQw4w9WgXcQ</p> | embed https://www.youtube.com/watch?v=dQw4w9WgXcQ 16:9",
                "<p>https://e.example/</p> | p https://e.example/",
                "<iframe src=//charts.example/1 width=600 height=450></iframe> | embed https://charts.example/1 4:3",
                "<blockquote class=twitter-tweet><p>t</p><a href=https://twitter.com/a/status/12?ref=x>d</a></blockquote><script src=x></script> | embed https://x.com/a/status/12 null",
                "<script async src=https://telegram.org/js/telegram-widget.js data-telegram-post=durov/68></script> | embed https://t.me/durov/68 null"
            })
    void readsTheShapesOfPages(String html, String blocks) {
        assertThat(outline(read(html.replace("\\n", "\n")).body())).isEqualTo(blocks.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0, youtube, https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/embed/videoseries?list=PL1, youtube, https://www.youtube.com/playlist?list=PL1",
        "https://m.youtube.com/watch?app=x&v=dQw4w9WgXcQ, youtube, https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://player.vimeo.com/video/12?h=ab1, vimeo, https://vimeo.com/12/ab1",
        "https://x.com/i/web/status/12, x, https://x.com/i/status/12",
        "https://platform.twitter.com/embed/Tweet.html?dnt=1&id=12, x, https://x.com/i/status/12",
        "https://www.instagram.com/desk/reel/Ab_1/embed/, instagram, https://www.instagram.com/reel/Ab_1/",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=5, facebook, https://www.facebook.com/a/posts/1",
        "https://www.tiktok.com/embed/v2/123, tiktok, https://www.tiktok.com/embed/v2/123",
        "https://t.me/durov/68?embed=1, telegram, https://t.me/durov/68",
        "https://open.spotify.com/embed/episode/a1?utm=x, spotify, https://open.spotify.com/episode/a1",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/12&color=x, soundcloud, https://api.soundcloud.com/tracks/12",
        "https://geo.dailymotion.com/player/x1.html?video=x8, dailymotion, https://www.dailymotion.com/video/x8",
        "http://maps.example/embed?x=1, maps.example, https://maps.example/embed?x=1",
        "https://youtube.com.evil.example/embed/dQw4w9WgXcQ, youtube.com.evil.example, https://youtube.com.evil.example/embed/dQw4w9WgXcQ"
    })
    void knowsThePageBehindAPlayer(String src, String provider, String url) {
        var blocks = read("<iframe src=\"" + src + "\"></iframe>").body().blocks();
        assertThat(blocks).singleElement().isInstanceOfSatisfying(Embed.class, embed -> {
            assertThat(embed.provider()).isEqualTo(provider);
            assertThat(embed.url()).isEqualTo(url);
            assertThat(embed.consentRequired()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=a.jpg srcset='a.jpg 320w, b,c.jpg 1280w, d.jpg 640w'> | b,c.jpg",
                "<img src=a.jpg srcset='a.jpg, b.jpg 2x'> | b.jpg",
                "<img src=a.jpg srcset='a.jpg 1x,b.jpg 2x'> | b.jpg",
                "<img src='data:image/gif;base64,R0' data-src=//e.example/b.jpg> | https://e.example/b.jpg",
                "<img src=small.jpg data-orig-file=big.jpg srcset='m.jpg 300w'> | big.jpg",
                "<picture><source srcset='s.webp 100w, l.webp 900w'><img></picture> | l.webp",
                "<picture><source srcset=l.webp><img src=b.jpg></picture> | b.jpg"
            })
    void takesTheBestCandidateOfAPicture(String html, String src) {
        assertThat(read(html).body().images()).containsExactly(Shown.id(src));
    }

    @Test
    void warnsOfWhatIsLeftOut() {
        assertThat(
                        read("<script>1</script><p>a<script>2</script><a href='javascript:x'>b</a></p><img src=lost><img src='data:x'>"
                                        + "<iframe src=about:blank></iframe><img src=p.gif width=1 height=1>")
                                .warnings())
                .containsExactly(
                        "removed 2 script elements",
                        "removed a link with javascript:",
                        "left out 2 pictures",
                        "removed 1 iframe element",
                        "removed a tracking pixel");
    }

    @Test
    void splitsWhatIsLongerThanABlockAndLeavesOutWhatCannotBeSplit() {
        assertThat(read("<ul>" + "<li>a".repeat(1_001) + "</ul>").body().blocks())
                .hasSize(3);
        assertThat(read("<table><tr><th>h<th>i" + "<tr><td>a<td>b".repeat(250) + "</table>")
                        .body()
                        .blocks())
                .hasSize(2);
        assertThat(read("<hr>".repeat(2_002)).warnings())
                .singleElement()
                .asString()
                .contains("left out 2 blocks");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>, </p>, paragraph",
        "<blockquote>, <footer>Ada Lind</footer></blockquote>, quote",
        "<ul><li>, </ul>, list",
        "<pre>, </pre>, preformatted",
        "<h2>, </h2>, paragraph"
    })
    void partsTextLongerThanABlockAndLosesNothing(String before, String after, String type) {
        for (var text :
                List.of("One lamp is &lt;lit&gt;. ".repeat(9_000), "lamp and ".repeat(30_000), "😀灯".repeat(60_000))) {
            var parsed = read(before + text.strip() + after);
            assertThat(parsed.body().blocks())
                    .hasSizeBetween(2, 8)
                    .allMatch(block -> block.type().equals(type));
            assertThat(parsed.body().blocks().stream()
                            .map(Block::text)
                            .collect(Collectors.joining("\u2028"))
                            .replaceAll("[\\s\u2028]", ""))
                    .isEqualTo(text.replace("&lt;", "<").replace("&gt;", ">").replace(" ", ""));
            assertThat(parsed.warnings())
                    .isEqualTo(
                            type.equals("paragraph") && before.equals("<h2>")
                                    ? List.of("parted a heading block that is too long")
                                    : List.of("parted a " + type + " block that is too long"));
        }
    }

    @Test
    void partsTextAtTheEndOfASentenceAndKeepsItsMarks() {
        var blocks = read("<p>" + "One lamp is <em>lit, and stays so.</em> ".repeat(4_000))
                .body()
                .blocks();
        assertThat(blocks)
                .hasSize(2)
                .allSatisfy(block -> assertThat(outline(block))
                        .startsWith("p One lamp is <em>")
                        .endsWith("so.</em>"));
        var link = "<a href=\"https://www.example.org/" + "a".repeat(400) + "\">x</a>";
        assertThat(read("<p>" + link.repeat(300)).body().blocks()).hasSize(2);
    }

    @Test
    void keepsWhatIsSaidOfAPictureWithoutAnAddress() {
        var told = "<figure><img %s alt=Lamp><figcaption>A lamp. <cite>Reuters</cite></figcaption></figure>";
        for (var src : List.of("", "src=data:image/gif;base64,R0", "src=file:///b.jpg")) {
            var parsed = read(told.formatted(src));
            assertThat(outline(parsed.body())).isEqualTo("image [A lamp., Reuters, Lamp]");
            assertThat(parsed.warnings()).isEmpty();
        }
        assertThat(read("<img alt=Lamp>").warnings()).containsExactly("left out a picture");
    }

    @Test
    void letsNothingThroughThatABrowserWouldRun() {
        for (var attack : InlineHtmlTest.ATTACKS) {
            for (var box : List.of(
                    "%s", "<p>%s</p>", "<ul><li>%s</ul>", "<blockquote>%s</blockquote>", "<figure>%s<figcaption>%s")) {
                var body = read(box.replace("%s", attack)).body();
                for (var block : body.blocks()) {
                    if (block instanceof Paragraph paragraph) {
                        InlineHtmlTest.assertHarmless(paragraph.html());
                    } else if (block instanceof Quote quote) {
                        InlineHtmlTest.assertHarmless(quote.html());
                    } else if (block instanceof ListBlock list) {
                        list.items().forEach(item -> InlineHtmlTest.assertHarmless(item.html()));
                    }
                }
                RenderingTest.assertHarmless(body.html(new Shown()));
            }
        }
    }

    @Test
    void readsAnySoupWithoutFailing() {
        var random = new Random(11);
        var pieces = List.of(
                "<figure>",
                "</figure>",
                "<figcaption>",
                "</figcaption>",
                "<img src=a>",
                "<img srcset=', 1x'>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<caption>",
                "<ul>",
                "<li>",
                "</ul>",
                "<blockquote>",
                "</blockquote>",
                "<cite>",
                "<p>",
                "</p>",
                "text",
                "<br>",
                "<iframe src=https://youtu.be/x>",
                "</iframe>",
                "<video>",
                "</video>",
                "<pre>",
                "</pre>",
                "<h1>",
                "</h1>",
                "<a href=/x>",
                "<div class=gallery>",
                "</div>",
                "<picture>",
                "<source srcset=a>",
                "<cite class=credit>",
                "<figure data-embed=x>",
                "<blockquote class=twitter-tweet>",
                "<template>",
                "<svg>",
                "<select>",
                "<frameset>",
                "</body>",
                "<th colspan=99>");
        for (var i = 0; i < 3_000; i++) {
            var html = new StringBuilder();
            random.ints(random.nextInt(16), 0, pieces.size()).forEach(at -> html.append(pieces.get(at)));
            RenderingTest.assertHarmless(read(html.toString()).body().html(new Shown()));
        }
        for (var piece : pieces) {
            read(piece.repeat(2_000));
        }
    }
}
