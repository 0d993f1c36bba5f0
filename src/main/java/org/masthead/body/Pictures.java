package org.masthead.body;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Reads pictures: which of many addresses is the best, what is said below it, and who took it. */
final class Pictures {

    private static final Evaluator CREDIT =
            Selector.evaluatorOf("cite, small, [class*=credit], [class*=source], [class*=author], [class*=copyright]");
    private static final int LONGEST = 4_096;
    private static final Set<String> SCHEMES = Set.of("", "http", "https");
    private static final Pattern DESCRIPTOR = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)[wx],?(.*)");

    private final Images images;
    private final Removed removed;

    Pictures(Images images, Removed removed) {
        this.images = images;
        this.removed = removed;
    }

    Block block(Element image, Element figure) {
        var read = read(image, figure);
        return read == null
                ? null
                : new ImageBlock(null, read.image(), read.caption(), read.credit(), read.alt(), null);
    }

    /**
     * @param figure the box whose caption is that of the picture; the picture itself where there is none
     * @return null when it is left out
     */
    GalleryImage read(Element image, Element figure) {
        if (image.attr("width").equals("1") || image.attr("height").equals("1")) {
            removed.count("removed a tracking pixel", "removed %d tracking pixels");
            return null;
        }
        var credited = figure.selectStream(CREDIT)
                .filter(one -> one != image && one != figure && one.selectFirst("img") == null)
                .findFirst();
        credited.ifPresent(Element::remove);
        var below = figure.selectFirst(Figures.CAPTION);
        var credit = credited.map(one -> line(one.text())).orElse(line(image.attr("data-credit")));
        var said = below == null ? figure.text() : below.text();
        var caption = line(said.isBlank() ? image.attr("data-caption") : said);
        var alt = line(image.attr("alt"));
        var src = source(image);
        var told = caption != null || credit != null;
        var id = isAddress(src) || told ? images.of(isAddress(src) ? address(src) : null, alt, caption, credit) : null;
        if (id == null) {
            removed.count("left out a picture", "left out %d pictures");
            return null;
        }
        return new GalleryImage(new ImageRef(id), caption, credit, alt);
    }

    /** The still of a player, or null. */
    ImageRef poster(Element player) {
        var src = player.attr("poster");
        var id = isAddress(src) ? images.of(address(src), null, null, null) : null;
        return id == null ? null : new ImageRef(id);
    }

    private static String line(String text) {
        var line = Characters.line(text);
        return line.isEmpty() ? null : line;
    }

    /** Placeholders are written into the page itself, as data. */
    private static boolean isAddress(String src) {
        return !src.isBlank() && SCHEMES.contains(Links.scheme(src));
    }

    private static String address(String src) {
        var trimmed = Links.trimmed(src);
        return trimmed.startsWith("//") ? "https:" + trimmed : trimmed;
    }

    /** The largest the page offers. Scripts that load late keep it from {@code src}. */
    private static String source(Element image) {
        var original = Figures.first(image, "data-orig-file", "data-full-url", "data-large-file");
        if (!original.isEmpty()) {
            return original;
        }
        var candidate = largest(Figures.first(image, "data-srcset", "data-lazy-srcset", "srcset"));
        if (!candidate.isEmpty()) {
            return candidate;
        }
        var src = Figures.first(image, "data-src", "data-lazy-src", "data-original", "src");
        var picture = image.parent();
        if (!isAddress(src) && picture != null && picture.nameIs("picture")) {
            return picture.select("source").stream()
                    .map(source -> largest(Figures.first(source, "srcset", "data-srcset")))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return src;
    }

    /** By the HTML standard's srcset: an address may hold commas, only not at its end. */
    private static String largest(String srcset) {
        var best = "";
        var largest = 0.0;
        var url = "";
        for (var token : (srcset + " 1x").strip().split("\\s+")) {
            var descriptor = DESCRIPTOR.matcher(token);
            var described = descriptor.matches();
            if (!url.isEmpty() && (described || url.endsWith(","))) {
                var size = described ? Double.parseDouble(descriptor.group(1)) : 1;
                var address = url.replaceAll(",+$", "");
                if (size > largest && isAddress(address)) {
                    best = address;
                    largest = size;
                }
            }
            url = described ? descriptor.group(2) : token.length() > LONGEST ? "" : token;
        }
        return best;
    }
}
