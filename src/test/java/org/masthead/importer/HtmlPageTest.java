package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.importer.SavedPage.Address;
import org.masthead.importer.SavedPage.Channel;
import org.masthead.importer.SavedPage.Picture;

class HtmlPageTest {

    private static final String TEXT = "<p>A storm hit the coast on Monday and left three villages without power.</p>";

    @Test
    void readsAPageWithLinkedData() {
        var page = Pages.read("linked-data.html");
        assertThat(page.identity())
                .isEqualTo(page.canonicalUrl())
                .isEqualTo("https://www.valleypost.example/news/rivers/orchard-towns-share-river");
        assertThat(page.language()).isEqualTo("en-GB");
        assertThat(page.headline()).isEqualTo("Orchard towns agree to share one river");
        assertThat(page.summary()).startsWith("Four towns that have quarrelled");
        assertThat(page.authors()).containsExactly("Jane Doe", "Lee M'Bala");
        assertThat(page.byline()).isEqualTo("By Jane Doe and Lee M'Bala in Orchard");
        assertThat(page.dateline()).isEqualTo("ORCHARD");
        assertThat(page.source()).isEqualTo("AP");
        assertThat(page.tags()).containsExactly("water", "orchards");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2021-05-04T06:15:00Z"));
        assertThat(page.updatedAt()).isEqualTo(Instant.parse("2021-05-04T10:00:00Z"));
        assertThat(page.breadcrumb()).containsExactly("News", "Rivers");
        assertThat(page.collections()).containsExactly("Editor’s Choice");
        assertThat(page.leadImage())
                .isEqualTo(new Picture(
                        "https://www.valleypost.example/img/river-800x450.jpg",
                        "A river between trees",
                        "The river above Orchard in April.",
                        "Ann Poe/AFP"));
        assertThat(page.addresses()).extracting(Address::host).containsExactly("www.valleypost-mirror.example");
        assertThat(page.channels()).extracting(Channel::kind).containsExactly("roku", "facebook", "x", "youtube");
    }

    @Test
    void keepsTheTextAndOnlyTheText() {
        assertThat(Pages.read("linked-data.html").bodyHtml()).isEqualTo("""
                <p>ORCHARD (AP) — Four towns along the river have <a href="https://www.valleypost.example/news/agreement?x=1&amp;y=2">agreed</a> to share its water by <em>turns</em>, one week each.</p>
                <p>The mayor of the northern town said: “We were all <strong>tired</strong> of it.”</p>
                <blockquote><p>Nobody wins a dry river.</p></blockquote>
                <h2>How the turns work</h2>
                <ul><li>Each town opens its gate on <strong>Monday</strong></li><li>No gate stays open at night</li></ul>
                <figure><img src="https://www.valleypost.example/img/gate.jpg" alt=""><figcaption>A gate in the lower town <cite>Reuters</cite></figcaption></figure>
                <h2>What the farmers say</h2>
                <p>Farmers in the lower towns have asked for a second week in July.</p>
                <iframe src="https://www.youtube.com/embed/abc123" title="The gates opening"></iframe>""");
    }

    @Test
    void readsAPageOfComponents() {
        var page = Pages.read("components.html");
        assertThat(page.leadImage())
                .isEqualTo(new Picture(
                        "https://images.islands.example/news/976/ferry.jpg",
                        "Ferry at quay",
                        "The ferry at the quay on Sunday",
                        "Getty Images"));
        assertThat(page.byline()).isEqualTo("Jane Doe Islands reporter");
        assertThat(page.bodyHtml().lines()).hasSize(6).noneMatch(line -> line.contains("Winter in pictures"));
        assertThat(page.bodyHtml()).startsWith("<p><strong>The island ferry").contains("<h2>Ice on the bay</h2>");
    }

    @Test
    void readsAPageThatABrowserSaved() {
        var page = Pages.read("wordpress.html");
        assertThat(page.canonicalUrl()).isEqualTo("https://blog.example.com/2020/09/21/lamps-are-lit/");
        assertThat(page.headline()).isEqualTo("Lamps are lit again");
        assertThat(page.breadcrumb()).containsExactly("Coast");
        assertThat(page.collections()).containsExactly("Featured");
        assertThat(page.tags()).containsExactly("lamps", "pier");
        assertThat(page.leadImage().url()).isEqualTo("https://blog.example.com/wp-content/lamp-800x400.jpg");
        assertThat(page.bodyHtml())
                .contains("<figcaption>The pier at dusk. <cite>John Roe/AP</cite></figcaption>")
                .contains("carry 🔥 fire.</p>\n<p>They come back at dawn.</p>")
                .doesNotContain("teaser", "Share", "Nice lamps");
    }

    @Test
    void readsALayoutTableWithoutAnyNames() {
        var page = Pages.read("layout-table.html");
        assertThat(page.headline()).isEqualTo("Pilgrims cross the pass before the snow");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2020-09-21T00:00:00Z"));
        assertThat(page.bodyHtml()).isEqualTo("""
                <p>The pilgrims crossed the pass on Monday, a day before the snow was due.</p>
                <p>"We walked all night," one of them said.</p>
                <h2>The way down</h2>
                <p>The way down leads through nine villages, each with a well of its own.</p>""");
    }

    @Test
    void readsAnAmpPage() {
        var page = Pages.read("amp.html");
        assertThat(page.leadImage().url()).isEqualTo("https://journal.example/four.jpg");
        assertThat(page.authors()).containsExactly("Jeanne Dupont");
        assertThat(page.bodyHtml())
                .contains("<iframe src=\"https://www.youtube.com/embed/abc\"></iframe>")
                .doesNotContain("four.jpg");
    }

    @ParameterizedTest
    @CsvSource({"front.html, body", "login.html, body"})
    void refusesWhatIsNoNewsPage(String file, String missing) {
        assertThatThrownBy(() -> Pages.read(file))
                .isInstanceOfSatisfying(
                        NotANewsPage.class,
                        refusal -> assertThat(refusal.missing()).containsExactly(missing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "<title>404 Not Found</title><h1>Not Found</h1><p>The page was not found on this server, it may have moved.</p>"
            })
    void refusesEmptyAndErrorPages(String html) {
        assertThatThrownBy(() -> PageReader.html(html, null))
                .isInstanceOfSatisfying(
                        NotANewsPage.class,
                        refusal -> assertThat(refusal.missing()).containsExactly("headline", "body"));
    }

    @Test
    void readsPrintedDatesAndARuleAboveTheNotice() {
        var page = PageReader.html(
                "<h1>Storm hits the coast</h1><div>Monday, 21 September 2020 10:31 AM <b>[ Last Update: 22 September 2020 11:00 GMT ]</b></div>"
                        + TEXT
                        + "<hr><p>Our site has these alternate addresses:</p><ul><li><a href='http://coast.example/en'>coast.example</a></li></ul>",
                null);
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2020-09-21T10:31:00Z"));
        assertThat(page.updatedAt()).isEqualTo(Instant.parse("2020-09-22T11:00:00Z"));
        assertThat(page.addresses()).containsExactly(new Address("coast.example", "http://coast.example/en"));
        assertThat(page.bodyHtml()).isEqualTo(TEXT);
    }

    @Test
    void takesTheNameOfTheSiteOffATitle() {
        var page = PageReader.html("<title>Storm hits the northern coast - The Valley Post</title>" + TEXT, null);
        assertThat(page.headline()).isEqualTo("Storm hits the northern coast");
    }

    @Test
    void writesNothingOutsideTheClosedList() {
        var page = PageReader.html(
                "<h1>Storm hits the coast</h1>" + TEXT
                        + "<p onclick=x style=y>A <a href='javascript:x()'>link</a> and <a href=/rel>another</a>"
                        + "<script>bad()</script><img src='data:image/png;base64,x'><object data=x></object></p>",
                null);
        assertThat(page.bodyHtml()).endsWith("<p>A link and another</p>").doesNotContain("onclick", "script", "data:");
    }

    @Test
    void namesNoSharesAndNoAccountsOfPeopleAsChannels() {
        var page = PageReader.html(
                "<h1>Storm hits the coast</h1>" + TEXT
                        + "<p class=author><a href='https://twitter.com/janedoe'>Jane</a></p>"
                        + "<footer><a href='https://t.me/share/url?url=x'>Telegram</a><a href='https://wa.me/?text=x'>WhatsApp</a>"
                        + "<a href='https://www.facebook.com/sharer/sharer.php?u=x'>Facebook</a><a href='https://x.com/coast/status/1'>X</a>"
                        + "<a href='https://www.instagram.com/coastnews/'>Instagram</a></footer>",
                null);
        assertThat(page.channels())
                .containsExactly(new Channel("instagram", "Instagram", "https://www.instagram.com/coastnews/"));
    }

    @Test
    void answersAnyInputWithAPageOrARefusal() {
        var random = new Random(7);
        var pieces = List.of(
                "<p>",
                "</p>",
                "<div>",
                "<h1>Storm",
                "<figure>",
                "<img src=",
                "<table><td>",
                "<a href=http://",
                "<li>",
                "<script>",
                "</script>",
                "<br>",
                "Home > ",
                "By Jane ",
                "(Photo by ",
                "21 Sept 2020 ",
                "a.example ",
                "\"",
                "'",
                "=",
                ">",
                "\n",
                "\t",
                "\u0000",
                "\ud800",
                "\u200f",
                "«",
                "中",
                "%",
                "[",
                "]",
                "{");
        for (var round = 0; round < 60; round++) {
            var page = random.ints(400, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());
            for (var reader : List.<UnaryOperator<String>>of(
                    p -> PageReader.html(p, "http://[").headline(),
                    p -> PageReader.text(p).headline())) {
                try {
                    assertThat(reader.apply(page)).isNotBlank();
                } catch (NotANewsPage refusal) {
                    assertThat(refusal.missing()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void readsHostileHtmlInBoundedTime() {
        for (var piece : List.of(
                "<div>",
                "<b>",
                "<ul><li>",
                "<blockquote>",
                "<table><tr><td>",
                "<a href=x>",
                "<div class=related>x",
                "<figure><img src=a.jpg>",
                "<div class='byline date'>x</div>",
                "<p><br>",
                "<script type='application/ld+json'>[[[[</script>")) {
            var page = PageReader.html(
                    "<article><h1>Storm hits the coast</h1>" + TEXT + piece.repeat(100_000 / piece.length()),
                    "https://coast.example/1");
            assertThat(page.headline()).as(piece).isEqualTo("Storm hits the coast");
        }
        var deep = "<script type='application/ld+json'>" + "{\"a\":".repeat(50_000) + "</script>";
        assertThat(Stream.of(PageReader.html("<h1>Storm hits the coast</h1>" + deep + TEXT, null)
                        .headline()))
                .containsExactly("Storm hits the coast");
    }

    private static String article(String above, String inside) {
        return "<title>Keepers count the lamps - The Lamp</title>" + above + "<article><h1>Keepers count the lamps</h1>"
                + inside + TEXT + TEXT + "</article>";
    }

    private static SavedPage read(String above, String inside) {
        return PageReader.html(article(above, inside), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b.jpg", "data:image/gif;base64,R0lGOD"})
    void keepsWhatIsSaidOfAPictureWhoseAddressNobodyKnows(String src) {
        var figure =
                "<figure><img src='%s' alt=Lamp><figcaption>A lamp. (Jo Roe/AFP via Getty Images)</figcaption></figure>";
        var page = read("", TEXT + figure.formatted(src));
        assertThat(page.bodyHtml())
                .contains(
                        "<figure><img alt=\"Lamp\"><figcaption>A lamp. <cite>Jo Roe/AFP via Getty Images</cite></figcaption></figure>");
        assertThat(read("", TEXT + "<img src='data:,'>" + TEXT).bodyHtml()).doesNotContain("<img");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "By <a rel=author>Anna Ader</a> and Bert Bolt in Paris;Anna Ader|Bert Bolt",
                "Par <a rel=author>Jeanne Dupont</a> et Paul Martin, à Bruxelles;Jeanne Dupont|Paul Martin",
                "By Anna Ader, Bert Bolt, and Carl Cox in New York with Dora Dee;Anna Ader|Bert Bolt|Carl Cox|Dora Dee",
                "Von Eva Muster, Berlin;Eva Muster",
                "By Anna Ader, AP;Anna Ader",
                "Por João Silva — São Paulo;João Silva",
                "بقلم: أحمد علي في القاهرة;أحمد علي",
                "记者：王小明、李华 2026年3月2日;王小明|李华",
                "本报记者 王小明 北京报道;王小明",
                "（新华社记者 张三）;张三",
                "文／山田太郎　写真／鈴木花子;山田太郎",
                "山田太郎記者;山田太郎",
                "김철수 기자;김철수"
            })
    void namesAllWhoWroteAndNoPlaces(String byline, String names) {
        for (var tag : List.of("<p class=byline>%s</p>", "<p>%s</p>")) {
            var page = read("", tag.formatted(byline));
            assertThat(String.join("|", page.authors())).isEqualTo(names);
            assertThat(page.bodyHtml().lines()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav aria-label=\"Fil d'Ariane\"><ul>%s</ul></nav>",
                "<nav aria-label='Fil d’Ariane'><ul>%s</ul></nav>",
                "<nav aria-label=Brotkrumen><ul>%s</ul></nav>",
                "<div aria-label='Migas de pan'><ul>%s</ul></div>",
                "<nav aria-label='Ruta de navegación'><ul>%s</ul></nav>",
                "<nav aria-label='Хлебные крошки'><ul>%s</ul></nav>",
                "<nav aria-label='مسار التنقل'><ul>%s</ul></nav>",
                "<nav aria-label=パンくずリスト><ul>%s</ul></nav>",
                "<nav aria-label=面包屑><ul>%s</ul></nav>",
                "<ol class='c-breadcrumb__list'>%s</ol>",
                "<div data-testid=breadcrumb><ul>%s</ul></div>",
                "<ol itemscope itemtype='https://schema.org/BreadcrumbList'>%s</ol>",
                "<ol vocab='https://schema.org/' typeof=BreadcrumbList>%s</ol>",
                "<nav aria-label=Tvzzq><ol><li><a href=/>Tvz</a></li>%s</ol></nav>"
            })
    void knowsBreadcrumbsByTheirNamesAndByTheirShape(String trail) {
        var names = "<li><a href=/w>World</a></li><li property=itemListElement><span property=name>Europe</span></li>";
        assertThat(read(trail.formatted(names), "").breadcrumb()).endsWith("World", "Europe");
        assertThat(read("<nav aria-label=Main><ul>" + names + "</ul></nav>", "").breadcrumb())
                .isEmpty();
    }

    @Test
    void takesTheUpperLevelsOfABreadcrumbThatIsTooDeepAndSaysSo() {
        var names = "ABCDEFGHIJKLMN"
                .chars()
                .mapToObj(c -> "<a href=/" + (char) c + ">Level " + (char) c + "</a>")
                .collect(Collectors.joining(" / "));
        var page = read("<div class=breadcrumbs>" + names + "</div>", "");
        assertThat(page.breadcrumb()).hasSize(8).startsWith("Level A").endsWith("Level H");
        assertThat(page.warnings()).singleElement().asString().contains("Level I / Level J", "Level N");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "À lire aussi : <a href=/x>Un autre article du journal</a>",
                "<strong>Lesen Sie auch:</strong> <a href=/x>Ein anderer Artikel dieser Zeitung</a>",
                "Lea también: <a href=https://x.example/y>Otro artículo del periódico</a>",
                "<a href=/x>Читайте также: Другая статья этой газеты</a>",
                "اقرأ أيضا: <a href=/x>مقال آخر من الصحيفة</a>",
                "延伸阅读：<a href=/x>另一篇文章</a>",
                "<em>Related: <a href=/x>Ferries stay at the quay for a third day as winds pick up over the northern sea and the long coast</a></em>"
            })
    void dropsLinksToOtherStories(String line) {
        var page = read("", TEXT + "<p>" + line + "</p>");
        assertThat(page.bodyHtml()).isEqualTo(String.join("\n", TEXT, TEXT, TEXT));
        assertThat(page.warnings()).isEmpty();
    }

    @Test
    void keepsSentencesThatBeginLikeLinksToOtherStories() {
        var line = "<p>Read more about the lamps in the board's report, said the oldest of the keepers.</p>";
        assertThat(read("", TEXT + line).bodyHtml()).contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Just a moment...;<h1>Checking your browser before accessing</h1><p>This process is automatic. Your browser will redirect to your requested content shortly.</p>",
                "x.example;<h1>x.example</h1><p>Enable JavaScript and cookies to continue</p><p>x.example needs to review the security of your connection before proceeding.</p>",
                "The Lamp;<article><h1>The Lamp</h1><h2>Verify you are human by completing the action below.</h2><p>The Lamp needs to review the security of your connection before it goes on.</p></article>",
                "Access Denied;<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>",
                "404 - The Lamp;<h1>404</h1><p>The keepers looked everywhere for it. Try a search or go to the front page.</p>",
                "The Lamp;<h1>Whoops, gone</h1><p>The page you are looking for does not exist. It may have been moved or deleted.</p>",
                "Страница не найдена;<h1>Ой</h1><p>Возможно, она была удалена. Попробуйте начать с главной страницы.</p>",
            })
    void refusesWhatServersShowInPlaceOfAPage(String title, String body) {
        assertThatThrownBy(() -> PageReader.html("<title>" + title + "</title>" + body, null))
                .isInstanceOfSatisfying(
                        NotANewsPage.class,
                        refusal -> assertThat(refusal.missing()).containsExactly("headline", "body"));
    }

    @Test
    void readsAnArticleAboutARefusal() {
        var page = PageReader.html(
                "<article><h1>Access denied to the harbour wall</h1>" + TEXT.repeat(9) + "</article>", null);
        assertThat(page.bodyHtml().lines()).hasSize(9);
    }

    @Test
    void keepsPostsOfSocialNetworksAsEmbeds() {
        var page = read(
                "",
                TEXT
                        + "<blockquote class=twitter-tweet><p>Lit! <a href=https://twitter.com/a/status/1>x</a></p>— A <a href='https://twitter.com/lamp/status/1234?s=20'>March 2</a></blockquote>"
                        + "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/Cab_1/'><a href=x>View</a></blockquote>"
                        + "<figure><blockquote class=tiktok-embed cite='https://www.tiktok.com/@lamp/video/712'><section>Lamps</section></blockquote></figure>"
                        + "<blockquote class=twitter-tweet><p>No address here, so it stays.</p></blockquote>");
        assertThat(page.bodyHtml().lines())
                .contains(
                        "<iframe src=\"https://twitter.com/lamp/status/1234?s=20\" title=\"Lit! x — A March 2\"></iframe>",
                        "<iframe src=\"https://www.instagram.com/p/Cab_1/\" title=\"View\"></iframe>",
                        "<iframe src=\"https://www.tiktok.com/@lamp/video/712\" title=\"Lamps\"></iframe>",
                        "<blockquote><p>No address here, so it stays.</p></blockquote>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<article><h1>Quake hits</h1><p>A 5.1 quake hit.</p></article>",
                "<meta property=og:type content=article><h1>Quake hits</h1><p>A 5.1 quake hit.</p>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script><h1>Quake hits</h1><p>A 5.1 quake hit.</p>"
            })
    void readsAFlashOfOneSentence(String html) {
        assertThat(PageReader.html(html, null).bodyHtml()).isEqualTo("<p>A 5.1 quake hit.</p>");
    }

    @Test
    void takesNoFlashForAnArticleWhereThePageDoesNotSay() {
        assertThatThrownBy(() -> PageReader.html("<h1>Quake hits</h1><p>A 5.1 quake hit.</p>", null))
                .isInstanceOf(NotANewsPage.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<b>Ada</b> Lind~Ada Lind",
                "<script>x~''",
                "&lt;script&gt;alert(1)&lt;/script&gt;~''",
                "Lind &amp;amp; Roe~Lind & Roe",
                "\u200b~''",
                "---~''",
            })
    void readsMarkupInDataAsPlainText(String name, String read) {
        var data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":\""
                + name.replace("</", "<\\/") + "\"}</script>";
        assertThat(String.join("|", read(data, "").authors())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\"}", "{\"name\":{\"x\":1}}", "{\"name\":[5]}", "[[]]", "{}", "null", "7"})
    void takesWhoHasNoNameInDataForNobody(String nobody) {
        var page = read(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":" + nobody
                        + ",\"publisher\":" + nobody + ",\"image\":{\"url\":\"https://a.example/b.jpg\",\"creator\":"
                        + nobody + ",\"author\":{\"name\":\"Ada Lind\"}}}</script>",
                "");
        assertThat(page.authors()).isEmpty();
        assertThat(page.leadImage().credit()).isEqualTo("Ada Lind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lamp by lamp, the keepers counted.\\nThey found one more than they had on Friday.",
                "<p>Lamp by lamp, the keepers counted.</p><p>They found one more than they had on Friday.</p>"
            })
    void keepsTheParagraphsOfTextThatStandsOnlyInData(String text) {
        var page = PageReader.html(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                        + text.replace("</", "<\\/") + "\"}</script><h1>Keepers count</h1>",
                null);
        assertThat(page.bodyHtml())
                .isEqualTo(
                        "<p>Lamp by lamp, the keepers counted.</p>\n<p>They found one more than they had on Friday.</p>");
    }

    @Test
    void keepsWhoseWordsAQuoteIs() {
        assertThat(read(
                                "",
                                TEXT
                                        + "<figure><blockquote><p>It is not ours.</p><cite>The oldest keeper</cite></blockquote></figure>")
                        .bodyHtml())
                .contains("<blockquote><p>It is not ours.</p><footer>The oldest keeper</footer></blockquote>");
    }

    @Test
    void namesTheBoxesThatMayBelongToTheText() {
        var fact = "<aside><p>Forty lamps have been on the wall since the harbour was built.</p></aside>";
        assertThat(read("", TEXT + fact).warnings()).singleElement().asString().contains("Forty lamps");
        assertThat(read("", TEXT + fact.replace("<aside>", "<aside class=newsletter>"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void tellsATeaserAndDropsTheLinesThatAskForMoney() {
        var page = read(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
                TEXT + "<p>Already a subscriber? <a href=/l>Log in</a></p><p><a href=/d>Donate now</a></p>");
        assertThat(page.bodyHtml().lines()).hasSize(3).containsOnly(TEXT);
        assertThat(page.warnings()).singleElement().asString().contains("the beginning only");
    }

    @Test
    void readsALiveBlogWithAllItsEntries() {
        var updates = "{\"@type\":\"BlogPosting\",\"headline\":\"x\"}";
        var page = PageReader.html(
                "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"author\":\"Ada Lind\",\"liveBlogUpdate\":["
                        + String.join(",", updates, updates, updates) + "]}</script><main><h1>Live: the count</h1>"
                        + "<article><h2>Found</h2>" + TEXT + "</article><article><h2>Begun</h2>" + TEXT
                        + "</article></main>",
                null);
        assertThat(page.authors()).containsExactly("Ada Lind");
        assertThat(page.bodyHtml()).isEqualTo("<h2>Found</h2>\n" + TEXT + "\n<h2>Begun</h2>\n" + TEXT);
    }

    @Test
    void takesTheLastCrumbThatIsNoLink() {
        assertThat(read("<div class=breadcrumb><a href=/>होम</a> / <a href=/d>देश</a> / तट</div>", "")
                        .breadcrumb())
                .containsExactly("देश", "तट");
    }

    @Test
    void readsABylineWithoutTheWordsAboutItsAuthors() {
        var page = read(
                "",
                "<div class=byline><p>By <a>Ada Lind</a> and <a>Bert Bolt</a></p><p class=bio>Ada Lind reported from the quay.</p></div>");
        assertThat(page.byline()).isEqualTo("By Ada Lind and Bert Bolt");
        assertThat(page.authors()).containsExactly("Ada Lind", "Bert Bolt");
    }

    @Test
    void takesTheNameOfTheSiteForNoHeadline() {
        var page = PageReader.html(
                "<title>Keepers count the lamps - The Lamp</title><header><h1><a href=/>The Lamp</a></h1></header><article>"
                        + "<h1>Keepers count the lamps</h1><p>The keepers counted every lamp on the wall on Friday, for the first"
                        + " time since the storm.</p><p>They found one more than they had, and nobody knows whose it is.</p></article>",
                null);
        assertThat(page.headline()).isEqualTo("Keepers count the lamps");
    }
}
