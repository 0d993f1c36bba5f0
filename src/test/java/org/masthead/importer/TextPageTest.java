package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.importer.SavedPage.Address;
import org.masthead.importer.SavedPage.Channel;
import org.masthead.importer.SavedPage.Picture;

class TextPageTest {

    private static final String TEXT = "A storm hit the coast on Monday and left three villages without power.";

    @Test
    void readsEveryPartOfASavedPageAndNothingElse() {
        var page = Pages.read("breadcrumb.txt");
        assertThat(page.headline()).isEqualTo("Harbour council calls bridge ruling 'unworkable'");
        assertThat(page.breadcrumb()).containsExactly("News", "Northland");
        assertThat(page.collections()).containsExactly("Editor's Choice");
        assertThat(page.leadImage())
                .isEqualTo(new Picture(
                        null,
                        null,
                        "Ferry crews wait at the quay in Port Ellis, Northland March 3, 2021.",
                        "Corvid Press"));
        assertThat(page.addresses())
                .containsExactly(new Address("www.northland-herald.example", "https://www.northland-herald.example/"));
        assertThat(page.notice()).hasSize(1);
        assertThat(page.channels()).containsExactly(new Channel("roku", "Northland Herald News Roku", null));
        assertThat(page.warnings()).isEmpty();
        assertThat(page.bodyHtml().lines()).hasSize(10);
        assertThat(page.bodyHtml())
                .startsWith("<p>The harbour council has called")
                .contains("<p>“We assume that the board did not read its own report,” it said.</p>")
                .contains(
                        "<h2>County urged to pay for a second ferry</h2>",
                        "<h2>Repair crews find cracks beneath the old pier</h2>")
                .contains("pinned up by the repair company on Saturday</p>")
                .endsWith("what the divers had found.</p>");
    }

    @Test
    void readsBylineDatesListsAndChannelsOfAPageWithoutBlankLines() {
        var page = Pages.read("small-print.txt");
        assertThat(page.headline()).isEqualTo("Lighthouse keepers win back their night shift");
        assertThat(page.breadcrumb()).containsExactly("World", "Europe");
        assertThat(page.authors()).containsExactly("Jane Doe", "John Roe");
        assertThat(page.source()).isEqualTo("Reuters");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2020-09-21T10:31:00Z"));
        assertThat(page.updatedAt()).isEqualTo(Instant.parse("2020-09-21T11:00:00Z"));
        assertThat(page.leadImage().credit()).isEqualTo("Ann Poe/AFP");
        assertThat(page.channels())
                .contains(new Channel("telegram", "Telegram", "https://t.me/coastnews"))
                .anyMatch(channel -> channel.kind().equals("android"));
        assertThat(page.bodyHtml())
                .contains(
                        "<h2>What the lamps are for</h2>",
                        "<ul><li>They are seen for twelve miles</li>",
                        "small boats, whose")
                .doesNotContain("Read more", "Share", "Copyright", "deserved");
    }

    @Test
    void readsAPageBelowMenusAndBanners() {
        var page = Pages.read("menus.txt");
        assertThat(page.headline()).isEqualTo("Rain stops play on the river for a third day");
        assertThat(page.breadcrumb()).containsExactly("World", "Asia");
        assertThat(page.dateline()).isEqualTo("KAIDO");
        assertThat(page.addresses())
                .extracting(Address::host)
                .containsExactly("mirror1.example", "mirror2.example", "mirror3.example");
        assertThat(page.channels()).extracting(Channel::kind).contains("facebook", "x", "apple-tv", "roku");
        assertThat(page.bodyHtml())
                .contains("<p>\"It will stop when it stops,\" she added</p>")
                .doesNotContain("Advertisement", "Bridge closes");
    }

    @ParameterizedTest
    @CsvSource({
        "persian.txt, fa, انتخاب سردبیر, ایرنا, www.nameh.example, 1",
        "arabic.txt, ar, اختيارات المحرر, رويترز, www.mina.example, 1",
        "russian.txt, ru, Выбор редакции, ТАСС, sever.example, 1",
        "chinese.txt, zh, 编辑推荐, 新华社, www.yucun.example, 1",
        "french.txt, , À la une, AFP, www.port.example, 1",
        "german.txt, , Auswahl der Redaktion, Eva Muster/dpa, www.nordhafen.example, 1",
        "hebrew.txt, he, בחירת העורך, רויטרס, , 0",
    })
    void readsOtherLanguages(
            String file, String language, String collection, String credit, String host, int headings) {
        var page = Pages.read(file);
        assertThat(page.language()).isEqualTo(language);
        assertThat(page.collections()).containsExactly(collection);
        assertThat(page.leadImage().credit()).isEqualTo(credit);
        assertThat(page.leadImage().caption()).isNotBlank().doesNotContain(credit);
        assertThat(page.addresses().stream().map(Address::host).findFirst().orElse(null))
                .isEqualTo(host);
        assertThat(page.bodyHtml().split("<h2>", -1)).hasSize(headings + 1);
        assertThat(page.breadcrumb()).isNotEmpty().doesNotContain(collection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "News / Coast / Top Stories\nStorm hits the northern coast at night\n",
                "Home > News > Coast > Top Stories\nStorm hits the northern coast at night\n",
                "News » Coast » Top Stories » Storm hits the northern coast at night\nStorm hits the northern coast at night\n",
                "News › Coast\nTop Stories\nStorm hits the northern coast at night\n",
                "Home | News | Coast | Top Stories\nStorm hits the northern coast at night\n",
                "Home\tNews\tCoast\tTop Stories\nStorm hits the northern coast at night\n",
                "Menu\nHome\nNews\nCoast\nTop Stories\nStorm hits the northern coast at night\n",
                "Storm hits the northern coast at night\nNews / Coast / Top Stories\n",
                "You are here: Home > News > Coast > Top Stories\nStorm hits the northern coast at night\n",
            })
    void readsBreadcrumbsOfAllShapes(String head) {
        var page = PageReader.text(head + TEXT);
        assertThat(page.headline()).isEqualTo("Storm hits the northern coast at night");
        assertThat(page.breadcrumb()).containsExactly("News", "Coast");
        assertThat(page.collections()).containsExactly("Top Stories");
    }

    @Test
    void takesTheCaptionAlsoFromAboveTheHeadline() {
        var page = PageReader.text(
                "Waves break over the quay. (Photo: Jane Doe)\r\nStorm hits the northern coast\r\n" + TEXT);
        assertThat(page.headline()).isEqualTo("Storm hits the northern coast");
        assertThat(page.leadImage()).isEqualTo(new Picture(null, null, "Waves break over the quay.", "Jane Doe"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A lamp burns over the wall, Easter Monday, April 5, 2021.;A lamp burns over the wall, Easter Monday, April 5, 2021.;-",
                "A lamp burns over the wall, April 5, 2021;A lamp burns over the wall, April 5, 2021;-",
                "A lamp burns over the wall. REUTERS/Jo Roe;A lamp burns over the wall.;REUTERS/Jo Roe",
                "A lamp burns over the wall|Jo Roe / Reuters;A lamp burns over the wall;Jo Roe / Reuters",
            },
            nullValues = "-")
    void takesTheSentenceAboveBylineAndDateForTheCaption(String lines, String caption, String credit) {
        var page = PageReader.text("News / Coast\nStorm hits the northern coast\n" + lines.replace('|', '\n')
                + "\nBy Jane Doe\nReuters\nApril 6, 2021 10:15 GMT\n" + TEXT + "\n" + TEXT);
        assertThat(page.leadImage()).isEqualTo(new Picture(null, null, caption, credit));
        assertThat(page.authors()).containsExactly("Jane Doe");
        assertThat(page.source()).isEqualTo("Reuters");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2021-04-06T10:15:00Z"));
        assertThat(page.breadcrumb()).containsExactly("News", "Coast");
        assertThat(page.bodyHtml()).isEqualTo("<p>" + TEXT + "</p>\n<p>" + TEXT + "</p>");
    }

    @Test
    void takesADeepBreadcrumbForWhatItIs() {
        var page = PageReader.text(
                "Home / News / A / B / C / D / E / F / G / H / I\nStorm hits the northern coast\n" + TEXT);
        assertThat(page.headline()).isEqualTo("Storm hits the northern coast");
        assertThat(page.breadcrumb()).startsWith("News", "A").hasSize(8);
        assertThat(page.warnings()).singleElement().asString().contains("H / I");
    }

    @Test
    void strikesOutWhatWasMeantForATerminal() {
        var page = PageReader.text(
                "\u200b\u2060\nStorm \u001b[1;31mhits\u001b[0m the\u009b2K coast\u001b]0;title\u0007\n" + TEXT);
        assertThat(page.headline()).isEqualTo("Storm hits the coast");
    }

    @Test
    void readsThePrintOfAPageAndTheViewOfAReader() {
        var print = PageReader.text(
                "Printed from The Lamp: https://lamp.example/2026/03/keepers\nStorm hits the northern coast\nBy Jane Doe\n"
                        + TEXT);
        var reader = PageReader.text("Storm hits the northern coast\nJane Doe\n5–6 minutes\n" + TEXT);
        for (var page : List.of(print, reader)) {
            assertThat(page.headline()).isEqualTo("Storm hits the northern coast");
            assertThat(page.authors()).containsExactly("Jane Doe");
            assertThat(page.breadcrumb()).isEmpty();
            assertThat(page.bodyHtml()).isEqualTo("<p>" + TEXT + "</p>");
            assertThat(page.warnings()).isEmpty();
        }
    }

    @Test
    void saysWhichLinkToAnotherStoryItLeftOut() {
        var page = PageReader.text(
                "Storm hits the northern coast\n" + TEXT + "\nÀ lire aussi : Un autre article\n" + TEXT);
        assertThat(page.bodyHtml()).doesNotContain("autre");
        assertThat(page.warnings()).singleElement().asString().contains("Un autre article");
    }

    @Test
    void keepsShortParagraphsAndLongOnesWithoutStop() {
        var open = "The coast guard told the paper in a long statement on Monday evening that the reason was not known";
        var page = PageReader.text(
                "Storm hits the northern coast\n" + TEXT + "\nIt passed.\n" + open + "\n\"No,\" he said\n" + TEXT);
        assertThat(page.bodyHtml()).doesNotContain("<h2>").contains("<p>It passed.</p>", "<p>" + open + "</p>");
    }

    @Test
    void takesQuestionsForHeadingsOnlyWhereThereAreSeveral() {
        var one = PageReader.text("Storm hits the northern coast\n" + TEXT + "\nWhat now?\n" + TEXT);
        var two = PageReader.text(
                "Storm hits the northern coast\n" + TEXT + "\nWhat now?\n" + TEXT + "\nWho pays?\n" + TEXT);
        assertThat(one.bodyHtml()).contains("<p>What now?</p>");
        assertThat(two.bodyHtml()).contains("<h2>What now?</h2>", "<h2>Who pays?</h2>");
    }

    @Test
    void doesNotGuessADateThatHasTwoReadings() {
        var page = PageReader.text("Storm hits the northern coast\nPublished: 09/10/2020\n" + TEXT);
        assertThat(page.publishedAt()).isNull();
        assertThat(page.warnings())
                .containsExactly("The date \"Published: 09/10/2020\" could not be read for certain.");
    }

    @Test
    void knowsTheSamePageAgain() {
        var page = PageReader.text("Storm hits the “northern” coast\n" + TEXT);
        var again = PageReader.text("News / Coast\n\nStorm  hits the \"northern\" coast \r\n\r\n" + TEXT
                + "\r\n\r\nOne paragraph has been added since.");
        var other = PageReader.text("Storm misses the northern coast\n" + TEXT);
        assertThat(page.identity())
                .startsWith("sha256:")
                .isEqualTo(again.identity())
                .isNotEqualTo(other.identity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';headline body",
                "' \n\u200b\n';headline body",
                "'404 Not Found\nThe page you asked for could not be found. It may have been moved.';headline body",
                "'Just a moment...\nChecking your browser before accessing x.example\nThis process is automatic. Your browser will redirect to your requested content shortly.';headline body",
                "'Storm hits the northern coast';body",
                "'Home\nStorm hits the coast and leaves villages dark\nBridge closes for repairs until autumn\nNew library opens in the village';body",
                "'A paragraph that goes on for more than two hundred characters is no headline, however it may stand at the top of the text, for what would then be printed above it in the lists, on the cards and in the feeds of the paper?';headline",
            })
    void refusesWhatIsNoNewsPage(String text, String missing) {
        assertThatThrownBy(() -> PageReader.text(text))
                .isInstanceOfSatisfying(
                        NotANewsPage.class,
                        refusal -> assertThat(refusal.missing()).isEqualTo(List.of(missing.split(" "))))
                .hasMessageMatching("(?s).+\\.");
    }

    @Test
    void readsLongAndHostileTextInBoundedTime() {
        Stream.of(
                        "(",
                        "- a\n",
                        "A b c\n",
                        "Comments\n",
                        "Related\n",
                        "www.a.example ",
                        " / ",
                        "\u200f",
                        "The site has alternate addresses: a.example\n")
                .map(piece -> "Storm hits the northern coast\n" + TEXT + "\n" + piece.repeat(200_000 / piece.length()))
                .forEach(text ->
                        assertThat(PageReader.text(text).headline()).isEqualTo("Storm hits the northern coast"));
    }
}
