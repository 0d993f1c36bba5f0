package org.masthead.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.masthead.importer.SavedPage.Picture;

/**
 * A page as extracted plain text. One line is one block. The lines above the text (breadcrumb, headline, caption,
 * byline, dates, in any order) are told by their shape; the headline is the first among them that is nothing else.
 */
final class TextPage {

    static final Pattern BULLET = Pattern.compile("^(?:[•*·▪◦‣●○■–-]|\\d{1,2}[.)])\\s+(?=\\S)");

    private final List<String> raw;
    private final List<String> lines;
    private final Set<Integer> used = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private final TextHead head;

    TextPage(String text) {
        var all = Lines.of(text);
        raw = all.subList(0, Math.min(all.size(), Body.MOST_BLOCKS));
        if (raw.size() < all.size()) {
            warnings.add("The page is longer than " + raw.size() + " lines; the rest was left out.");
        }
        lines = raw.stream()
                .map(line -> Lines.clean(line).replaceFirst("^#{1,6}\\s+(?=\\S)", ""))
                .toList();
        head = new TextHead(raw, lines, warnings);
    }

    SavedPage read() {
        var bodyStart = head.read();
        readFoot(bodyStart);
        var headline = head.headline;
        var byline = head.byline;
        var body = Body.ofLines(blocks(bodyStart));
        refuseWithout(body);
        var trail = Crumbs.of(head.crumbs, headline, null);
        var dateline = Bylines.dateline(body.firstParagraph());
        warnings.addAll(trail.warnings());
        warnings.addAll(body.warnings);
        return new SavedPage(
                null,
                Languages.ofScript(headline + '\n' + body.text()),
                headline,
                head.kicker,
                head.summary,
                byline,
                dateline.place(),
                Stream.of(head.source, byline == null ? null : Bylines.agency(byline), dateline.agency())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                byline == null ? List.of() : Bylines.people(byline),
                List.of(),
                head.publishedAt,
                head.updatedAt,
                trail.sections(),
                trail.collections(),
                head.leadImage(),
                body.html(),
                distinctHosts(body),
                Channels.distinct(body.channels),
                body.notice,
                warnings);
    }

    /** Small print that some pages have below the text. */
    private void readFoot(int bodyStart) {
        var lastText = lines.size() - 1;
        while (lastText > bodyStart && !Lines.isProse(lines.get(lastText))) {
            lastText--;
        }
        for (var at = bodyStart; at < lines.size(); at++) {
            var line = lines.get(at);
            var isSmall = at > lastText && (Dates.isDateLine(line) || Bylines.isByline(line));
            if ((isSmall || Bylines.isSource(line)) && head.readSmallPrint(at)) {
                used.add(at);
            }
        }
    }

    private List<Element> blocks(int from) {
        var blocks = new ArrayList<Element>();
        for (var at = from; at < lines.size(); at++) {
            var line = lines.get(at);
            if (used.contains(at) || line.equals(head.headline)) {
                continue;
            }
            if (isBullet(at) && (isBullet(at + 1) || isBullet(at - 1) && at > from)) {
                var tag = Character.isDigit(line.charAt(0)) ? "ol" : "ul";
                var last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
                if (last == null || !last.is(tag) || !isBullet(at - 1)) {
                    last = new Element(tag);
                    blocks.add(last);
                }
                last.appendElement("li").text(BULLET.matcher(line).replaceFirst(""));
            } else if (Lines.width(line) <= 400 && isPictureLine(line)) {
                var credits = Credits.of(line);
                blocks.add(Pictures.figure(new Picture(null, null, credits.caption(), credits.credit())));
            } else {
                blocks.add(new Element("p").text(line));
            }
        }
        return blocks;
    }

    /** Inside the text only the plainest wording makes a caption; all others may be said of a picture. */
    private static boolean isPictureLine(String line) {
        if (!line.matches("(?s).*[)\\]）]\\.?")) {
            return false;
        }
        var credits = Credits.of(line);
        return credits.credit() != null && credits.caption() != null;
    }

    private boolean isBullet(int at) {
        return at >= 0 && at < lines.size() && BULLET.matcher(lines.get(at)).find();
    }

    private void refuseWithout(Body body) {
        var headline = head.headline;
        var missing = new LinkedHashMap<String, String>();
        var noArticle = headline != null && Boilerplate.isInstead(headline, lines, body.length());
        if (headline == null || noArticle) {
            missing.put(
                    "headline",
                    lines.isEmpty()
                            ? "The page is empty."
                            : noArticle
                                    ? "The page \"" + headline + "\" is one that servers show in place of an article."
                                    : "The page has no line that could be a headline.");
        }
        if (!body.hasText()
                || noArticle
                || body.blocks.stream()
                        .map(Body::textOf)
                        .noneMatch(line -> Lines.isProse(line) || Lines.endsSentence(line))) {
            missing.put("body", "The page has no paragraph of text below a headline.");
        }
        if (!missing.isEmpty()) {
            throw new NotANewsPage(missing);
        }
    }

    private static List<SavedPage.Address> distinctHosts(Body body) {
        var hosts = new LinkedHashMap<String, SavedPage.Address>();
        body.addresses.forEach(address -> hosts.putIfAbsent(address.host(), address));
        return List.copyOf(hosts.values());
    }
}
