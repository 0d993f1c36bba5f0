package org.masthead.signed;

/** Texts of documents that nobody vouches for, as they may be shown on a terminal or written to a log. */
public final class Printable {

    private Printable() {}

    /** The same on one line, with a replacement character for each that controls where and how others appear. */
    public static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
