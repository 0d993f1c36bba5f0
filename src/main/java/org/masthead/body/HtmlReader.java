package org.masthead.body;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Reads any HTML as blocks. Text runs into the present paragraph until a block begins or ends, whatever the elements
 * around it are; what is no text is handed to {@link Figures}, {@link Frames} and {@link Tables}.
 */
final class HtmlReader {

    private static final Set<String> MEDIA = Set.of("img", "iframe", "video", "audio", "oembed");
    private static final Evaluator SHOWN = Selector.evaluatorOf("img, iframe, video, audio");
    private static final Evaluator SHOWN_OR_BOX = Selector.evaluatorOf("figure, picture, img, iframe, video, audio");

    /** A figure is searched through for what it shows; one deep inside others is not, or time would run out. */
    private static final int DEEPEST_FIGURE = 3;

    private final Removed removed = new Removed();
    private final InlineBuilder paragraph = new InlineBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final Frames frames;
    private final Figures figures;
    private int figureDepth;

    private HtmlReader(Images images) {
        frames = new Frames(removed);
        figures = new Figures(images, frames, removed);
    }

    static Parsed read(String html, Images images) {
        var reader = new HtmlReader(images);
        reader.walk(InlineHtml.parse(html));
        reader.flush();
        return Assembly.lenient(reader.blocks, reader.removed);
    }

    private void walk(Element parent) {
        parent.childNodes().forEach(this::visit);
    }

    private void visit(Node node) {
        if (node instanceof TextNode text) {
            paragraph.text(text.getWholeText());
        } else if (node instanceof Element element) {
            visit(element);
        }
    }

    private void visit(Element element) {
        var social = Frames.social(element);
        if (social != null) {
            add(frames.embed(social, null, element));
        } else if (isFigure(element)) {
            figure(element);
        } else if (MEDIA.contains(element.normalName())) {
            media(element);
        } else {
            switch (element.normalName()) {
                case "br" -> paragraph.lineEnd();
                case "hr" -> add(new Divider(null, ""));
                case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
                case "blockquote" -> quote(element);
                case "ul", "ol" -> list(element);
                case "pre" -> add(new Preformatted(null, element.wholeText()));
                case "table" -> table(element);
                case "picture" -> walk(element);
                default -> other(element);
            }
        }
    }

    /** Whatever is not known by its name: a mark, a box around other things, or text with an unknown name. */
    private void other(Element element) {
        if (InlineHtml.dropped(element, removed)) {
            return;
        }
        var box = element.isBlock();
        if (box) {
            flush();
            var link = Frames.linkedEmbed(element);
            if (link != null) {
                blocks.add(link);
                return;
            }
        }
        var before = paragraph.open(InlineHtml.marks(element, removed));
        paragraph.text(element.nameIs("q") ? "\u201C" : "");
        walk(element);
        paragraph.text(element.nameIs("q") ? "\u201D" : "");
        if (box) {
            flush();
        }
        paragraph.restore(before);
    }

    /** Ends the paragraph; two line ends in it part it, and an address that stands alone is what it shows. */
    private void flush() {
        for (var part : paragraph.build().paragraphs()) {
            if (!Characters.isInvisible(part.text())) {
                var embed = Frames.bareAddress(part.text());
                blocks.add(embed != null ? embed : new Paragraph(null, part.html(), null));
            }
        }
    }

    private void add(Block block) {
        if (block != null) {
            flush();
            blocks.add(block);
        }
    }

    private void media(Element element) {
        if (Figures.isEmoji(element)) {
            paragraph.text(element.attr("alt"));
        } else {
            add(figures.media(element, element));
        }
    }

    /** Takes out what a block of text cannot hold; it is to come after it. */
    private static List<Element> mediaOf(Element element) {
        Figures.spellEmoji(element);
        var taken = new LinkedHashSet<Element>();
        for (var media : element.select(SHOWN_OR_BOX)) {
            var inner = media != element && media.parents().stream().noneMatch(taken::contains);
            if (inner && media.selectFirst(SHOWN) != null) {
                taken.add(media);
            }
        }
        taken.forEach(Node::remove);
        return List.copyOf(taken);
    }

    private Inline inline(Element element) {
        return InlineHtml.read(element, removed);
    }

    private void heading(Element element) {
        var media = mediaOf(element);
        var text = inline(element).text().replaceAll("\n+", " ");
        var level = Math.max(2, element.normalName().charAt(1) - '0');
        add(text.isEmpty() ? null : new Heading(null, level, text));
        media.forEach(this::visit);
    }

    private void quote(Element element) {
        var media = mediaOf(element);
        var by = Attribution.taken(element);
        var inline = inline(element);
        add(inline.isEmpty() ? null : new Quote(null, inline.html(), null, by));
        media.forEach(this::visit);
    }

    private void list(Element element) {
        var media = mediaOf(element);
        var items = new ArrayList<ListBlock.Item>();
        items(element, items);
        for (var i = 0; i < items.size(); i += ListBlock.LONGEST) {
            var some = List.copyOf(items.subList(i, Math.min(items.size(), i + ListBlock.LONGEST)));
            add(new ListBlock(null, element.nameIs("ol"), some, null));
        }
        media.forEach(this::visit);
    }

    /** Items of lists within an item follow it. */
    private void items(Element list, List<ListBlock.Item> items) {
        for (var child : list.children()) {
            if (isList(child)) {
                items(child, items);
            } else {
                var nested =
                        child.children().stream().filter(HtmlReader::isList).toList();
                nested.forEach(Node::remove);
                var inline = inline(child);
                if (!inline.isEmpty()) {
                    items.add(new ListBlock.Item(inline.html(), null));
                }
                nested.forEach(inner -> items(inner, items));
            }
        }
    }

    private static boolean isList(Element element) {
        return element.nameIs("ul") || element.nameIs("ol");
    }

    private void table(Element element) {
        if (Tables.isLayout(element)) {
            other(element);
            return;
        }
        var media = mediaOf(element);
        for (var table : Tables.read(element, this::inline)) {
            add(table);
        }
        media.forEach(this::visit);
    }

    private static boolean isFigure(Element element) {
        return element.nameIs("figure")
                || element.hasClass("wp-caption")
                || Figures.isGallery(element)
                || element.hasClass("kg-audio-card");
    }

    /** A figure is known by what is in it. One that holds nothing to show is a box around text. */
    private void figure(Element element) {
        var found = figureDepth < DEEPEST_FIGURE ? figures.read(element) : null;
        if (found != null) {
            found.forEach(this::add);
            return;
        }
        var quote = element.selectFirst("blockquote");
        var caption = quote == null ? null : element.selectFirst("figcaption");
        if (caption != null) {
            quote.appendElement("footer").text(caption.text());
            caption.remove();
        }
        figureDepth++;
        other(element);
        figureDepth--;
    }
}
