package org.masthead.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads inline HTML by a closed list: what is not on it is unwrapped, and what carries no text for readers is removed
 * with its content. Nothing of the markup that came in is kept; it is written anew from what was understood.
 */
final class InlineHtml {

    /** Deep enough for any page, and shallow enough to walk without fear for the stack. */
    private static final int DEEPEST = 200;

    private static final Set<String> DROPPED = Set.of(
            ("script style noscript template svg math form object embed applet iframe frame frameset noframes noembed head"
                            + " title meta base link textarea select option button input datalist canvas map area audio video"
                            + " track source img picture dialog xmp plaintext portal")
                    .split(" "));

    private static final Map<String, String> MARKS = Map.of(
            "a", "a", "em", "em", "i", "em", "strong", "strong", "b", "strong", "code", "code", "sub", "sub", "sup",
            "sup", "span", "span", "bdi", "bdi");

    /** Their look has a meaning that the closed list cannot tell, so the writer hears of it. */
    private static final Set<String> MEANINGFUL = Set.of("s", "strike", "del", "ins", "u", "mark");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    private InlineHtml() {}

    static Inline read(String html, Removed removed) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            // Most paragraphs have no markup: there is nothing to parse.
            return Inline.of(html);
        }
        return read(parse(html), removed);
    }

    /** HTML of ours, read again to be rendered: nothing is to be told of it. */
    static Inline read(String html) {
        return read(html, new Removed());
    }

    static Inline read(Element parent, Removed removed) {
        var inline = new InlineBuilder();
        walk(parent, inline, removed);
        return inline.build();
    }

    static Element parse(String html) {
        var body = new Element("body");
        body.appendChildren(Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(html, body, ""));
        return body;
    }

    private static void walk(Element parent, InlineBuilder inline, Removed removed) {
        for (var child : parent.childNodes()) {
            visit(child, inline, removed);
        }
    }

    private static void visit(Node node, InlineBuilder inline, Removed removed) {
        if (node instanceof TextNode text) {
            inline.text(text.getWholeText());
        } else if (node instanceof Element element && !dropped(element, removed)) {
            if (element.nameIs("br")) {
                inline.lineEnd();
                return;
            }
            var before = inline.open(marks(element, removed));
            var quote = element.nameIs("q");
            inline.text(quote ? "\u201C" : "");
            separate(element, inline);
            walk(element, inline, removed);
            separate(element, inline);
            inline.text(quote ? "\u201D" : "");
            inline.restore(before);
        }
    }

    /** Blocks inside running text stay apart by two line ends, as paragraphs do; cells and the like by a space. */
    private static void separate(Element element, InlineBuilder inline) {
        if (element.nameIs("p")) {
            inline.lineEnd();
            inline.lineEnd();
        } else if (element.nameIs("td") || element.nameIs("th")) {
            inline.text(" ");
        } else if (element.isBlock()) {
            inline.lineEnd();
        }
    }

    /** Whether the element goes with all its content. Pictures and players are told of by who reads them. */
    static boolean dropped(Element element, Removed removed) {
        var name = element.normalName();
        if (MEANINGFUL.contains(name)) {
            removed.count(
                    "kept the text of 1 %s element without its look".formatted(name),
                    "kept the text of %%d %s elements without their look".formatted(name));
        }
        if (!DROPPED.contains(name)) {
            return false;
        }
        removed.element(name);
        return true;
    }

    /** What an element adds to the text inside it: nothing, a mark, or a language besides. */
    static List<Inline.Mark> marks(Element element, Removed removed) {
        var tag = MARKS.get(element.normalName());
        if (tag == null) {
            return List.of();
        }
        var marks = new ArrayList<Inline.Mark>();
        var language = language(element);
        if (tag.equals("bdi") || (tag.equals("span") && !language.isEmpty())) {
            return List.of(new Inline.Mark(tag, language));
        }
        if (!language.isEmpty()) {
            marks.add(new Inline.Mark("span", language));
        }
        if (tag.equals("a") && element.hasAttr("href")) {
            var href = element.attr("href");
            Links.inline(href)
                    .ifPresentOrElse(
                            link -> marks.add(new Inline.Mark("a", Map.of("href", link))), () -> removed.link(href));
        } else if (!tag.equals("a") && !tag.equals("span")) {
            marks.add(new Inline.Mark(tag, Map.of()));
        }
        return marks;
    }

    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    private static Map<String, String> language(Element element) {
        var language = new LinkedHashMap<String, String>();
        var lang = element.attr("lang").strip();
        if (isLanguage(lang)) {
            language.put("lang", lang);
        }
        var dir = element.attr("dir").strip().toLowerCase(Locale.ROOT);
        if (DIRECTIONS.contains(dir)) {
            language.put("dir", dir);
        }
        return language;
    }
}
