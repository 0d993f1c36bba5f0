package org.masthead.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Entity tags (RFC 9110 section 8.8.3): made of opaque state, and compared. Ours are always strong. */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final int BYTES = 15;

    private EntityTags() {}

    /** A strong tag, quotes included, of everything that can change the bytes. */
    public static String of(Object... state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : state) {
                var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                // The length keeps ("ab", "c") and ("a", "bc") apart.
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            var head = Arrays.copyOf(digest.digest(), BYTES);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(head) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tag of the same state in a content coding: {@code "abc"} becomes {@code "abc-gzip"}. */
    public static String coded(String tag, String coding) {
        return tag.substring(0, tag.length() - 1) + '-' + coding + '"';
    }

    /** The tags of an {@code If-Match} or {@code If-None-Match} field; what is not a tag is passed over. */
    static List<String> parse(String field) {
        var tags = new ArrayList<String>();
        var matcher = TAG.matcher(field);
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return tags;
    }

    /** Whether the values of an {@code If-None-Match} field name a tag, by the weak comparison. */
    public static boolean named(List<String> values, String tag) {
        var field = String.join(",", values);
        return field.trim().equals("*")
                || parse(field).stream().anyMatch(named -> opaque(named).equals(tag));
    }

    /** Without the mark of a weak tag, for the weak comparison. */
    static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
