package org.masthead.importer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Writes an element of any page anew as a flat list of blocks from the closed list of elements. */
final class Blocks {

    private static final Set<String> IMAGES = Set.of("img", "amp-img");
    private static final Pattern NO_PLAYER = Pattern.compile(
            "(?i)(?:doubleclick|googlesyndication|adservice|amazon-adsystem|taboola|outbrain|googletagmanager|facebook\\.com/plugins/(?:like|share|page)|platform\\.twitter\\.com/widgets|recaptcha|disqus)");

    /** The words of a post are the title of its embed; longer ones stay a quote, so that none is lost. */
    private static final int LONGEST_TITLE = 2000;

    /** The address of one piece on a social network. */
    private static final Pattern POST = Pattern.compile(
            "(?i)^https?://(?:[\\w-]+\\.)?(?:(?:twitter|x)\\.com/(?:\\w+|i/web)/status/\\d+|instagram\\.com/(?:[\\w.]+/)?(?:p|reel|tv)/[\\w-]+"
                    + "|tiktok\\.com/@[\\w.-]+/video/\\d+|facebook\\.com/\\S*(?:posts|videos|photos|reel|watch|permalink)\\S+)");

    private static final Evaluator MORE_THAN_PICTURES =
            QueryParser.parse("iframe, video, audio, blockquote, table, pre, figure figure");

    private final String base;
    private final List<Element> blocks = new ArrayList<>();
    private final Set<Element> holdingBlocks;
    private final RunningText text;

    private Blocks(String base, Set<Element> holdingBlocks) {
        this.base = base;
        this.holdingBlocks = holdingBlocks;
        this.text = new RunningText(base);
    }

    /** @param base resolves relative links; those that stay unresolved lose their link and keep their words */
    static List<Element> of(Element container, String base) {
        var blocks = new Blocks(base, Collections.newSetFromMap(new IdentityHashMap<>()));
        blocks.mark(container);
        return blocks.read(container);
    }

    /** The blocks inside an element that is a block itself. */
    private List<Element> inside(Element element) {
        return new Blocks(base, holdingBlocks).read(element);
    }

    private List<Element> read(Element container) {
        walk(container);
        flush();
        return blocks;
    }

    /** Marks the elements with blocks or media somewhere in them, each once, so that the walk stays linear. */
    private void mark(Element container) {
        container.traverse((node, depth) -> {
            if (node instanceof Element element && !RunningText.isInline(element)) {
                for (var at = element.parent(); at != null && holdingBlocks.add(at); at = at.parent()) {}
            }
        });
    }

    private void walk(Element element) {
        for (var child : List.copyOf(element.childNodes())) {
            if (blocks.size() >= Body.MOST_BLOCKS) {
                return;
            }
            if (child instanceof TextNode || child instanceof Element inner && isRunning(inner)) {
                if (child.normalName().equals("br") && text.endsWithBreak()) {
                    flush();
                } else {
                    text.add(child);
                }
            } else if (child instanceof Element inner && RunningText.isInline(inner)) {
                walk(inner);
            } else if (child instanceof Element inner) {
                flush();
                block(inner);
                flush();
            }
        }
    }

    /** Whether an element is running text as a whole. */
    private boolean isRunning(Element element) {
        return RunningText.isInline(element) && !holdingBlocks.contains(element);
    }

    private void block(Element element) {
        var post = post(element);
        if (post != null) {
            player(post, element.text());
            return;
        }
        switch (element.tagName()) {
            case "h1", "h2" -> heading(element, "h2");
            case "h3" -> heading(element, "h3");
            case "h4", "h5", "h6" -> heading(element, "h4");
            case "ul", "ol" -> add(list(element));
            case "blockquote" -> quote(element);
            case "figure" -> figure(element);
            case "img", "amp-img", "picture" -> image(element);
            case "table" -> table(element);
            case "pre" -> add(new Element("pre").appendChild(new TextNode(element.wholeText())));
            case "hr" -> blocks.add(new Element("hr"));
            case "video", "amp-video", "audio", "amp-audio" -> media(element);
            case "iframe", "amp-iframe" ->
                player(
                        element.attr("data-src").isBlank() ? element.attr("src") : element.attr("data-src"),
                        element.attr("title"));
            case "amp-youtube" ->
                player("https://www.youtube.com/embed/" + element.attr("data-videoid"), element.attr("title"));
            default -> framed(element);
        }
    }

    /** The post that a social network's markup stands for until a script of its own shows it; null if it is none. */
    private static String post(Element element) {
        var link = switch (element.normalName()) {
            case "blockquote" ->
                element.hasClass("twitter-tweet")
                        ? element.select("a[href*=/status/]").stream()
                                .reduce("", (before, last) -> last.attr("href"), (one, other) -> other)
                        : element.hasClass("tiktok-embed")
                                ? element.attr("cite")
                                : element.attr("data-instgrm-permalink");
            case "amp-twitter" -> "https://x.com/i/status/" + element.attr("data-tweetid");
            case "amp-instagram" -> "https://www.instagram.com/p/" + element.attr("data-shortcode") + "/";
            case "amp-facebook" -> element.attr("data-href");
            default -> element.is(".fb-post, .fb-video, .fb-reel") ? element.attr("data-href") : "";
        };
        return POST.matcher(link).find() && element.text().length() <= LONGEST_TITLE ? link : null;
    }

    /** Boxes of a picture and its caption that are no figure are one all the same. */
    private void framed(Element element) {
        var image = element.childrenSize() > 6 ? null : onlyImage(element, 3);
        if (image != null && !element.normalName().equals("p") && Pictures.frame(image) == element) {
            figure(element);
        } else {
            walk(element);
        }
    }

    private static Element onlyImage(Element element, int depth) {
        for (var child : element.children()) {
            if (IMAGES.contains(child.normalName())) {
                return child;
            }
            if (depth > 1 && child.childrenSize() <= 6) {
                var image = onlyImage(child, depth - 1);
                if (image != null) {
                    return image;
                }
            }
        }
        return null;
    }

    private void heading(Element element, String tag) {
        if (element.selectFirst("img,picture,figure,iframe") != null) {
            walk(element);
        } else {
            add(new Element(tag).appendChild(new TextNode(Lines.clean(element.text()))));
        }
    }

    private Element list(Element element) {
        var list = new Element(element.tagName());
        for (var child : element.children()) {
            var item = new Element("li");
            for (var block : inside(child)) {
                if (block.is("ul,ol")) {
                    item.appendChild(block);
                } else if (block.is("figure,iframe,video,audio,table,hr,pre")) {
                    blocks.add(block);
                } else {
                    if (item.childNodeSize() > 0) {
                        item.appendElement("br");
                    }
                    List.copyOf(block.childNodes()).forEach(item::appendChild);
                }
            }
            if (!item.text().isBlank()) {
                list.appendChild(item);
            }
        }
        return list;
    }

    private void quote(Element element) {
        var quote = new Element("blockquote");
        for (var block : inside(element)) {
            if (block.is("p,ul,ol")) {
                quote.appendChild(block);
            } else if (block.is("blockquote")) {
                List.copyOf(block.children()).forEach(quote::appendChild);
            } else if (block.is("h2,h3,h4")) {
                quote.appendElement("p").text(block.text());
            } else {
                blocks.add(block);
            }
        }
        var by = element.selectFirst("> cite, > footer, > figcaption");
        var last = quote.lastElementChild();
        if (by != null && quote.childrenSize() > 1 && Lines.clean(by.text()).equals(last.text())) {
            last.tagName("footer");
        }
        add(quote);
    }

    private void figure(Element element) {
        var images = element.selectFirst(MORE_THAN_PICTURES) != null
                ? List.<Element>of()
                : element.select("img, amp-img").stream()
                        .filter(Pictures::isContent)
                        .toList();
        if (images.isEmpty()) {
            walk(element);
            return;
        }
        for (var image : images) {
            var frame = images.size() == 1 ? element : image;
            add(Pictures.figure(Pictures.of(image, frame, base), image));
        }
        if (images.size() > 1 && element.selectFirst("figcaption") != null) {
            walk(element.selectFirst("figcaption"));
        }
    }

    private void image(Element element) {
        var image = element.is("picture") ? element.selectFirst("img") : element;
        if (image == null) {
            return;
        }
        if (Pictures.isContent(image)) {
            add(Pictures.figure(Pictures.of(image, image, base), image));
        }
    }

    /** Tables also lay out pages: then they have blocks or much text in their cells. */
    static boolean isData(Element table) {
        var cells = table.select("th, td");
        return !table.attr("role").equals("presentation")
                && cells.size() > table.select("tr").size()
                && table.selectFirst("table table, figure, img, iframe, div, h1, h2, h3, form, br + br, p + p") == null
                && cells.stream().noneMatch(cell -> cell.text().length() > 400);
    }

    private void table(Element element) {
        var rows = element.select("tr");
        if (!isData(element)) {
            walk(element);
            return;
        }
        var table = new Element("table");
        for (var row : rows) {
            var line = table.appendElement("tr");
            for (var cell : row.select("> th, > td")) {
                var copy = line.appendElement(cell.tagName());
                for (var span : List.of("colspan", "rowspan")) {
                    if (cell.attr(span).matches("[1-9]\\d?")) {
                        copy.attr(span, cell.attr(span));
                    }
                }
                copy.text(Lines.clean(cell.text()));
            }
        }
        add(table);
    }

    private void media(Element element) {
        var source = element.hasAttr("src") ? element : element.selectFirst("source[src]");
        var url = source == null ? null : WebAddress.resolve(source.attr("src"), base);
        if (url != null) {
            var media = new Element(element.tagName().replace("amp-", ""))
                    .attr("src", url)
                    .attr("controls", "");
            var poster = WebAddress.resolve(element.attr("poster"), base);
            blocks.add(poster == null ? media : media.attr("poster", poster));
        }
    }

    private void player(String link, String title) {
        var url = WebAddress.resolve(link.startsWith("//") ? "https:" + link : link, base);
        if (url != null && !NO_PLAYER.matcher(url).find()) {
            var frame = new Element("iframe").attr("src", url);
            blocks.add(title.isBlank() ? frame : frame.attr("title", Lines.clean(title)));
        }
    }

    private void flush() {
        add(text.take());
    }

    private void add(Element block) {
        if (block != null
                && (block.normalName().equals("figure")
                        || !Lines.clean(block.text()).isEmpty())) {
            blocks.add(block);
        }
    }
}
