package org.masthead.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.masthead.importer.SavedPage.Channel;

/** What a page of HTML says around the text of its article. To be read before the boxes are taken out of the page. */
final class Surroundings {

    static final String BYLINE =
            "[itemprop=author], [data-component*=byline], [data-testid*=byline], [class*=byline], [class*=Byline], [class*=submitted], [rel=author], [class~=(?i)(?:^|[\\s_-])authors?(?:$|[\\s_-])], [class*=article-author], [class*=post-author]";

    /** More names are a menu. */
    private static final int MOST_CRUMBS = 24;

    private static final Evaluator BREADCRUMB =
            QueryParser.parse("[itemtype*=BreadcrumbList], [typeof*=BreadcrumbList]");

    /** How breadcrumbs are called in markup, and in what screen readers read out before them. */
    private static final Pattern TRAIL = Pattern.compile(
            "(?iU)bread-?_?crumb|crumbs\\b|fil[\\s_-]?d[\\s_'’-]?ariane|\\bariane\\b|chemin de navigation|brot-?kr[uü]m|kr[uü]mel(?:pfad|navigation)|navigationspfad"
                    + "|migas?[\\s_-]de[\\s_-]pan|\\bmigas\\b|ruta de (?:navegación|acceso|exploración)|rastro de (?:navegación|migas)|trilha de navegação|caminho de navegação"
                    + "|briciole|percorso di navigazione|kruimel(?:pad|spoor)|brödsmul|brødsmul|navigeringssti|okruszk|ścieżka nawigac|drobečk|morzsamenü|murupolku|fir de navigare"
                    + "|ekmek kırınt|gezinti yolu|sayfa yolu|đường dẫn|remah roti|ψίχουλα|διαδρομή πλοήγησης|хлебн\\p{L}+ крошк|навигационная цепочка|строка навигации|крихт|хлібн|трохи хляб"
                    + "|مسار (?:ال)?تنقل|شريط التنقل|فتات الخبز|مسیر (?:راهبری|ناوبری)|نوار مسیر|خرده نان|פירורי לחם|נתיב ניווט|पथ प्रदर्शन|ब्रेडक्रम्ब"
                    + "|パンくず|パン屑|現在位置|面包屑|麵包屑|当前位置|您的位置|現在的位置|빵\\s?부스러기|현재 위치|이동 경로|เส้นทาง");

    final List<String> warnings = new ArrayList<>();

    private final Document page;
    private final Metadata metadata;
    private final LinkedData data;
    private final String base;
    private final String site;
    private final List<Element> blocks;

    /** @param blocks all of the page's, in their order */
    Surroundings(Document page, Metadata metadata, LinkedData data, String base, List<Element> blocks) {
        this.page = page;
        this.metadata = metadata;
        this.data = data;
        this.base = base;
        this.site = metadata.siteName() == null ? data.publisher() : metadata.siteName();
        this.blocks = blocks;
    }

    List<String> breadcrumb() {
        var printed = new ArrayList<List<String>>();
        for (var trail : trails()) {
            var steps = trail.select("li, [itemprop=itemListElement], [property=itemListElement]");
            var parts = steps.isEmpty() ? trail.select("a, span") : steps;
            var names = parts.stream()
                    .filter(part -> parts.stream()
                            .limit(50)
                            .noneMatch(other -> other != part && other.parents().contains(part)))
                    .map(part -> Lines.clean(part.text()))
                    .filter(name -> name.codePoints().anyMatch(Character::isLetter) && name.length() <= 200)
                    .toList();
            // the last one is often no link, and in no element of its own
            var whole = steps.isEmpty() ? Crumbs.split(Lines.clean(trail.text())) : List.<String>of();
            printed.add(whole.size() > names.size() && whole.containsAll(names) ? whole : names);
            if (printed.size() > 20) {
                break;
            }
        }
        var best = printed.stream()
                .filter(names -> !names.isEmpty() && names.size() <= MOST_CRUMBS)
                .findFirst()
                .orElse(List.of());
        var unmarked = blocks.stream()
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

    /** What is marked as a breadcrumb or called so, and lists in navigation that begin with the front page. */
    private List<Element> trails() {
        var called = page.body().getAllElements().stream()
                .filter(element -> element.attributesSize() > 0
                        && (element.is(BREADCRUMB)
                                || TRAIL.matcher(names(element)).find()));
        var plain = page.select("nav ol, [role=navigation] ol").stream()
                .filter(list -> list.selectFirst("ol ol") == null && leadsHome(list.selectFirst("a")));
        return Stream.concat(called, plain).limit(20).toList();
    }

    private static String names(Element element) {
        return Stream.of("class", "id", "aria-label", "data-testid", "data-component", "rel", "title")
                .map(element::attr)
                .filter(name -> name.length() < 400)
                .collect(Collectors.joining(" "));
    }

    private static boolean leadsHome(Element link) {
        return link != null
                && (Crumbs.isHome(Lines.clean(link.text()))
                        || link.attr("href").matches("(?:https?://[^/]+)?/(?:[a-z]{2}/)?"));
    }

    List<String> tags() {
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
    List<Channel> channels() {
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

    String byline() {
        for (var marked : page.select(BYLINE).stream().limit(50).toList()) {
            var element = line(marked);
            // blocks of bylines have no spaces between their pieces
            var text = Lines.orNull(element.nodeStream(TextNode.class)
                    .limit(30)
                    .filter(piece ->
                            piece.parent() == null || piece.parent().closest("time, button, [class*=bio]") == null)
                    .map(TextNode::text)
                    .collect(Collectors.joining(" ")));
            var names = text == null || text.length() > 160
                    ? null
                    : Lines.orNull(TextHead.namesOf(text.replaceFirst("\\s*[|•·]\\s.*$", "")));
            if (names != null
                    && element.closest("aside, footer, [class*=comment], [class*=related], [class*=bio]") == null) {
                return names;
            }
        }
        return blocks.stream()
                .limit(100)
                .map(Body::textOf)
                .filter(Bylines::isByline)
                .findFirst()
                .map(TextHead::namesOf)
                .orElseGet(() ->
                        metadata.first("author", "parsely-author", "sailthru.author", "dc.creator", "twitter:data1"));
    }

    /** A link to one author may stand in a line that names several. */
    private static Element line(Element marked) {
        var around = marked.is("a, span") ? marked.closest("p, div, li") : null;
        return around != null && Bylines.isByline(Lines.clean(around.text())) ? around : marked;
    }

    /** Those who are named the most exactly; a byline that names all of them and more goes before. */
    List<String> authors(String byline) {
        var printed = byline == null ? List.<String>of() : Bylines.people(byline);
        var marked = data.people().isEmpty() ? marked() : data.people();
        var keys = printed.stream().map(Lines::key).toList();
        return marked.stream().map(Lines::key).allMatch(keys::contains) ? printed : marked;
    }

    private List<String> marked() {
        var named = metadata.all("author").stream()
                .filter(name -> !name.startsWith("http"))
                .toList();
        var profiles =
                page.select("[itemprop=author] [itemprop=name], a[rel=author]").eachText();
        return Stream.of(profiles, named)
                .map(names -> names.stream()
                        .flatMap(name -> Bylines.people(name).stream())
                        .distinct()
                        .limit(20)
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    Instant publishedAt() {
        return time(
                dateLines().map(line -> TextHead.UPDATED.split(line, 2)[0]),
                "datePublished",
                "article:published_time",
                "[itemprop=datePublished], time[pubdate], time.published, time.entry-date");
    }

    Instant updatedAt() {
        return time(
                dateLines()
                        .flatMap(
                                line -> TextHead.UPDATED.matcher(line).results().map(at -> line.substring(at.start()))),
                "dateModified",
                "article:modified_time",
                "[itemprop=dateModified], time.updated, time.modified");
    }

    private Stream<String> dateLines() {
        return blocks.stream().limit(100).map(Body::textOf).filter(Dates::isDateLine);
    }

    private Instant time(Stream<String> unmarked, String member, String property, String selector) {
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

    private static List<String> firstOfLists(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }
}
