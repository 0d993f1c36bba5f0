package org.masthead.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Reads what is shown rather than told: pictures, players, embeds, and the captions around them. */
final class Figures {

    static final Evaluator CAPTION = Selector.evaluatorOf("figcaption, .wp-caption-text, .gallery-caption");

    private static final Evaluator IMAGE = Selector.evaluatorOf("img");
    private static final Evaluator PLAYER = Selector.evaluatorOf("video, audio, iframe, oembed");
    /** A second copy of the picture for browsers without scripts, and the buttons of players. */
    private static final Evaluator NOISE = Selector.evaluatorOf("noscript, script, style, template, svg, button");

    private static final Evaluator TOLD = Selector.evaluatorOf("table, blockquote, pre");
    private static final Evaluator BESIDE =
            Selector.evaluatorOf("figcaption, .wp-caption-text, .gallery-caption, video, audio");

    private final Pictures pictures;
    private final Frames frames;
    private final Removed removed;

    Figures(Images images, Frames frames, Removed removed) {
        this.frames = frames;
        this.pictures = new Pictures(images, removed);
        this.removed = removed;
    }

    /** What a figure shows, less what cannot be kept; null when it is only a box around text. */
    List<Block> read(Element figure) {
        if (figure.hasClass("kg-bookmark-card")) {
            return List.of(frames.bookmark(figure));
        }
        var social = figure.select("*").stream()
                .filter(inner -> Frames.social(inner) != null)
                .findFirst();
        if (social.isPresent()) {
            var blocks = new ArrayList<>(of(frames.embed(Frames.social(social.get()), null, social.get())));
            figure.select(CAPTION).forEach(said -> blocks.addAll(paragraph(said)));
            return blocks;
        }
        var link = figure.hasAttr("data-embed") ? figure.selectFirst("a[href]") : null;
        if (link != null) {
            var embed = Frames.linked(link, figure.attr("data-embed"), figure.attr("data-aspect-ratio"));
            return embed == null ? null : List.of(embed);
        }
        for (var noise : figure.select(NOISE)) {
            removed.element(noise.normalName());
            noise.remove();
        }
        if (figure.selectFirst(TOLD) != null || tells(figure)) {
            return null;
        }
        var players = figure.select(PLAYER);
        var images =
                figure.select(IMAGE).stream().filter(image -> !isEmoji(image)).toList();
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
        if (!players.isEmpty() && !isGallery(figure)) {
            figure.select(CAPTION).forEach(said -> blocks.addAll(paragraph(said)));
        }
        return blocks;
    }

    /** Whether there is text for readers beside the captions. */
    private static boolean tells(Element figure) {
        return figure.select("p").stream()
                .anyMatch(text -> text != figure && text.hasText() && text.closest(BESIDE) == null);
    }

    private static List<Block> of(Block block) {
        return block == null ? List.of() : List.of(block);
    }

    private List<Block> gallery(Element gallery, List<Element> images) {
        var items = items(images, gallery);
        var shown = IntStream.range(0, images.size())
                .mapToObj(i -> pictures.read(images.get(i), items.get(i)))
                .filter(Objects::nonNull)
                .toList();
        var blocks = new ArrayList<Block>();
        for (var i = 0; i < shown.size(); i += Gallery.LONGEST) {
            blocks.add(new Gallery(
                    null, List.copyOf(shown.subList(i, Math.min(shown.size(), i + Gallery.LONGEST))), null));
        }
        gallery.children().stream().filter(child -> child.is(CAPTION)).forEach(said -> blocks.addAll(paragraph(said)));
        return blocks;
    }

    /** A caption of what has none of its own. */
    private List<Block> paragraph(Element caption) {
        var said = InlineHtml.read(caption, removed);
        return said.isEmpty() ? List.of() : List.of(new Paragraph(null, said.html(), null));
    }

    /** Of each picture the largest box inside the gallery that holds it alone. */
    private static List<Element> items(List<Element> images, Element gallery) {
        var held = new HashMap<Element, Integer>();
        for (var image : images) {
            for (var box = image.parent(); box != gallery; box = box.parent()) {
                held.merge(box, 1, Integer::sum);
            }
        }
        return images.stream()
                .map(image -> {
                    var item = image;
                    while (held.getOrDefault(item.parent(), 0) == 1) {
                        item = item.parent();
                    }
                    return item;
                })
                .toList();
    }

    /** One picture, player or frame; null when it cannot be kept. */
    Block media(Element element, Element figure) {
        return switch (element.normalName()) {
            case "img" -> pictures.block(element, figure);
            case "video", "audio" -> player(element);
            default -> frames.frame(element);
        };
    }

    private Block player(Element player) {
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
        var still = pictures.poster(player);
        return player.nameIs("video")
                ? new Video(null, url.get(), still, null, captions, null)
                : new Audio(null, url.get(), still, null, captions, null);
    }

    private static String language(String tag) {
        return InlineHtml.isLanguage(tag) ? tag : null;
    }

    static boolean isGallery(Element element) {
        var marked = element.attr("class").contains("gallery") || (element.nameIs("p") && !element.hasText());
        return marked
                && element.isBlock()
                && element.selectStream(IMAGE).limit(2).count() > 1;
    }

    static boolean isEmoji(Element image) {
        return image.nameIs("img")
                && !image.attr("alt").isBlank()
                && (image.hasClass("emoji") || image.hasClass("wp-smiley"));
    }

    /** Smileys that are pictures become the characters they stand for. */
    static void spellEmoji(Element element) {
        element.select(IMAGE).stream()
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
