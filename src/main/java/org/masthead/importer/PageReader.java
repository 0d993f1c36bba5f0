package org.masthead.importer;

import java.util.Map;

/**
 * Reads a saved news page. Whatever is given, nothing is thrown but {@link NotANewsPage} and, for bytes,
 * {@link Undecodable}; the time taken grows with the length of the page and with nothing else.
 */
public final class PageReader {

    /** No article needs more; a page of megabytes of them would take the memory of many others. */
    private static final int MOST_TAGS = 100_000;

    private PageReader() {}

    /**
     * Reads a page of HTML.
     *
     * @param baseUrl where the page was found, for links that are relative and as its last-resort identity; may be null
     * @throws NotANewsPage when there is no headline or no body, or more markup than an article can have
     */
    public static SavedPage html(String html, String baseUrl) {
        if (html.chars().filter(character -> character == '<').count() > MOST_TAGS) {
            throw new NotANewsPage(Map.of("body", "The page has over 100,000 tags: no article needs so many."));
        }
        return new HtmlPage(html, baseUrl).read();
    }

    /**
     * Reads a page of extracted plain text, one line a block.
     *
     * @throws NotANewsPage when there is no headline or no body
     */
    public static SavedPage text(String text) {
        return new TextPage(text).read();
    }

    /**
     * Turns the bytes of a page into text: by byte order mark, else the declared charset, else the one named in the
     * first kilobytes of the HTML, else UTF-8, else windows-1252. Labels mean what the WHATWG Encoding Standard says.
     *
     * @param charset of the Content-Type header; null, or unknown to this Java, when it names none
     * @throws Undecodable when bytes contradict a named encoding, or are no text at all
     */
    public static String decode(byte[] bytes, String charset, boolean html) {
        return PageBytes.decode(bytes, charset, html);
    }
}
