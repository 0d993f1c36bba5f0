package org.masthead.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads what is shown rather than told: pictures, players, embeds, and the captions around them. */
final class Figures {

    private static final String CAPTION = "figcaption, .wp-caption-text, .gallery-caption";

    private final Pictures pictures;
    private final Removed removed;

    Figures(Images images, Removed removed) {
        this.pictures = new Pictures(images, removed);
        this.removed = removed;
    }

    /** What a figure shows, less what cannot be kept; null when it is only a box around text. */
    List<Block> read(Element figure) {
        if (figure.hasClass("kg-bookmark-card")) {
            return List.of(bookmark(figure));
        }
        var social = figure.select("*").stream()
                .filter(inner -> social(inner) != null)
                .findFirst();
        if (social.isPresent()) {
            return of(embed(social(social.get()), null, social.get()));
        }
        var link = figure.hasAttr("data-embed") ? figure.selectFirst("a[href]") : null;
        if (link != null) {
            var embed = linked(link, figure.attr("data-embed"), figure.attr("data-aspect-ratio"));
            return embed == null ? null : List.of(embed);
        }
        if (!figure.select("table, blockquote, pre").isEmpty() || tells(figure)) {
            return null;
        }
        var players = figure.select("video, audio, iframe, oembed");
        var images =
                figure.select("img").stream().filter(image -> !isEmoji(image)).toList();
        if (players.isEmpty() && images.isEmpty()) {
            return null;
        }
        var blocks = new ArrayList<Block>();
        if (players.isEmpty() && images.size() == 1) {
            blocks.addAll(of(pictures.block(images.get(0), figure)));
        } else if (players.isEmpty() || isGallery(figure)) {
            blocks.addAll(gallery(figure, images));
        }
        players.forEach(player -> blocks.addAll(of(media(player, figure))));
        return blocks;
    }

    /** Whether there is text for readers beside the captions. */
    private static boolean tells(Element figure) {
        return figure.select("p").stream()
                .anyMatch(text -> text != figure && text.hasText() && text.closest(CAPTION + ", video, audio") == null);
    }

    private static List<Block> of(Block block) {
        return block == null ? List.of() : List.of(block);
    }

    private List<Block> gallery(Element gallery, List<Element> images) {
        var shown = images.stream()
                .map(image -> pictures.read(image, item(image, gallery)))
                .filter(Objects::nonNull)
                .toList();
        var blocks = new ArrayList<Block>();
        for (var i = 0; i < shown.size(); i += Gallery.LONGEST) {
            blocks.add(new Gallery(
                    null, List.copyOf(shown.subList(i, Math.min(shown.size(), i + Gallery.LONGEST))), null));
        }
        var caption =
                gallery.children().stream().filter(child -> child.is(CAPTION)).findFirst();
        caption.map(said -> InlineHtml.read(said, removed))
                .filter(said -> !said.isEmpty())
                .ifPresent(said -> blocks.add(new Paragraph(null, said.html(), null)));
        return blocks;
    }

    /** The largest box inside the gallery that holds this picture alone. */
    private static Element item(Element image, Element gallery) {
        var item = image;
        while (item.parent() != gallery && item.parent().select("img").size() == 1) {
            item = item.parent();
        }
        return item;
    }

    /** One picture, player or frame; null when it cannot be kept. */
    Block media(Element element, Element figure) {
        return switch (element.normalName()) {
            case "img" -> pictures.block(element, figure);
            case "video", "audio" -> player(element, figure);
            default -> frame(element);
        };
    }

    private Block frame(Element frame) {
        var src = first(frame, "src", "data-src", "data-lazy-src", "url");
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

    private Block player(Element player, Element figure) {
        // Every browser plays MP4, whatever else is offered.
        var src = Stream.of("source[type*=mp4][src]", "source[src]")
                .map(player::selectFirst)
                .filter(Objects::nonNull)
                .map(source -> source.attr("src"))
                .findFirst();
        var url = Links.web(src.orElse(first(player, "src", "data-src")));
        if (url.isEmpty()) {
            removed.element(player.normalName());
            return null;
        }
        var captions = player.select("track[src]").stream()
                .filter(track -> Set.of("captions", "subtitles", "").contains(track.attr("kind")))
                .flatMap(track -> Links.web(track.attr("src")).stream()
                        .map(file -> new Caption(language(track.attr("srclang")), file, track.attr("label"))))
                .toList();
        var still = pictures.poster(player, figure);
        return player.nameIs("video")
                ? new Video(null, url.get(), still, null, captions, null)
                : new Audio(null, url.get(), still, null, captions, null);
    }

    private static String language(String tag) {
        return InlineHtml.isLanguage(tag) ? tag : null;
    }

    /** A box with nothing in it but a link whose title names the provider of what it leads to. */
    Block linkedEmbed(Element box) {
        var link = box.childrenSize() == 1 && box.ownText().isBlank() ? box.child(0) : null;
        return link != null && link.nameIs("a") && link.hasAttr("title") ? linked(link, link.attr("title"), "") : null;
    }

    private static Block linked(Element link, String provider, String ratio) {
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
    Block bareAddress(String text) {
        var url = text.startsWith("http") ? Links.web(text) : Optional.<String>empty();
        return url.map(Embeds::of)
                .filter(Embeds.Found::known)
                .map(found -> new Embed(null, null, found.url(), null, found.aspectRatio(), true, null))
                .orElse(null);
    }

    private Block bookmark(Element card) {
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

    static boolean isGallery(Element element) {
        var marked = element.attr("class").contains("gallery") || (element.nameIs("p") && !element.hasText());
        return marked && element.isBlock() && element.select("img").size() > 1;
    }

    static boolean isEmoji(Element image) {
        return image.nameIs("img")
                && !image.attr("alt").isBlank()
                && (image.hasClass("emoji") || image.hasClass("wp-smiley"));
    }

    /** Smileys that are pictures become the characters they stand for. */
    static void spellEmoji(Element element) {
        element.select("img").stream()
                .filter(Figures::isEmoji)
                .forEach(image -> image.replaceWith(new TextNode(image.attr("alt"))));
    }

    static String first(Element element, String... attributes) {
        for (var attribute : attributes) {
            if (!element.attr(attribute).isBlank() && !element.attr(attribute).startsWith("about:")) {
                return element.attr(attribute);
            }
        }
        return "";
    }
}
