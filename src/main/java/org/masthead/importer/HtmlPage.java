package org.masthead.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.masthead.importer.SavedPage.Address;
import org.masthead.importer.SavedPage.Picture;

/**
 * A page of HTML. What is printed goes before what metadata say, except for times, people and the address, which are
 * written more exactly there. Parts that have been read are taken out, so that what remains is the body.
 */
final class HtmlPage {

    /** Deep enough for any page a person made; what is nested deeper is flattened. */
    private static final int DEPTH = 128;

    private static final String KICKER =
            "[class*=kicker], [class*=eyebrow], [class*=overline], [class*=supertitle], [class*=overtitle], [class*=pre-title], [class*=pretitle]";
    private static final String STANDFIRST =
            "[class*=standfirst], [class~=(?i)(?:^|[\\s_-])(?:dek|deck|subtitle|sub-title|subheadline|sub-headline|lead-text|chapo|entradilla)(?:$|[\\s_-])], [class*=article-summary], [class*=article__summary], [class*=article-lead], [class*=article__lead], [class*=summary-text], [id*=article-summary], [id*=standfirst], [itemprop=description], [itemprop=alternativeHeadline]";
    private static final String SMALL_PRINT =
            "time, [data-component*=byline], [class~=(?i)(?:^|[\\s_-])(?:date|dateline|timestamp|published|pubdate|updated|post-meta|entry-meta|article-meta|article-info|meta|reading-time|read-time)(?:$|[\\s_-])]";

    private final Document page;
    private final Metadata metadata;
    private final LinkedData data;
    private final String given;
    private final String base;
    private final String site;
    private final boolean asksForPassword;

    HtmlPage(String html, String baseUrl) {
        given = WebAddress.resolve(baseUrl, null);
        var parser = Parser.htmlParser().setMaxDepth(DEPTH);
        page = Jsoup.parse(html, "", parser);
        metadata = new Metadata(page, html);
        data = new LinkedData(page);
        base = metadata.base(given);
        site = firstOf(metadata.siteName(), data.publisher());
        asksForPassword = page.selectFirst("input[type=password]") != null;
    }

    SavedPage read() {
        var all = Blocks.of(page.body(), base);
        var outside = Body.notices(all);
        var around = new Surroundings(page, metadata, data, base, all);
        var trail = around.breadcrumb();
        var tags = around.tags();
        var links = around.channels();
        var byline = around.byline();
        var people = around.authors(byline);
        var published = around.publishedAt();
        var updated = around.updatedAt();

        var article = new ArticleElement(page);
        var h1 = headlineElement(article);
        var headline = h1 == null ? titled(article) : Lines.clean(h1.text());
        var kicker = take(article, KICKER, 60);
        var summary = firstOf(
                take(article, STANDFIRST, 600),
                data.text("description"),
                metadata.first("og:description", "description", "twitter:description"));
        var lead = new LeadImage(article, h1, data.image(), metadata, base).take();
        clear(article, h1);

        var body = Body.ofHtml(Blocks.of(article.body(), base).stream()
                .filter(block -> !isRepeated(block, headline, summary, lead))
                .toList());
        if (body.length() == 0 && data.articleBody() != null) {
            body = ofData(data.articleBody());
        }
        refuseWithout(headline, body);
        var warnings = new ArrayList<>(around.warnings);
        warnings.addAll(article.warnings);
        warnings.addAll(body.warnings);
        if (data.isPaidFor()) {
            warnings.add("The page says that not everyone may read all of it: its text may be the beginning only.");
        }

        var sorted = Crumbs.of(trail, headline, site);
        warnings.addAll(sorted.warnings());
        var canonical = metadata.canonical(given, data.url(), base);
        var sections = sorted.sections().isEmpty() ? Crumbs.ofAddress(canonical) : sorted.sections();
        if (!sections.equals(sorted.sections())) {
            warnings.add("The page names no section, so it was taken from the page's address.");
        }
        var collections = new LinkedHashSet<>(sorted.collections());
        if (kicker != null && Boilerplate.COLLECTION.is(kicker)) {
            collections.add(kicker);
        }
        var dateline = Bylines.dateline(body.firstParagraph());
        return new SavedPage(
                canonical,
                language(headline, body),
                headline,
                kicker == null || Boilerplate.COLLECTION.is(kicker) || sections.contains(kicker) ? null : kicker,
                isExcerpt(summary, body.firstParagraph()) ? null : summary,
                byline,
                dateline.place(),
                firstOf(data.sender(), byline == null ? null : Bylines.agency(byline), dateline.agency(), site),
                people,
                tags,
                published,
                updated,
                sections,
                List.copyOf(collections),
                lead,
                body.html(),
                distinct(outside.addresses, body.addresses),
                Channels.distinct(Stream.of(links, outside.channels, body.channels)
                        .flatMap(List::stream)
                        .toList()),
                outside.notice.isEmpty() ? body.notice : outside.notice,
                warnings);
    }

    /** Publishers write it as text, or as HTML. */
    private Body ofData(String text) {
        return text.matches("(?s).*</?[a-z]{1,10}[ />].*")
                ? Body.ofHtml(Blocks.of(Jsoup.parseBodyFragment(text).body(), base))
                : Body.ofLines(Lines.of(text).stream()
                        .map(Lines::plain)
                        .filter(Objects::nonNull)
                        .map(line -> new Element("p").text(line))
                        .toList());
    }

    private static boolean agrees(String key, List<String> references) {
        return !key.isEmpty()
                && references.stream()
                        .anyMatch(reference ->
                                reference.contains(key) || !reference.isEmpty() && key.contains(reference));
    }

    /** The h1 that other parts of the page agree with; a name of the site in an h1 is none. */
    private Element headlineElement(ArticleElement article) {
        var references = Stream.of(
                        data.text("headline"),
                        metadata.first("og:title"),
                        metadata.first("twitter:title"),
                        metadata.title())
                .filter(Objects::nonNull)
                .map(Lines::key)
                .toList();
        var candidates = page.select("h1, [itemprop=headline]").stream()
                .filter(h -> h.text().length() > 1
                        && h.text().length() <= 400
                        && !Lines.key(h.text()).equals(Lines.key(Objects.requireNonNullElse(site, ""))))
                .toList();
        // The longest, since the name of the site is also a part of its pages' titles.
        var agreed = candidates.stream()
                .filter(h -> agrees(Lines.key(h.text()), references))
                .reduce((one, other) -> other.text().length() > one.text().length() ? other : one);
        if (agreed.isPresent()) {
            return agreed.get();
        }
        return candidates.stream()
                .filter(h -> h.parents().contains(article.scope()))
                .findFirst()
                .orElse(references.isEmpty() && !candidates.isEmpty() ? candidates.get(0) : null);
    }

    private String titled(ArticleElement article) {
        var title =
                firstOf(data.text("headline"), Metadata.withoutSite(metadata.first("og:title", "twitter:title"), site));
        if (title != null) {
            return title;
        }
        var heading = article.scope().selectFirst("h2[class*=title], h2[class*=headline], header h2, h1");
        return heading != null ? Lines.orNull(heading.text()) : Metadata.withoutSite(metadata.title(), site);
    }

    /** Reads the first short element of a kind and takes it out. */
    private String take(ArticleElement article, String selector, int longest) {
        for (var element : article.scope().select(selector).stream().limit(50).toList()) {
            var text = Lines.orNull(element.text());
            if (text != null && text.length() <= longest && element.selectFirst("h1") == null) {
                element.remove();
                return text;
            }
        }
        return null;
    }

    /** Small print among the text is gone once read, but never a box that holds text. */
    private void clear(ArticleElement article, Element h1) {
        article.scope().select(Surroundings.BYLINE + ", " + SMALL_PRINT).stream()
                .limit(300)
                .filter(element -> element != article.scope()
                                && element != article.body()
                                && article.weight(element) <= 200
                                && !element.is("p:has(a)")
                                && element.closest("p, li, td, blockquote") == null
                        || element.is("p[class*=byline], p[class*=date], p[class*=author]"))
                .forEach(Element::remove);
        if (h1 != null && h1 != article.scope()) {
            h1.remove();
        }
    }

    private static boolean isRepeated(Element block, String headline, String summary, Picture lead) {
        var text = Body.textOf(block);
        if (block.is("figure")) {
            return lead != null && Pictures.same(block.select("img").attr("src"), lead.url());
        }
        return text.equals(headline)
                || block.is("h2,h3,h4") && text.equals(summary)
                || block.is("p") && lead != null && (text.equals(lead.caption()) || text.equals(lead.credit()))
                || Dates.isDateLine(text) && text.length() < 80
                || block.is("p") && text.length() < 80 && Bylines.isByline(text)
                || block.is("p") && Boilerplate.COLLECTION.is(text)
                || Crumbs.split(text).stream().limit(1).anyMatch(Crumbs::isHome);
    }

    private static boolean isExcerpt(String summary, String first) {
        if (summary == null || summary.length() < 2) {
            return true;
        }
        var start = summary.replaceFirst("\\s*(?:\\.{3}|…|\\[(?:…|\\.{3}|&hellip;)\\])\\s*$", "");
        return first.startsWith(start) && !start.equals(first) && !Lines.endsSentence(start)
                || Lines.key(first).equals(Lines.key(summary));
    }

    private String language(String headline, Body body) {
        return Stream.of(
                        page.select("html").attr("lang"),
                        page.select("html").attr("xml:lang"),
                        metadata.first("og:locale"),
                        data.text("inLanguage"),
                        metadata.first("content-language"))
                .map(Languages::tag)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Languages.ofScript(headline + '\n' + body.text()));
    }

    private void refuseWithout(String headline, Body body) {
        var declared = data.hasArticle() || metadata.declaresArticle();
        var length = body.length();
        var noArticle = headline != null
                && (Boilerplate.isInstead(Metadata.withoutSite(headline, site), body.lines(), length)
                        || !declared && Boilerplate.isInstead(titleAlone(), body.lines(), length));
        var login = !declared && length < 500 && asksForPassword;
        var links =
                page.select("a").stream().mapToInt(link -> link.text().length()).sum();
        var teasers = page.select("h2 a, h3 a, article").size();
        var front = !declared && teasers >= 4 && links > length / 3;
        var missing = new LinkedHashMap<String, String>();
        if (headline == null || noArticle) {
            missing.put(
                    "headline",
                    headline == null
                            ? "The page has no headline: no h1, no title, no metadata."
                            : "The page \"" + headline + "\" is one that servers show in place of an article.");
        }
        // A flash is one sentence, but a page that means one says that it is an article.
        var flash = (declared || page.select("article").size() == 1)
                && body.lines().stream().anyMatch(Lines::endsSentence);
        if (!body.hasText() || length < 25 && !flash || noArticle || login || front) {
            missing.put(
                    "body",
                    login
                            ? "The page asks for a password and holds no text of an article."
                            : front
                                    ? "The page is a list of links to other pages, not an article."
                                    : "The page has no paragraph of text.");
        }
        if (!missing.isEmpty()) {
            throw new NotANewsPage(missing);
        }
    }

    private String titleAlone() {
        return Objects.requireNonNullElse(Metadata.withoutSite(metadata.title(), site), "");
    }

    private static List<Address> distinct(List<Address> some, List<Address> more) {
        var hosts = new LinkedHashMap<String, Address>();
        Stream.concat(some.stream(), more.stream()).forEach(address -> hosts.putIfAbsent(address.host(), address));
        return List.copyOf(hosts.values());
    }

    private static String firstOf(String... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
