package org.masthead.importer;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.masthead.importer.SavedPage.Picture;

/** Pictures of an HTML page: the real address among those for lazy loading, caption and credit around it. */
final class Pictures {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)(?:^data:|blank\\.|spacer|placeholder|pixel\\.|1x1|transparent\\.|lazy[-_]?load|loading\\.|grey\\.|gray\\.|dummy)");
    /** What a browser writes beside a page it saves: the folder is not at the publisher's. */
    private static final Pattern SAVED_FOLDER =
            Pattern.compile("(?i)^(?:\\./)?[^:?#]*_(?:files|fichiers|archivos|dateien|ficheiros|file)/[^/]+$");

    private static final Pattern NO_PICTURE =
            Pattern.compile("(?i)(?:logo|avatar|icon|emoji|sprite|tracking|badge|gravatar|author|byline|profile)");
    private static final Evaluator CAPTION =
            QueryParser.parse("figcaption, [class*=caption], [itemprop=caption], [class*=Caption]");
    private static final String CREDITS =
            "[class*=credit], [class*=Credit], [class*=copyright], [class*=photographer], [itemprop=creditText], [itemprop=copyrightHolder], [itemprop=creator], cite, small";
    private static final Evaluator CREDIT = QueryParser.parse(CREDITS);
    private static final Evaluator CREDIT_OR_TEXT = QueryParser.parse(CREDITS + ", span, p, div");
    private static final Evaluator IMAGES = QueryParser.parse("img, amp-img");
    private static final Evaluator ROOMS = QueryParser.parse("article, main, body, section, td, li");
    private static final Evaluator HEADINGS = QueryParser.parse("h1, h2, h3");
    private static final Evaluator PORTRAITS =
            QueryParser.parse("[class*=avatar], [class*=author], [class*=byline], [class*=logo]");

    private Pictures() {}

    /** The element around a picture and its caption: a figure, or a box that holds one picture and little else. */
    static Element frame(Element image) {
        var figure = image.closest("figure");
        if (figure != null) {
            return figure;
        }
        var frame = image.closest("picture") != null ? image.closest("picture") : image;
        for (var step = 0; step < 4; step++) {
            var parent = frame.parent();
            if (parent == null
                    || parent.is(ROOMS)
                    || parent.childNodeSize() > 12
                    || parent.stream()
                                    .filter(element -> element.is(IMAGES))
                                    .limit(2)
                                    .count()
                            > 1
                    || parent.text().length() > 500
                    || parent.selectFirst(HEADINGS) != null) {
                break;
            }
            frame = parent;
            if (frame.selectFirst(CAPTION) != null || frame.normalName().equals("p")) {
                break;
            }
        }
        return frame.selectFirst(CAPTION) != null || !frame.hasText() ? frame : image;
    }

    /** The picture with the caption of its frame. */
    static Picture of(Element image, Element frame, String base) {
        var url = url(image, base);
        var alt = Lines.orNull(image.attr("alt"));
        if (frame == image || frame.is("p")) {
            return new Picture(url, alt, null, null);
        }
        var copy = frame.clone();
        var caption = copy.selectFirst(CAPTION);
        String credit = null;
        for (var element : copy.select(CREDIT_OR_TEXT)) {
            var text = Lines.orNull(element.text());
            if (text == null
                    || element == caption
                    || element.selectFirst(CAPTION) != null
                            && caption != null
                            && element != caption
                            && element.select(CAPTION).contains(caption)) {
                continue;
            }
            var parts = Credits.of(text);
            var marked = element.is(CREDIT) && text.length() <= 120;
            if (marked || parts.credit() != null && parts.caption() == null) {
                credit = credit == null ? Credits.bare(text) : credit;
                element.remove();
            }
        }
        var parts = caption == null ? new Credits(null, null) : Credits.ofCaption(Lines.clean(caption.text()));
        return new Picture(url, alt, parts.caption(), credit == null ? parts.credit() : credit);
    }

    /**
     * The figure of the closed list: img, without src where nobody knows the picture's address, and figcaption with
     * cite for the credit.
     *
     * @return null where there is nothing to keep: a space filled, or to be filled by a script
     */
    static Element figure(Picture picture, Element image) {
        var told = picture.alt() != null || picture.caption() != null || picture.credit() != null;
        if (picture.url() == null
                && !told
                && PLACEHOLDER.matcher(image.attr("src")).find()) {
            return null;
        }
        return figure(picture);
    }

    static Element figure(Picture picture) {
        var figure = new Element("figure");
        var img = figure.appendElement("img");
        if (picture.url() != null) {
            img.attr("src", picture.url());
        }
        img.attr("alt", Objects.requireNonNullElse(picture.alt(), ""));
        if (picture.caption() != null || picture.credit() != null) {
            var caption = figure.appendElement("figcaption");
            if (picture.caption() != null) {
                caption.appendText(picture.caption());
            }
            if (picture.credit() != null) {
                caption.appendText(picture.caption() == null ? "" : " ")
                        .appendElement("cite")
                        .text(picture.credit());
            }
        }
        return figure;
    }

    static String url(Element image, String base) {
        var source = image.parent() != null && image.parent().is("picture")
                ? image.parent().selectFirst("source[srcset], source[data-srcset]")
                : null;
        return Stream.of(
                        image.attr("data-original"),
                        image.attr("data-src"),
                        image.attr("data-lazy-src"),
                        image.attr("data-full"),
                        largest(image.attr("srcset")),
                        largest(image.attr("data-srcset")),
                        source == null ? "" : largest(source.attr("srcset") + source.attr("data-srcset")),
                        image.attr("src"))
                .filter(link -> !link.isBlank()
                        && !PLACEHOLDER.matcher(link).find()
                        && !SAVED_FOLDER.matcher(link).matches())
                .map(link -> WebAddress.resolve(link, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Icons, portraits of authors and counting pixels are no pictures of the article. */
    static boolean isContent(Element image) {
        var names = image.className()
                + ' '
                + image.id()
                + ' '
                + image.attr("src").replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
        return !NO_PICTURE.matcher(names).find()
                && isLarge(image.attr("width"))
                && isLarge(image.attr("height"))
                && image.closest(PORTRAITS) == null;
    }

    /** Whether two addresses show the same picture, perhaps in two sizes. */
    static boolean same(String one, String other) {
        return one != null
                && other != null
                && (one.equals(other) || name(one).length() > 4 && name(one).equals(name(other)));
    }

    private static String name(String url) {
        return url.replaceFirst("[?#].*$", "")
                .replaceFirst("^.*/", "")
                .replaceFirst("\\.\\w{3,4}$", "")
                .replaceFirst("(?i)[-_]?\\d{2,4}x\\d{2,4}$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isLarge(String size) {
        return !size.matches("\\d{1,2}(?:px)?") || Integer.parseInt(size.replace("px", "")) > 60;
    }

    private static String largest(String srcset) {
        return Stream.of(srcset.split(",\\s+|(?<=[wx]),"))
                .map(String::strip)
                .filter(candidate -> !candidate.isEmpty() && srcset.length() < 10_000)
                .max(Comparator.comparingDouble(Pictures::descriptor))
                .map(candidate -> candidate.split("\\s+")[0])
                .orElse("");
    }

    private static double descriptor(String candidate) {
        var parts = candidate.split("\\s+");
        return parts.length > 1 && parts[1].matches("\\d{1,6}(?:\\.\\d{1,4})?[wx]")
                ? Double.parseDouble(parts[1].substring(0, parts[1].length() - 1))
                : 0;
    }
}
