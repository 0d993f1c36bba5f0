package org.masthead.importer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the article in a page: takes away what never belongs to one, weighs every element by the text in it that is no
 * link, and goes down to the smallest element that still holds nearly all of the text.
 */
final class ArticleElement {

    /** Parts of pages that carry no text of an article. */
    private static final String NEVER =
            "script,style,template,form,button,input,select,textarea,nav,svg,object,embed,dialog,aside,"
                    + "body > footer,[hidden],[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=dialog],[role=alertdialog],[role=complementary],"
                    + "amp-ad,amp-consent,amp-sidebar,amp-social-share,amp-analytics,ins.adsbygoogle,.screen-reader-text";

    /** Words in class names and ids of boxes beside the text. */
    private static final Pattern BOX = Pattern.compile(
            "(?:^|[\\s_-])(?:share|shares|sharing|sharebar|sharethis|addtoany|addthis|sharedaddy|social|socials|social-media|follow"
                    + "|related[a-z]{0,12}|recommend|recommended|recommendations|recirc|read-?more|readmore|more-on|see-also|also-read|most-read|mostread|trending|popular|promo|teaser|teasers"
                    + "|newsletter|subscribe|subscription|signup|sign-up|paywall|regwall|donate|donation"
                    + "|ad|ads|advert|adverts|advertisement|advertising|adslot|ad-slot|sponsor|sponsored|dfp|banner|taboola|outbrain|mgid"
                    + "|comment|comments|disqus|respond|breadcrumb|breadcrumbs|crumbs|cookie|cookies|consent|gdpr|popup|pop-up|modal|overlay|lightbox|toast"
                    + "|sidebar|side-bar|rail|pagination|pager|nav|navbar|navigation|menu|toolbar|tool-bar|skip|jump|tags|tag-list|taglist|topics|post-tags|tagcloud"
                    + "|author-bio|author-box|authorbox|about-author|bio|biography|rating|print|masthead|site-header|site-footer|footer|copyright-notice|widget|download-app|app-promo)(?:$|[\\s_-])");

    private static final Set<String> NO_BOX =
            Set.of("html", "body", "main", "article", "p", "h1", "figure", "img", "time", "figcaption", "blockquote");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern UNSEEN =
            Pattern.compile("(?i)(?:display\\s{0,3}:\\s{0,3}none|visibility\\s{0,3}:\\s{0,3}hidden)");

    /** Where publishers and their systems keep the text, the surest first. */
    private static final List<String> KNOWN = List.of(
            "[itemprop=articleBody]",
            "[data-component=text-block]",
            "[data-testid^=paragraph]",
            ".article-body",
            ".article__body",
            ".articleBody",
            ".article-body__content",
            ".article__content",
            ".ArticleBody",
            ".ArticleBodyWrapper",
            ".RichTextStoryBody",
            ".RichTextBody",
            ".story-body",
            ".story-body__inner",
            ".StoryBody",
            ".story-text",
            ".story-content",
            ".storytext",
            ".td-post-content",
            ".entry-content",
            ".post-content",
            ".post-body",
            ".post__content",
            ".single-content",
            ".article-content",
            ".article-text",
            ".article_text",
            ".article-main",
            ".news-text",
            ".news-content",
            ".news-body",
            ".body-content",
            ".content-body",
            ".wysiwyg",
            ".rich-text",
            "#article-body",
            "#articleBody",
            "#story-body",
            "#main-text",
            "#article_body");

    final List<String> warnings = new ArrayList<>();

    private final Map<Element, Integer> weights = new IdentityHashMap<>();
    private final Element scope;
    private final Element body;

    /** Takes the boxes out of the page, so read what is in them before. */
    ArticleElement(Document page) {
        weigh(page.body());
        clear(page);
        weights.clear();
        weigh(page.body());
        scope = scope(page);
        body = body(page);
    }

    /** The element with headline, small print and text. */
    Element scope() {
        return scope;
    }

    /** The element with the text. */
    Element body() {
        return body;
    }

    /** Letters of text in the element that are no link. */
    int weight(Element element) {
        return weights.getOrDefault(element, 0);
    }

    private void clear(Document page) {
        for (var noscript : page.select("noscript")) {
            // pictures that scripts load late have their plain form here
            if (noscript.selectFirst("img") != null
                    && noscript.parent() != null
                    && noscript.parent().select("> img, > picture").isEmpty()) {
                noscript.unwrap();
            } else {
                noscript.remove();
            }
        }
        page.select(NEVER).forEach(element -> drop(element, page));
        // words for the ear beside a picture tell caption from source
        page.select(".visually-hidden, .sr-only").stream()
                .filter(element -> element.closest("figure") == null)
                .forEach(Element::remove);
        for (var element : page.body().getAllElements()) {
            var unseen = element.hasAttr("style")
                    && UNSEEN.matcher(element.attr("style")).find();
            if (unseen || (element.hasAttr("class") || element.hasAttr("id")) && isBox(element)) {
                drop(element, page);
            }
        }
    }

    private static boolean isBox(Element element) {
        var names = element.className() + ' ' + element.id();
        return names.length() < 400
                && !NO_BOX.contains(element.normalName())
                && BOX.matcher(CAMEL.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT))
                        .find();
    }

    /** A name may mislead ("article-with-sidebar"): what holds most of the text, or the headline, stays. */
    private void drop(Element element, Document page) {
        if (element == page.body() || element.parent() == null) {
            return;
        }
        var holdsAll = weight(element) > 200
                && weight(element) > weight(page.body()) * 6 / 10
                && element.select("p").size() > 2
                && !element.className().contains("comment")
                && !element.id().contains("comment");
        var holdsText =
                weight(element) > 80 && element.selectFirst("h1, [itemprop=articleBody], [itemprop=headline]") != null;
        if (!holdsAll && !holdsText) {
            warnOf(element);
            element.remove();
        }
    }

    /** A box inside the article that no name tells to be something else may be a part of it. */
    private void warnOf(Element element) {
        if (element.is("aside, object") && !isBox(element) && element.closest("article, main") != null) {
            var text = Lines.clean(element.text());
            if (Lines.isProse(text)) {
                warnings.add("Left out a box beside the text: \""
                        + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "\".");
            }
        }
    }

    private Element scope(Document page) {
        var best = page.body();
        for (var article : page.select("article, [itemtype*=Article], [role=article]")) {
            var held = weight(article) >= weight(page.body()) * 4 / 10;
            if (held && (best == page.body() || weight(article) > weight(best))) {
                best = article;
            }
        }
        if (best != page.body() && isEntry(best)) {
            best = best.parent();
        }
        if (best == page.body()) {
            var main = page.selectFirst("main, [role=main], #main, #content");
            best = main != null && weight(main) >= weight(best) / 2 ? main : best;
        }
        return best;
    }

    /** The entries of a live report are articles side by side below one headline. */
    private boolean isEntry(Element article) {
        return article.selectFirst("h1") == null
                && article.parent().children().stream()
                                .filter(other -> other.is("article") && weight(other) * 5 >= weight(article))
                                .count()
                        > 1;
    }

    private Element body(Document page) {
        for (var selector : KNOWN) {
            var found = scope.select(selector);
            var outer = new ArrayList<Element>();
            found.stream()
                    .filter(element -> outer.isEmpty() || !isInside(element, outer.get(outer.size() - 1)))
                    .forEach(outer::add);
            var held = outer.stream().mapToInt(this::weight).sum();
            if (held > 0 && held >= weight(scope) * 6 / 10) {
                return outer.size() == 1 ? outer.get(0) : common(outer);
            }
        }
        return narrowed(scope);
    }

    /** A text in several pieces, between which other boxes stand: the element around them all. */
    private Element common(List<Element> pieces) {
        var around = pieces.get(0).parent();
        while (around != null && around != scope && !isInside(pieces.get(pieces.size() - 1), around)) {
            around = around.parent();
        }
        return around == null ? scope : around;
    }

    private Element narrowed(Element from) {
        var at = from;
        while (true) {
            var all = weight(at);
            var next = at.children().stream()
                    .filter(child -> weight(child) * 10 >= all * 9 && !isProse(child))
                    .findFirst();
            if (next.isEmpty() || all == 0) {
                return at;
            }
            at = next.get();
        }
    }

    private static boolean isProse(Element element) {
        return element.is("p,ul,ol,blockquote,figure,pre,h1,h2,h3,h4,a,span,strong,em,b,i")
                || element.is("table") && Blocks.isData(element);
    }

    private static boolean isInside(Element element, Element around) {
        for (var at = element; at != null; at = at.parent()) {
            if (at == around) {
                return true;
            }
        }
        return false;
    }

    private void weigh(Element root) {
        root.traverse(new NodeVisitor() {
            private int links;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element && element.normalName().equals("a")) {
                    links++;
                } else if (node instanceof TextNode text && links == 0 && text.parent() != null && !text.isBlank()) {
                    weights.merge(text.parent(), text.text().length(), Integer::sum);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    links -= element.normalName().equals("a") ? 1 : 0;
                    if (element != root && element.parent() != null && weights.containsKey(element)) {
                        weights.merge(element.parent(), weights.get(element), Integer::sum);
                    }
                }
            }
        });
    }
}
