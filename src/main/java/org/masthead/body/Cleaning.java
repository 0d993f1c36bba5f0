package org.masthead.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** One pass over the blocks of a body: what is told of each member, where it stands, and which ids are taken. */
final class Cleaning {

    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_LINE = 5_000;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,36}");
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Removed removed;
    private final Set<String> given;
    private final Set<String> ids = new HashSet<>();
    private final List<BodyFaults.Fault> faults = new ArrayList<>();
    private String pointer = "";

    /** @param given ids that writers chose, which a made one must not take */
    Cleaning(Removed removed, Set<String> given) {
        this.removed = removed;
        this.given = given;
    }

    List<BodyFaults.Fault> faults() {
        return faults;
    }

    /** The body as a whole. */
    void at() {
        pointer = "";
    }

    void at(int index) {
        pointer = "/" + index;
    }

    /** @param member below the block, such as {@code items/3/html}; empty for the block itself */
    void fault(String member, String code, String detail) {
        faults.add(new BodyFaults.Fault(member.isEmpty() ? pointer : pointer + "/" + member, code, detail));
    }

    String id(String id) {
        if (id == null) {
            return made();
        }
        if (!ID.matcher(id).matches()) {
            fault("id", "malformed", "A block's id is 1 to 36 of the characters a-z, 0-9 and -, or left out.");
        } else if (!ids.add(id)) {
            fault("id", "duplicate", "Another block of this body has the same id.");
        }
        return id;
    }

    private String made() {
        var random = ThreadLocalRandom.current();
        String id;
        do {
            id = random.ints(8, 0, ID_CHARACTERS.length())
                    .collect(
                            StringBuilder::new,
                            (made, at) -> made.append(ID_CHARACTERS.charAt(at)),
                            StringBuilder::append)
                    .toString();
        } while (given.contains(id) || !ids.add(id));
        return id;
    }

    Inline inline(String member, String html) {
        return fits(member, html, LONGEST_TEXT) ? InlineHtml.read(html, removed) : Inline.EMPTY;
    }

    /** Text of several lines, its spaces kept. */
    String lines(String member, String text) {
        if (!fits(member, text, LONGEST_TEXT)) {
            return "";
        }
        return Characters.withoutOuterLineEnds(
                Characters.clean(text.replace("\r\n", "\n").replace('\r', '\n')));
    }

    String line(String member, String text) {
        return fits(member, text, LONGEST_LINE) ? Characters.line(text) : "";
    }

    /** Null where there is nothing. */
    String optionalLine(String member, String text) {
        var line = text == null ? "" : line(member, text);
        return line.isEmpty() ? null : line;
    }

    String url(String member, String url) {
        if (!fits(member, url, LONGEST_LINE)) {
            return "";
        }
        return Links.web(url).orElseGet(() -> {
            fault(member, "malformed", "This must be an http or https address of at most 2,048 characters.");
            return "";
        });
    }

    ImageRef image(String member, ImageRef image) {
        if (image == null || image.id() == null) {
            fault(member, "required", "Say which image: {\"id\": \"…\"}.");
        }
        return image == null ? null : new ImageRef(image.id());
    }

    /** A list that must have entries, but not more than so many. Without null, so that it can be walked through. */
    <T> List<T> entries(String member, List<T> entries, int most) {
        if (entries == null || entries.isEmpty()) {
            fault(member, "required", "This needs at least one entry.");
            return List.of();
        }
        if (entries.size() > most) {
            fault(member, "too-many", "At most %,d entries are allowed, not %,d.".formatted(most, entries.size()));
            return List.of();
        }
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i) == null) {
                fault(member + "/" + i, "required", "An entry cannot be null.");
            }
        }
        return entries.stream().allMatch(entry -> entry != null) ? entries : List.of();
    }

    private boolean fits(String member, String text, int longest) {
        if (text == null) {
            fault(member, "required", "This is required.");
            return false;
        }
        if (text.length() > longest) {
            fault(member, "too-long", "At most %,d characters are allowed, not %,d.".formatted(longest, text.length()));
            return false;
        }
        return true;
    }
}
