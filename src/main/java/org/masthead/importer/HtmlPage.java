package org.masthead.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.masthead.importer.SavedPage.Address;
import org.masthead.importer.SavedPage.Channel;
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
            "[class*=standfirst], [class~=(?i)(?:^|[\\s_-])(?:dek|deck|subtitle|sub-title|subheadline|sub-headline|lead-text|chapo|entradilla)(?:$|[\\s_-])], [class*=article-summary], [class*=article__summary], [class*=article-lead], [class*=article__lead], [class*=summary-text], [itemprop=description], [itemprop=alternativeHeadline]";
    private static final String BYLINE =
            "[itemprop=author], [data-component*=byline], [data-testid*=byline], [class*=byline], [class*=Byline], [rel=author], [class~=(?i)(?:^|[\\s_-])authors?(?:$|[\\s_-])], [class*=article-author], [class*=post-author]";
    private static final String SMALL_PRINT =
            "time, [data-component*=byline], [class~=(?i)(?:^|[\\s_-])(?:date|dateline|timestamp|published|pubdate|updated|post-meta|entry-meta|article-meta|article-info|meta|reading-time|read-time)(?:$|[\\s_-])]";

    private final Document page;
    private final Metadata metadata;
    private final LinkedData data;
    private final String given;
    private final String base;
    private final String site;
    private final boolean asksForPassword;
    private final List<String> warnings = new ArrayList<>();

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
        var trail = breadcrumb(all);
        var tags = tags();
        var outside = Body.notices(all);
        var links = channels();
        var byline = byline();
        var published = time(
                all,
                "datePublished",
                "article:published_time",
                "[itemprop=datePublished], time[pubdate], time.published, time.entry-date");
        var updated = time(
                List.of(),
                "dateModified",
                "article:modified_time",
                "[itemprop=dateModified], time.updated, time.modified");

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
        if (body.length() == 0 && data.text("articleBody") != null) {
            body = Body.ofLines(Lines.of(data.text("articleBody")).stream()
                    .map(line -> new Element("p").text(Lines.clean(line)))
                    .toList());
        }
        refuseWithout(headline, body);
        warnings.addAll(body.warnings);

        var sorted = Crumbs.of(trail, headline, site);
        var collections = new LinkedHashSet<>(sorted.collections());
        if (kicker != null && Boilerplate.COLLECTION.is(kicker)) {
            collections.add(kicker);
        }
        var dateline = Bylines.dateline(body.firstParagraph());
        var people = firstOfLists(data.people(), authors(byline));
        return new SavedPage(
                metadata.canonical(given, data.url(), base),
                language(headline, body),
                headline,
                kicker == null
                                || Boilerplate.COLLECTION.is(kicker)
                                || sorted.sections().contains(kicker)
                        ? null
                        : kicker,
                isExcerpt(summary, body.firstParagraph()) ? null : summary,
                byline,
                dateline.place(),
                firstOf(data.sender(), byline == null ? null : Bylines.agency(byline), dateline.agency(), site),
                people,
                tags,
                published,
                updated,
                sorted.sections(),
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

    private List<String> breadcrumb(List<Element> all) {
        var printed = new ArrayList<List<String>>();
        for (var trail : page.select(
                "[itemtype*=BreadcrumbList], [class*=breadcrumb], [class*=Breadcrumb], [id*=breadcrumb], [aria-label~=(?i)breadcrumb], [class*=crumbs]")) {
            var steps = trail.select("li, [itemprop=itemListElement]");
            var parts = steps.isEmpty() ? trail.select("a, span") : steps;
            var names = parts.stream()
                    .filter(part -> parts.stream()
                            .limit(50)
                            .noneMatch(other -> other != part && other.parents().contains(part)))
                    .map(part -> Lines.clean(part.text()))
                    .filter(name -> name.codePoints().anyMatch(Character::isLetter) && name.length() <= 200)
                    .toList();
            var whole = Lines.clean(trail.text());
            printed.add(
                    names.size() > 1 || whole.length() > 300
                            ? names
                            : Crumbs.split(whole).isEmpty() ? names : Crumbs.split(whole));
            if (printed.size() > 20) {
                break;
            }
        }
        var best = printed.stream()
                .filter(names -> !names.isEmpty() && names.size() <= 8)
                .findFirst()
                .orElse(List.of());
        var unmarked = all.stream()
                .limit(100)
                .map(block -> Crumbs.split(Body.textOf(block)))
                .filter(names ->
                        !names.isEmpty() && Crumbs.isHome(names.get(0)) && !Boilerplate.FURNITURE.is(names.get(1)))
                .findFirst()
                .orElse(List.of());
        var named = firstOfLists(best, firstOfLists(data.breadcrumb(), unmarked));
        var sections = Crumbs.of(named, null, site).sections();
        return sections.isEmpty()
                ? Stream.concat(named.stream(), firstOfLists(metadata.all("article:section"), data.sections()).stream())
                        .toList()
                : named;
    }

    private List<String> tags() {
        var printed =
                page.select("a[rel~=tag], [class*=tags] a, [class*=topics] a").eachText();
        var keywords = Stream.of(data.keywords(), metadata.all("article:tag"), printed)
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElseGet(() -> metadata.all("news_keywords").isEmpty()
                        ? metadata.all("keywords")
                        : metadata.all("news_keywords"));
        return keywords.stream()
                .flatMap(names -> Stream.of(names.split("[,;،]")))
                .map(name -> Lines.clean(name).replaceFirst("^#", ""))
                .filter(name -> name.length() > 1 && name.length() <= 60)
                .distinct()
                .limit(20)
                .toList();
    }

    /** Accounts of the publication: what its data name, and links of its header and footer, never those of people. */
    private List<Channel> channels() {
        var found = new ArrayList<Channel>();
        for (var link : page.select("a[href^=http], a[href^=//]")) {
            var channel = found.size() < 60 ? Channels.ofLink(link.attr("href"), label(link)) : null;
            if (channel != null && (isStore(channel) || isOfSite(link))) {
                found.add(channel);
            }
        }
        data.accounts().stream()
                .map(url -> Channels.ofLink(url, null))
                .filter(Objects::nonNull)
                .forEach(found::add);
        var feed = page.selectFirst("link[type=application/rss+xml][href], link[type=application/atom+xml][href]");
        var url = feed == null ? null : WebAddress.canonical(feed.attr("href"), base);
        if (url != null) {
            found.add(new Channel("rss", Objects.requireNonNullElse(Lines.orNull(feed.attr("title")), "RSS"), url));
        }
        return found;
    }

    private static String label(Element link) {
        return Stream.of(link.text(), link.attr("title"), link.attr("aria-label"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static boolean isStore(Channel channel) {
        return List.of("roku", "apple-tv", "ios", "android").contains(channel.kind());
    }

    private static boolean isOfSite(Element link) {
        return link.closest("[class*=author], [class*=byline], [rel=author], [class*=comment], blockquote") == null
                && link.closest("p, figure") == null
                && link.closest(
                                "header, footer, [role=contentinfo], [role=banner], [class*=footer], [class*=header], [class*=follow], [id*=footer], [id*=header]")
                        != null;
    }

    private String byline() {
        for (var element : page.select(BYLINE).stream().limit(50).toList()) {
            // blocks of bylines have no spaces between their pieces
            var text = Lines.orNull(element.nodeStream(TextNode.class)
                    .limit(30)
                    .filter(piece -> piece.parent() == null
                            || !List.of("time", "button")
                                    .contains(piece.parent().normalName()))
                    .map(TextNode::text)
                    .collect(Collectors.joining(" ")));
            var known = text != null
                    && text.length() <= 160
                    && element.closest("aside, footer, [class*=comment], [class*=related], [class*=bio]") == null;
            if (known) {
                return text.replaceFirst("\\s*[|•·]\\s.*$", "");
            }
        }
        return firstOf(
                metadata.first("author", "parsely-author", "sailthru.author", "dc.creator", "twitter:data1"), null);
    }

    private List<String> authors(String byline) {
        var named = metadata.all("author").stream()
                .filter(name -> !name.startsWith("http"))
                .toList();
        var profiles =
                page.select("[itemprop=author] [itemprop=name], a[rel=author]").eachText();
        return Stream.of(profiles, named, byline == null ? List.<String>of() : List.of(byline))
                .map(names -> names.stream()
                        .flatMap(name -> Bylines.people(name).stream())
                        .distinct()
                        .limit(20)
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Instant time(List<Element> all, String member, String property, String selector) {
        var printed = page.select(selector).stream()
                .limit(20)
                .flatMap(element -> Stream.of(element.attr("content"), element.attr("datetime"), element.text()));
        var plain = member.equals("datePublished")
                ? Stream.concat(
                        Stream.of(
                                        "datepublished",
                                        "pubdate",
                                        "publish-date",
                                        "publishdate",
                                        "date",
                                        "dc.date",
                                        "dc.date.issued",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "article.published")
                                .map(metadata::first),
                        page.select("article time, main time, time").stream()
                                .limit(1)
                                .flatMap(element -> Stream.of(element.attr("datetime"), element.text())))
                : Stream.of(metadata.first("datemodified", "last-modified", "og:updated_time"));
        var unmarked = all.stream().limit(100).map(Body::textOf).filter(Dates::isDateLine);
        for (var text : Stream.of(Stream.of(data.text(member), metadata.first(property)), printed, plain, unmarked)
                .flatMap(s -> s)
                .filter(Objects::nonNull)
                .toList()) {
            var moment = Dates.of(text);
            if (moment != null) {
                if (!moment.sure()) {
                    warnings.add("The time \"" + Lines.clean(text) + "\" names no zone; UTC was assumed.");
                }
                return moment.at();
            }
        }
        return null;
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
        for (var h : candidates) {
            var key = Lines.key(h.text());
            if (!key.isEmpty()
                    && references.stream()
                            .anyMatch(reference ->
                                    reference.contains(key) || !reference.isEmpty() && key.contains(reference))) {
                return h;
            }
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
        article.scope().select(BYLINE + ", " + SMALL_PRINT).stream()
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
        var noArticle =
                headline != null && length < 600 && Boilerplate.NO_ARTICLE.is(Metadata.withoutSite(headline, site));
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
                            : "The page is titled \"" + headline + "\", which is no headline of an article.");
        }
        if (!body.hasText() || length < 25 || noArticle || login || front) {
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

    private static List<Address> distinct(List<Address> some, List<Address> more) {
        var hosts = new LinkedHashMap<String, Address>();
        Stream.concat(some.stream(), more.stream()).forEach(address -> hosts.putIfAbsent(address.host(), address));
        return List.copyOf(hosts.values());
    }

    private static List<String> firstOfLists(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }

    private static String firstOf(String... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
