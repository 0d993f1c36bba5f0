package org.masthead.signed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON (RFC 8259) as signed documents have it, read in one way only: no member twice, no byte order mark, nothing
 * behind the end, eight levels at most. Objects are maps in their order, numbers doubles.
 */
public final class Json {

    private static final int DEPTH = 8;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private final int depth;
    private final Matcher number;
    private int at;

    private Json(String text, int depth) {
        this.text = text;
        this.depth = depth;
        this.number = NUMBER.matcher(text);
    }

    /** What the bytes say: a map, a list, a string, a double, a boolean, or null. */
    public static Object read(byte[] bytes) throws Refused {
        return read(bytes, DEPTH);
    }

    /** The same with as many levels as are wanted. */
    public static Object read(byte[] bytes, int depth) throws Refused {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var json = new Json(text.toString(), depth);
            var value = json.value(0);
            json.space();
            if (json.at < json.text.length()) {
                throw json.malformed();
            }
            return value;
        } catch (CharacterCodingException e) {
            throw Outcome.MALFORMED.because("not UTF-8");
        }
    }

    private Object value(int level) throws Refused {
        space();
        if (level == depth && (peek() == '{' || peek() == '[')) {
            throw Outcome.TOO_DEEP.because("more than " + depth + " levels");
        }
        return switch (peek()) {
            case '{' -> object(level);
            case '[' -> array(level);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int level) throws Refused {
        var members = new LinkedHashMap<String, Object>();
        at++;
        if (takes('}')) {
            return members;
        }
        do {
            space();
            var name = string();
            require(':');
            var value = value(level + 1);
            if (members.containsKey(name)) {
                throw Outcome.DUPLICATE_MEMBER.because(name);
            }
            members.put(name, value);
        } while (takes(','));
        require('}');
        return members;
    }

    private List<Object> array(int level) throws Refused {
        var items = new ArrayList<>();
        at++;
        if (takes(']')) {
            return items;
        }
        do {
            items.add(value(level + 1));
        } while (takes(','));
        require(']');
        return items;
    }

    private String string() throws Refused {
        if (peek() != '"') {
            throw malformed();
        }
        var string = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() < ' ') {
                throw malformed();
            }
            string.append(peek() == '\\' ? escape() : peek());
        }
        at++;
        return string.toString();
    }

    private char escape() throws Refused {
        at++;
        var named = ESCAPES.indexOf(peek());
        if (named >= 0) {
            return ESCAPED.charAt(named);
        }
        var end = at + 5;
        if (peek() != 'u' || end > text.length() || !text.substring(at + 1, end).matches("[0-9a-fA-F]{4}")) {
            throw malformed();
        }
        at = end - 1;
        return (char) Integer.parseInt(text, end - 4, end, 16);
    }

    private Object word(String word, Object value) throws Refused {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private Double number() throws Refused {
        if (!number.region(at, text.length()).lookingAt()) {
            throw malformed();
        }
        at = number.end();
        return Double.valueOf(number.group());
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char wanted) throws Refused {
        space();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void require(char wanted) throws Refused {
        if (!takes(wanted)) {
            throw malformed();
        }
    }

    private char peek() throws Refused {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private Refused malformed() {
        return Outcome.MALFORMED.because("not JSON at character " + at);
    }

    /** The same for a value of maps, lists, strings, whole numbers and null. */
    public static String write(Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> members) {
            var mark = "{";
            for (var member : members.entrySet()) {
                text.append(mark);
                write(member.getKey(), text);
                text.append(':');
                write(member.getValue(), text);
                mark = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> items) {
            var mark = "[";
            for (var item : items) {
                text.append(mark);
                write(item, text);
                mark = ",";
            }
            text.append(items.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            quote(string, text);
        } else {
            text.append(value);
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (var character : string.toCharArray()) {
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                text.append("\\u%04x".formatted((int) character));
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }
}
