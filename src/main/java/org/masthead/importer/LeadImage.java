package org.masthead.importer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.masthead.importer.SavedPage.Picture;

/** The picture above the text: the first one printed between headline and text, else the one metadata name. */
final class LeadImage {

    /** So much text before a picture makes it one of the body. */
    private static final int TEXT_BEFORE = 60;

    private final ArticleElement article;
    private final Element headline;
    private final Picture named;
    private final Metadata metadata;
    private final String base;
    private final Map<Element, Integer> places = new IdentityHashMap<>();
    private final List<Element> texts = new ArrayList<>();

    LeadImage(ArticleElement article, Element headline, Picture named, Metadata metadata, String base) {
        this.article = article;
        this.headline = headline;
        this.named = named;
        this.metadata = metadata;
        this.base = base;
    }

    /** Reads the picture and takes it out of the page; null when there is none. */
    Picture take() {
        var declared = declared();
        var printed = printed(declared);
        if (printed == null) {
            return declared;
        }
        var frame = Pictures.frame(printed);
        var picture = Pictures.of(printed, frame, base);
        frame.remove();
        return declared == null
                ? picture
                : new Picture(
                        picture.url() == null ? declared.url() : picture.url(),
                        or(picture.alt(), declared.alt()),
                        or(picture.caption(), declared.caption()),
                        or(picture.credit(), declared.credit()));
    }

    private Picture declared() {
        var data = named == null ? null : WebAddress.resolve(named.url(), base);
        var og = WebAddress.resolve(
                metadata.first("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src"), base);
        var url = or(data, og);
        if (url == null || url.matches("(?i).*(?:logo|default|placeholder|favicon)[^/]*")) {
            return null;
        }
        var credits =
                named == null || named.caption() == null ? new Credits(null, null) : Credits.ofCaption(named.caption());
        var credit = named == null || named.credit() == null ? credits.credit() : Credits.bare(named.credit());
        return new Picture(url, metadata.first("og:image:alt", "twitter:image:alt"), credits.caption(), credit);
    }

    private Element printed(Picture declared) {
        var images = article.scope().select("img, amp-img").stream()
                .filter(Pictures::isContent)
                .toList();
        var first = images.stream()
                .filter(this::isAboveText)
                .findFirst()
                .or(this::besideHeadline)
                .orElse(null);
        if (first != null || declared == null) {
            return first;
        }
        return images.stream()
                .filter(image -> Pictures.same(Pictures.url(image, base), declared.url()))
                .findFirst()
                .orElse(null);
    }

    /** Some pages print the picture beside the article's own element, under the headline. */
    private Optional<Element> besideHeadline() {
        var around = headline == null || headline.parents().contains(article.scope()) ? null : headline.parent();
        for (var step = 0; around != null && step < 3 && !around.is("body"); step++, around = around.parent()) {
            var image = around.select("figure img, picture img").stream()
                    .filter(Pictures::isContent)
                    .filter(this::isAboveText)
                    .findFirst();
            if (image.isPresent()) {
                return image;
            }
        }
        return Optional.empty();
    }

    private boolean isAboveText(Element image) {
        if (places.isEmpty()) {
            image.root().getAllElements().forEach(element -> places.put(element, places.size()));
            article.body().select("p, div, li").stream()
                    .filter(element -> Lines.width(element.ownText()) >= TEXT_BEFORE
                            && element.closest("figure, header, [class*=caption]") == null)
                    .limit(5)
                    .forEach(texts::add);
        }
        var frame = Pictures.frame(image);
        return texts.stream()
                .filter(text -> text != frame && !text.parents().contains(frame))
                .findFirst()
                .map(text -> places.get(image) < places.get(text))
                .orElse(true);
    }

    private static String or(String one, String other) {
        return one == null ? other : one;
    }
}
