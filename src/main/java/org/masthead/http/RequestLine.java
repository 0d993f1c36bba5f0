package org.masthead.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The one spelling of a path that this service reads. Every other spelling of the same path is refused, because two
 * readers of it (a path policy, the router, a cache in front) might not agree on what it means.
 */
final class RequestLine {

    private static final String UNRESERVED = "-._~";
    private static final String IN_PATH = UNRESERVED + "!$&'()*+,=:@/";
    /** What RFC 3986 keeps out of a query, but for brackets: everyone sends them as they are. */
    private static final String NOT_IN_QUERY = "\"<>\\^`{|};";

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]++|\\[[0-9A-Fa-f:.]++])(?::[0-9]{1,5}+)?+");

    private RequestLine() {}

    /** Whether a raw path is normalised: no empty or dot segments, no needless, broken or dangerous escapes. */
    static boolean isNormalised(String path) {
        if (!path.startsWith("/") || path.contains("//")) {
            return false;
        }
        var segments = path + '/';
        if (segments.contains("/./") || segments.contains("/../")) {
            return false;
        }
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c != '%' && !isAlphanumeric(c) && IN_PATH.indexOf(c) < 0) {
                return false;
            }
        }
        return isWhole(path, RequestLine::mustNotBeEscaped);
    }

    /**
     * Whether a raw query can be read in one way only: whole escapes, UTF-8, no NUL, no second separator, and nothing
     * raw that one program on the way would escape and the next would not.
     */
    static boolean isReadableQuery(String query) {
        for (var i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            // The semicolon separates parameters for some readers and not for others.
            if (c <= ' ' || c > '~' || NOT_IN_QUERY.indexOf(c) >= 0) {
                return false;
            }
        }
        return isWhole(query, octet -> octet == 0);
    }

    /** Whether a {@code Host} field names a host and perhaps a port. */
    static boolean isHost(String field) {
        return HOST.matcher(field).matches();
    }

    private interface Refusal {
        boolean of(int octet);
    }

    private static boolean mustNotBeEscaped(int octet) {
        return octet < ' '
                || octet == 0x7f
                || octet == '/'
                || octet == '\\'
                || octet == ';'
                || isAlphanumeric((char) octet)
                || UNRESERVED.indexOf(octet) >= 0;
    }

    /** Whether the escapes of a text of visible ASCII are whole, none of them refused, and stand for UTF-8. */
    private static boolean isWhole(String text, Refusal refused) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        var decoded = decode(text, refused);
        return decoded != null && isUtf8(decoded);
    }

    /** The octets the text stands for; null when an escape is broken or refused. */
    private static ByteBuffer decode(String text, Refusal refused) {
        var octets = ByteBuffer.allocate(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                octets.put((byte) text.charAt(i));
                continue;
            }
            var high = i + 2 <= text.length() - 1 ? Character.digit(text.charAt(i + 1), 16) : -1;
            var low = i + 2 <= text.length() - 1 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0 || refused.of(high * 16 + low)) {
                return null;
            }
            octets.put((byte) (high * 16 + low));
            i += 2;
        }
        return octets.flip();
    }

    private static boolean isUtf8(ByteBuffer octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(octets);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
