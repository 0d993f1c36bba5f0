package org.masthead;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.masthead.demo.EmptyDatabase;

/**
 * The reader of the examples, built from the contract as its README says and opened in a browser, with the
 * demonstration to read. Skipped where npm or Chromium is missing, unless run with {@code -Dreader.required}.
 */
@QuarkusTest
@TestProfile(ReaderTest.Publication.class)
@EnabledIf(
        value = "isPossible",
        disabledReason = "npm or chromium is missing: the reader was neither compiled nor opened")
class ReaderTest {

    /** A demonstration that no other test changes. */
    public static final class Publication extends EmptyDatabase {}

    private static final Pattern TYPESCRIPT = Pattern.compile("```ts\n(.*?)```", Pattern.DOTALL);

    private static Reader reader;
    private static Browser browser;

    @TestHTTPResource("/")
    URI api;

    static boolean isPossible() {
        var folders = System.getenv("PATH").split(File.pathSeparator);
        return System.getProperty("reader.required") != null
                || Stream.of("npm", "chromium")
                        .allMatch(program ->
                                Stream.of(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        reader = Reader.build();
        browser = new Browser(reader.folder("browser"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (reader != null) {
            reader.close();
        }
    }

    @AfterEach
    void theBrowserComplainsOfNothing() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theFrontPageShowsTheNewest() throws InterruptedException {
        open("");
        assertThat(texts(".latest h3")).isEqualTo(headlines("edition=en&limit=10"));
        assertThat(texts(".first h2")).isEqualTo(headlines("edition=en&collection=front-page&limit=1"));
        assertThat(texts(".shelf h2")).containsExactly("Editor's Choice", "Weekend reads");
        assertThat(texts(".desk h2")).isEqualTo(get("/v1/sections").jsonPath().getList("data.name"));
        assertThat(texts(".desk:first-child h3")).isEqualTo(headlines("edition=en&section=news&limit=4"));
        assertThat(texts("body > footer")).asString().contains("beacon-mirror.example", "Beacon TV");
        browser.await("document.querySelector('.first img').naturalWidth > 0");
    }

    @Test
    void aSectionShowsItsArticlesAndThenMore() throws InterruptedException {
        open("section=news");
        assertThat(texts("h1")).containsExactly("News");
        assertThat(texts(".rows h2")).isEqualTo(headlines("edition=en&section=news&limit=10"));
        browser.evaluate("document.querySelector('.more').click()");
        browser.await("document.querySelectorAll('.rows h2').length > 10");
        assertThat(texts(".rows h2")).isEqualTo(headlines("edition=en&section=news&limit=20"));
        browser.await("document.activeElement === document.querySelectorAll('.rows h2 a')[10]");
    }

    @Test
    void anArticleShowsAllThatItHas() throws InterruptedException {
        open("article=budget-explained");
        var article = get("/v1/articles/budget-explained").jsonPath();
        assertThat(texts("h1")).containsExactly(article.getString("headline"));
        assertThat(texts(".breadcrumb a")).isEqualTo(article.getList("breadcrumb.name"));
        assertThat(texts(".body > p")).isEqualTo(article.getList("body.findAll{it.type=='paragraph'}.text"));
        assertThat(texts("tbody tr:nth-child(3) td")).isEqualTo(article.getList("body[1].rows[3]"));
        assertThat(texts(".corrections p").get(0)).endsWith(article.getString("corrections[0].text"));
        assertThat(texts(".wide figcaption").get(0))
                .contains(article.getString("leadImage.caption"), article.getString("leadImage.credit"));
        browser.await("document.querySelector('.wide img').naturalWidth > 0");
        assertThat(browser.evaluate("document.querySelector('.wide img').alt").asText())
                .isEqualTo(article.getString("leadImage.alt"));
        browser.evaluate("document.querySelector('.body a').click()");
        browser.await("document.querySelector('h1')?.textContent === '%s'"
                .formatted(get("/v1/articles/council-approves-sea-wall").<String>path("headline")));
    }

    @Test
    void everyKindOfArticleIsShownWhole() throws InterruptedException {
        for (var kind : List.of("news", "opinion", "analysis", "live", "gallery", "video", "podcast")) {
            var slug = get("/v1/articles?limit=1&kind=" + kind).<String>path("data[0].slug");
            open("article=" + slug);
            assertThat(browser.evaluate("document.querySelector('.body').childElementCount")
                            .asInt())
                    .as(slug)
                    .isEqualTo(get("/v1/articles/" + slug).<List<?>>path("body").size());
        }
    }

    @Test
    void searchFindsWhileOneTypes() throws InterruptedException {
        open("q=");
        browser.await("document.activeElement?.type === 'search'");
        browser.type("flood");
        browser.await("document.querySelector('.rows h2') !== null");
        assertThat(texts(".rows h2")).isEqualTo(headlines("edition=en&q=flood&limit=10"));
        assertThat(texts(".rows mark")).contains("flooded");
        browser.evaluate("document.querySelector('.facet a[href*=city]').click()");
        browser.await("document.querySelector('.facet [aria-current]') !== null");
        assertThat(texts(".rows h2"))
                .isEqualTo(headlines("edition=en&q=flood&section=news/city&limit=10"))
                .hasSize(2);
        browser.await("document.activeElement?.type === 'search'");
        browser.type("zzz");
        browser.await("document.querySelector('.rows h2') === null");
        assertThat(texts("[role=status]").get(0)).startsWith("Nothing was found");
    }

    @Test
    void theOtherEditionIsReadFromRightToLeft() throws InterruptedException {
        open("article=council-approves-sea-wall");
        browser.evaluate("document.querySelector('.translations a').click()");
        browser.await("document.documentElement?.dir === 'rtl' && " + SHOWN);
        var article = get("/v1/articles/majlis-jidar-bahri").jsonPath();
        assertThat(texts("h1")).containsExactly(article.getString("headline"));
        assertThat(browser.evaluate("document.documentElement.lang").asText()).isEqualTo("ar");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.body p')).direction")
                        .asText())
                .isEqualTo("rtl");
        assertThat(texts("nav.sections a"))
                .isEqualTo(get("/v1/sections?language=ar").jsonPath().getList("data.name"));
        open("edition=ar");
        assertThat(texts(".latest h3")).isEqualTo(headlines("edition=ar&limit=10"));
    }

    @Test
    void whatIsGoneIsExplained() throws InterruptedException {
        open("article=gull-island-bridge-plan");
        assertThat(texts("[role=alert] p"))
                .containsExactly(get("/v1/articles/gull-island-bridge-plan").<String>path("detail"));
        assertThat(browser.complaints()).hasSize(1).first().asString().contains("410");
    }

    @Test
    void everyPageFitsANarrowScreen() throws InterruptedException {
        browser.width(360);
        for (var page : List.of("", "edition=ar", "section=news", "q=storm", "article=budget-explained")) {
            open(page);
            var beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assertThat(browser.evaluate(beyond).asInt()).as(page).isZero();
        }
    }

    @Test
    void theRecipesOfTheReadmeCompile() throws IOException, InterruptedException {
        var recipes = TYPESCRIPT
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult recipe) -> recipe.group(1))
                .toList();
        assertThat(recipes).hasSizeGreaterThan(3);
        Files.writeString(reader.folder("src").resolve("recipes.ts"), String.join("\n", recipes));
        reader.run("npx", "tsc", "--noEmit", "--noUnusedLocals", "false");
    }

    private static final String SHOWN = "document.querySelector('main')?.ariaBusy === 'false'";

    private void open(String page) throws InterruptedException {
        var named = URLEncoder.encode(api.toString(), StandardCharsets.UTF_8);
        browser.open(reader.address() + "?api=" + named + "&" + page, SHOWN);
    }

    private static List<String> texts(String selector) {
        var texts = new ArrayList<String>();
        browser.evaluate("[...document.querySelectorAll(\"%s\")].map(found => found.textContent)".formatted(selector))
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> headlines(String query) {
        return get("/v1/articles?" + query).jsonPath().getList("data.headline");
    }
}
