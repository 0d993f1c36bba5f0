package org.masthead.body;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Reads what pages show of other sites: frames, the markup of social networks, links that stand for what they lead to.
 */
final class Frames {

    private final Removed removed;

    Frames(Removed removed) {
        this.removed = removed;
    }

    /** A frame, or what stands for one; null when its address is of no use. */
    Block frame(Element frame) {
        var src = Figures.first(frame, "src", "data-src", "data-lazy-src", "url");
        var title = frame.attr("title");
        return embed(src, title.isBlank() ? null : title, frame);
    }

    /** @param frame has the width and height, where they are known */
    Block embed(String url, String title, Element frame) {
        var web = Links.web(url);
        if (web.isEmpty()) {
            removed.element(frame.normalName());
            return null;
        }
        var found = Embeds.of(web.get());
        var ratio = found.aspectRatio() == null ? null : ratio(frame, found.aspectRatio());
        return new Embed(null, null, found.url(), title, found.known() ? ratio : ratio(frame, null), true, null);
    }

    private static String ratio(Element frame, String usual) {
        var width = number(frame.attr("width"));
        var height = number(frame.attr("height"));
        if (width == 0 || height == 0) {
            return usual;
        }
        for (var common : List.of("16:9", "9:16", "4:3", "1:1")) {
            var sides = common.split(":");
            var wanted = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
            if (Math.abs((double) width / height / wanted - 1) < 0.03) {
                return common;
            }
        }
        return width + ":" + height;
    }

    private static int number(String attribute) {
        return attribute.matches("[1-9]\\d{0,3}(px)?") ? Integer.parseInt(attribute.replace("px", "")) : 0;
    }

    /** A box with nothing in it but a link whose title names the provider of what it leads to. */
    static Embed linkedEmbed(Element box) {
        var link = box.childrenSize() == 1 && box.ownText().isBlank() ? box.child(0) : null;
        return link != null && link.nameIs("a") && link.hasAttr("title") ? linked(link, link.attr("title"), "") : null;
    }

    /** @param provider what the link claims to lead to; null is answered when it does not */
    static Embed linked(Element link, String provider, String ratio) {
        var url = Links.web(link.attr("href"));
        if (url.isEmpty() || !provider.equals(Embeds.of(url.get()).provider())) {
            return null;
        }
        var title = Characters.line(link.text());
        return new Embed(
                null,
                null,
                url.get(),
                title.equals(link.attr("href")) ? null : title,
                ratio.isEmpty() ? null : ratio,
                true,
                null);
    }

    /** An address of a known provider that is all a paragraph says; null otherwise. */
    static Embed bareAddress(String text) {
        var url = text.startsWith("http") ? Links.web(text) : Optional.<String>empty();
        return url.map(Embeds::of)
                .filter(Embeds.Found::known)
                .map(found -> new Embed(null, null, found.url(), null, found.aspectRatio(), true, null))
                .orElse(null);
    }

    /** A card of Ghost for a page elsewhere becomes a link to it. */
    Paragraph bookmark(Element card) {
        var link = card.selectFirst("a[href]");
        var title = card.selectFirst(".kg-bookmark-title");
        var text = Characters.line(title == null ? card.text() : title.text());
        var html = new Element("p");
        html.appendElement("a")
                .attr("href", link == null ? "" : link.attr("href"))
                .text(text);
        return new Paragraph(null, InlineHtml.read(html, removed).html(), null);
    }

    /**
     * The page behind the markup that a social network gives publishers for a script of its own; null if it is none.
     */
    static String social(Element element) {
        if (element.nameIs("blockquote") && element.hasClass("twitter-tweet")) {
            var links = element.select("a[href*=/status]");
            return links.isEmpty() ? null : links.last().attr("href");
        }
        if (element.hasAttr("data-instgrm-permalink")) {
            return element.attr("data-instgrm-permalink");
        }
        if (element.hasClass("tiktok-embed") && element.hasAttr("cite")) {
            return element.attr("cite");
        }
        if ((element.hasClass("fb-post") || element.hasClass("fb-video")) && element.hasAttr("data-href")) {
            return element.attr("data-href");
        }
        return element.hasAttr("data-telegram-post") ? "https://t.me/" + element.attr("data-telegram-post") : null;
    }
}
