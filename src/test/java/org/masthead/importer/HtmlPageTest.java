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
