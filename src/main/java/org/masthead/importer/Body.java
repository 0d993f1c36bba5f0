package org.masthead.importer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.masthead.importer.SavedPage.Address;
import org.masthead.importer.SavedPage.Channel;

/**
 * The blocks of a body, of which those that belong to the page and not to the article are taken out: some are dropped,
 * some tell of addresses and channels. Works alike on what was HTML and on what was lines.
 */
final class Body {

    /** No article is longer; what is may only be meant to keep us busy. */
    static final int MOST_BLOCKS = 10_000;

    private static final Set<String> TEXTUAL = Set.of("p", "h2", "h3", "h4", "ul", "ol");

    final List<Element> blocks = new ArrayList<>();
    final List<Address> addresses = new ArrayList<>();
    final List<Channel> channels = new ArrayList<>();
    final List<String> notice = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    private final List<Element> raw;
    private final Map<Element, String> texts = new IdentityHashMap<>();
    private int allLength;
    private int readLength;
    private int proseRead;

    private Body(List<Element> raw) {
        this.raw = raw;
        if (raw.size() >= MOST_BLOCKS) {
            warnings.add("The page is longer than " + MOST_BLOCKS + " blocks; the rest was left out.");
        }
        raw.forEach(block -> allLength += text(block).length());
    }

    /** Cleans blocks of HTML, whose headings are marked as such, if only by being all bold. */
    static Body ofHtml(List<Element> raw) {
        var body = new Body(raw);
        body.sort();
        body.nameHeadings(true);
        body.trimEnd(true);
        return body;
    }

    /** Cleans blocks of lines, whose headings are told by their shape. */
    static Body ofLines(List<Element> raw) {
        var body = new Body(raw);
        body.sort();
        body.trimEnd(false);
        body.nameHeadings(false);
        return body;
    }

    /** Only the notices among all the blocks of a page, wherever on the page they stand. */
    static Body notices(List<Element> raw) {
        var body = new Body(raw);
        for (var at = 0; at < raw.size(); at++) {
            var text = body.text(raw.get(at));
            if (TEXTUAL.contains(raw.get(at).tagName()) && Addresses.announces(text) && body.isNotice(text, at + 1)) {
                at = body.takeNotice(raw.get(at), text, at + 1) - 1;
            }
        }
        return body;
    }

    String html() {
        var page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        blocks.forEach(block -> page.body().appendChild(block).appendText("\n"));
        page.select("a:not([href])").unwrap();
        return page.body().html().strip();
    }

    /** Letters of text outside of headings. */
    int length() {
        return blocks.stream()
                .filter(block -> !isHeading(block))
                .mapToInt(block -> Lines.width(text(block)))
                .sum();
    }

    boolean hasText() {
        return blocks.stream()
                .anyMatch(block -> !isHeading(block)
                        && !block.normalName().equals("figure")
                        && text(block).length() > 1);
    }

    List<String> lines() {
        return blocks.stream().map(this::text).toList();
    }

    String text() {
        return blocks.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    String firstParagraph() {
        return blocks.stream()
                .filter(block -> block.normalName().equals("p"))
                .map(this::text)
                .findFirst()
                .orElse("");
    }

    private String text(Element block) {
        return texts.computeIfAbsent(block, Body::textOf);
    }

    static String textOf(Element block) {
        return Lines.clean(block.text());
    }

    private void sort() {
        var at = 0;
        while (at < raw.size()) {
            var block = raw.get(at++);
            var text = text(block);
            readLength += text.length();
            proseRead += Lines.isProse(text) ? 1 : 0;
            if (!TEXTUAL.contains(block.tagName())) {
                blocks.add(block);
            } else if (Addresses.announces(text) && isNotice(text, at)) {
                at = takeNotice(block, text, at);
            } else if (Boilerplate.COMMENTS.is(text) && isEnd()) {
                return;
            } else if (Boilerplate.RELATED.is(text)) {
                at = skipStories(at);
            } else if (block.is("ul,ol") && block.childrenSize() > 1 && isLinks(block)) {
                warnings.add("Left out a list of links: \"" + text(block.child(0)) + "\" and others.");
            } else if (isStoryLink(block, text)) {
                if (block.selectFirst("a") == null) {
                    warnings.add("Left out a link to another story: \"" + text + "\".");
                }
            } else if (!isChannel(block, text) && !Boilerplate.isFurniture(text)) {
                blocks.add(block);
            }
        }
    }

    /** A sentence about other addresses is the notice when it names some, or when they stand below it. */
    private boolean isNotice(String text, int next) {
        return Lines.words(text) <= 60 && (!Addresses.in(text).isEmpty() || isListAt(next));
    }

    private int takeNotice(Element block, String text, int next) {
        notice.add(text);
        linksTo(block);
        addresses.addAll(Addresses.in(text));
        while (isListAt(next)) {
            linksTo(raw.get(next));
            addresses.addAll(Addresses.in(text(raw.get(next++))));
        }
        return next;
    }

    private boolean isListAt(int at) {
        return at < raw.size() && TEXTUAL.contains(raw.get(at).tagName()) && Addresses.isList(text(raw.get(at)));
    }

    /** A link says more than its text: which scheme, which page. */
    private void linksTo(Element block) {
        block.select("a[href]").forEach(link -> addresses.addAll(Addresses.in(link.attr("href"))));
    }

    /** "Read more: Another story": the words for it, and behind them nothing but a link or a headline. */
    private static boolean isStoryLink(Element block, String text) {
        if (isLinks(block) && Boilerplate.SEE_ALSO.begins(text)) {
            return true;
        }
        var parts = text.split("\\s*[:：|]\\s*", 2);
        var label = block.clone();
        label.select("a").remove();
        var links = isLinks(block)
                || block.selectFirst("a") == null
                        && parts.length > 1
                        && Lines.width(parts[1]) <= 200
                        && !Lines.endsSentence(parts[1]);
        return isLabelOfStories(label.text()) && block.selectFirst("a") != null
                || parts.length > 1 && isLabelOfStories(parts[0]) && links;
    }

    private static boolean isLabelOfStories(String text) {
        return Boilerplate.SEE_ALSO.is(text) || Boilerplate.RELATED.is(text);
    }

    /** "Comments" is the end when the article is behind us; above the text it is a link to them. */
    private boolean isEnd() {
        return proseRead >= 3 || proseRead >= 1 && readLength * 2 >= allLength;
    }

    /** Other stories are a run of links or of short lines. */
    private int skipStories(int at) {
        var next = at;
        while (next < raw.size()
                && TEXTUAL.contains(raw.get(next).tagName())
                && (isLinks(raw.get(next)) || Lines.isLabel(text(raw.get(next))))
                && !Boilerplate.COMMENTS.is(text(raw.get(next)))) {
            next++;
        }
        return next;
    }

    private boolean isChannel(Element block, String text) {
        var found = isHeading(block) ? List.<Channel>of() : Channels.invited(text);
        channels.addAll(found);
        return !found.isEmpty();
    }

    /** What is left below the text: a channel's name, or lines that head nothing. */
    private void trimEnd(boolean onlyHeadings) {
        while (blocks.size() > 1) {
            var last = blocks.get(blocks.size() - 1);
            if (last.normalName().equals("hr")) {
                blocks.remove(blocks.size() - 1);
                continue;
            }
            var text = text(last);
            var named = isHeading(last) || isLoose(last) ? Channels.named(text) : List.<Channel>of();
            var stray = isHeading(last) || isLinks(last) || !onlyHeadings && isStray(last);
            if (named.isEmpty() && !stray) {
                return;
            }
            channels.addAll(named);
            blocks.remove(blocks.size() - 1);
            if (named.isEmpty()) {
                warnings.add("Left out below the text: \"" + text + "\".");
            }
        }
    }

    /** A short line, alone or below others of its kind; a longer one alone may be a sentence without its stop. */
    private boolean isStray(Element last) {
        var above = blocks.get(blocks.size() - 2);
        return isLoose(last) && (isLoose(above) || Lines.words(text(last)) <= 8 && Lines.width(text(last)) <= 60);
    }

    private boolean isLoose(Element block) {
        var text = text(block);
        return block.normalName().equals("p") && Lines.isLabel(text) && !text.endsWith(".");
    }

    private void nameHeadings(boolean onlyBold) {
        var questions = blocks.stream()
                .filter(block -> block.normalName().equals("p") && isQuestion(text(block)))
                .count();
        for (var at = 0; at + 1 < blocks.size(); at++) {
            var block = blocks.get(at);
            var text = text(block);
            var heads = block.normalName().equals("p")
                    && (Lines.isLabel(text) || questions > 1 && isQuestion(text))
                    && !isHeading(blocks.get(at + 1));
            if (heads && (onlyBold ? isBold(block) && at > 0 : !isRun(at))) {
                blocks.set(at, new Element("h2").appendChild(new TextNode(text)));
            }
        }
    }

    /** Three short lines in a row are a list of something, not headings. */
    private boolean isRun(int at) {
        var from = at;
        while (from > 0 && at - from < 3 && blocks.get(from - 1).is("p") && Lines.isLabel(text(blocks.get(from - 1)))) {
            from--;
        }
        var to = at;
        while (to + 1 < blocks.size()
                && to - from < 3
                && blocks.get(to + 1).is("p")
                && Lines.isLabel(text(blocks.get(to + 1)))) {
            to++;
        }
        return to - from >= 2;
    }

    /** One short question is a sentence of the text; several are the headings of an explainer. */
    private static boolean isQuestion(String text) {
        return Lines.width(text) <= 80 && text.matches(".*[?？؟]") && Lines.words(text) > 1 && !text.matches(".*[.!].*");
    }

    private static boolean isBold(Element paragraph) {
        return paragraph.childNodeSize() == 1
                && paragraph.firstElementChild() != null
                && paragraph.firstElementChild().is("strong");
    }

    private static boolean isHeading(Element block) {
        return block.tagName().matches("h[2-4]");
    }

    private static boolean isLinks(Element block) {
        var links = block.select("a");
        return !links.isEmpty()
                && links.stream().mapToInt(link -> link.text().length()).sum()
                        >= block.text().length() * 9 / 10 - 3;
    }
}
