package org.masthead.body;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds who is quoted. */
final class Attribution {

    private static final int LONGEST_NAME = 150;
    private static final Pattern DASH = Pattern.compile("^(?:[\u2012-\u2015]|--?)\\s*");
    private static final Pattern SENTENCE = Pattern.compile("[.!?\u2026:;,]$");

    private Attribution() {}

    /** Takes the attribution out of the quote; null when there is none. */
    static String taken(Element quote) {
        var named = quote.selectFirst("> footer, > cite, > figcaption, > .attribution");
        if (named == null) {
            named = signed(quote);
        }
        if (named == null) {
            return null;
        }
        named.remove();
        var name = DASH.matcher(Characters.line(named.text())).replaceFirst("");
        return name.isEmpty() ? null : name;
    }

    /** A last paragraph that begins with a dash and is no sentence: "— Jane Doe". Dialogue begins so too. */
    private static Element signed(Element quote) {
        var last = quote.lastElementChild();
        if (last == null || !last.nameIs("p") || quote.childrenSize() < 2) {
            return null;
        }
        var text = last.text().strip();
        var signed = DASH.matcher(text).find()
                && text.length() <= LONGEST_NAME
                && !SENTENCE.matcher(text).find();
        return signed ? last : null;
    }
}
