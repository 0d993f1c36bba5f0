package org.masthead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Printable;
import org.masthead.signed.Root;

/** What a root says, line by line, for those who are to sign what somebody else made. */
final class RootFacts {

    private RootFacts() {}

    /** With a plus at what the root before it does not say, and a minus at what it says alone. */
    static List<String> of(Root root, Optional<Root> previous) {
        var now = lines(root);
        var before = previous.map(RootFacts::lines).orElse(now);
        var lines = new ArrayList<String>();
        now.forEach(line -> lines.add((before.contains(line) ? "  " : "+ ") + line));
        before.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
        return lines.stream().map(Printable::of).toList();
    }

    private static List<String> lines(Root root) {
        var lines = new ArrayList<String>();
        lines.add("publication " + root.publication());
        lines.add("version " + root.version());
        lines.add("issued " + root.issued());
        lines.add("good until " + root.expires());
        root.roles().forEach((name, role) -> {
            lines.add("%s: needs %d of its keys".formatted(name, role.threshold()));
            role.kids().forEach(kid -> lines.add("%s: key %s".formatted(name, key(kid, root))));
        });
        root.bootstrap().forEach(url -> lines.add("list at " + url));
        return lines;
    }

    /** By its own name too, where it goes by another. */
    private static String key(String kid, Root root) {
        var own = Ed25519.kid(root.keys().get(kid));
        return kid.equals(own) ? kid : kid + ", which is " + own;
    }
}
