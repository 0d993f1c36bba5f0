package org.masthead.signed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The members of a JSON object, each of the type it must have. Members that nobody asks for do not matter. */
record Members(Map<String, Object> all) {

    private static final int MOST_PORT = 65_535;

    /** What all programs read in the same way: names as DNS has them, IPv4 addresses in their one usual notation. */
    private static final Pattern WEB = Pattern.compile("https?://(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){0,126}"
            + "[a-z]([a-z0-9-]{0,61}[a-z0-9])?|((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2}))"
            + "(:[0-9]{1,5})?(?!.*%(?![0-9A-Fa-f]{2}))(/[A-Za-z0-9._~%/-]*)?");

    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");

    /** @throws Refused when it is no object */
    static Members of(Object value) throws Refused {
        return new Members(cast(value, Map.class, "an object"));
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    String text(String name) throws Refused {
        return cast(all.get(name), String.class, name);
    }

    /** An absolute web address, or null: a program that trips over one could use no other either. */
    String urlOrNull(String name) throws Refused {
        if (all.get(name) == null || isUrl(text(name))) {
            return (String) all.get(name);
        }
        throw Outcome.MALFORMED.because(name);
    }

    /** Those that are absolute web addresses: others may have been signed before all programs were held to that. */
    List<String> urls(String name) throws Refused {
        return texts(name).stream().filter(Members::isUrl).toList();
    }

    /** Whether it is an absolute web address that all programs read in the same way. */
    static boolean isUrl(String text) {
        try {
            var url = WEB.matcher(text).matches() ? new URI(text) : null;
            return url != null && url.getHost() != null && url.getPort() <= MOST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A whole number from 0. */
    int number(String name) throws Refused {
        double number = cast(all.get(name), Double.class, name);
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw Outcome.MALFORMED.because(name);
        }
        return (int) number;
    }

    /** In UTC, to the second or finer. */
    Instant time(String name) throws Refused {
        try {
            if (TIME.matcher(text(name)).matches()) {
                return Instant.parse(text(name));
            }
        } catch (DateTimeParseException e) {
            // Refused below.
        }
        throw Outcome.MALFORMED.because(name);
    }

    List<String> texts(String name) throws Refused {
        var texts = new ArrayList<String>();
        for (var text : list(name)) {
            texts.add(cast(text, String.class, name));
        }
        return List.copyOf(texts);
    }

    List<Members> objects(String name) throws Refused {
        var objects = new ArrayList<Members>();
        for (var object : list(name)) {
            objects.add(of(object));
        }
        return List.copyOf(objects);
    }

    /** The members of an object that are objects themselves, by name. */
    Map<String, Members> named(String name) throws Refused {
        var named = new LinkedHashMap<String, Members>();
        for (var member : of(all.get(name)).all.entrySet()) {
            named.put(member.getKey(), of(member.getValue()));
        }
        return named;
    }

    private List<?> list(String name) throws Refused {
        return cast(all.get(name), List.class, name);
    }

    // Objects have names that are strings, which is all that is not checked.
    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value, Class<?> type, String what) throws Refused {
        if (!type.isInstance(value)) {
            throw Outcome.MALFORMED.because(what);
        }
        return (T) value;
    }
}
