package org.masthead.access;

import java.util.List;
import java.util.Set;

/**
 * What a caller of the newsroom may do. Each role includes those before it: a contributor writes drafts of their own,
 * an editor any draft, sections and images, a publisher decides what readers see, an admin keeps site, domains and
 * keys.
 */
public final class Roles {

    public static final String CONTRIBUTOR = "contributor";
    public static final String EDITOR = "editor";
    public static final String PUBLISHER = "publisher";
    public static final String ADMIN = "admin";

    private static final List<String> RISING = List.of(CONTRIBUTOR, EDITOR, PUBLISHER, ADMIN);

    private Roles() {}

    /** The role itself and all that it includes. */
    static Set<String> includedIn(String role) {
        return Set.copyOf(RISING.subList(0, RISING.indexOf(role) + 1));
    }
}
