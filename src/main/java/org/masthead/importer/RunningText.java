package org.masthead.importer;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The paragraph that is being put together from the inline elements of a page, with those that a text may hold. */
final class RunningText {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
            "tt", "u", "var", "wbr", "br", "ruby", "rt", "rb");
    private static final Map<String, String> KEPT = Map.of(
            "b", "strong", "strong", "strong", "i", "em", "em", "em", "code", "code", "sub", "sub", "sup", "sup");

    private final String base;
    private Element paragraph = new Element("p");

    /** @param base resolves relative links; those that stay unresolved lose their link and keep their words */
    RunningText(String base) {
        this.base = base;
    }

    /** Whether an element stands in a line of text; a picture that is a sign does. */
    static boolean isInline(Element element) {
        return INLINE.contains(element.tagName()) || isEmoji(element);
    }

    private static boolean isEmoji(Element element) {
        return element.normalName().equals("img")
                && element.className().contains("emoji")
                && element.attr("alt").length() <= 16;
    }

    void add(Node node) {
        add(node, paragraph);
    }

    private void add(Node node, Element into) {
        if (node instanceof TextNode text) {
            into.appendText(Lines.inner(text.getWholeText()));
        } else if (node instanceof Element element) {
            var target = into;
            if (isEmoji(element)) {
                into.appendText(element.attr("alt"));
            } else if (element.normalName().equals("br")) {
                into.appendElement("br");
            } else if (element.normalName().equals("a")) {
                var url = element.attr("href").startsWith("#") ? null : WebAddress.resolve(element.attr("href"), base);
                // What leads somewhere counts as a link even where nobody knows any more where to.
                target = element.attr("href").matches("|#.*") ? into : into.appendElement("a");
                if (url != null) {
                    target.attr("href", url);
                }
            } else if (KEPT.containsKey(element.tagName()) && element.hasText()) {
                target = into.appendElement(KEPT.get(element.tagName()));
            }
            for (var child : element.childNodes()) {
                add(child, target);
            }
        }
    }

    /** Whether the next line has begun: one more break then ends the paragraph. */
    boolean endsWithBreak() {
        for (var at = paragraph.childNodeSize() - 1; at >= 0; at--) {
            var node = paragraph.childNode(at);
            if (!(node instanceof TextNode text) || !text.isBlank()) {
                return node.normalName().equals("br");
            }
        }
        return false;
    }

    /** The paragraph without space and breaks around it, empty when there was nothing; the next one begins. */
    Element take() {
        var done = paragraph;
        paragraph = new Element("p");
        trim(done, true);
        trim(done, false);
        return done;
    }

    private static void trim(Element element, boolean front) {
        while (element.childNodeSize() > 0) {
            var edge = element.childNode(front ? 0 : element.childNodeSize() - 1);
            if (edge instanceof TextNode text) {
                var kept = front
                        ? text.getWholeText().stripLeading()
                        : text.getWholeText().stripTrailing();
                if (!kept.isEmpty()) {
                    text.text(kept);
                    return;
                }
            } else if (!edge.normalName().equals("br")) {
                return;
            }
            edge.remove();
        }
    }
}
