package org.masthead.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a key is held to, within its role.
 *
 * @param readOnly whether it changes nothing
 * @param resources names such as {@code articles}; empty for all
 * @param sections ids of the sections that it may write in, those below them included; empty for all
 */
public record Scope(boolean readOnly, Set<String> resources, Set<UUID> sections) {

    /** Of a key that is held to nothing. */
    public static final Scope ALL = new Scope(false, Set.of(), Set.of());

    static Scope of(ApiKey key) {
        return new Scope(key.readOnly, Set.of(key.resources), Set.copyOf(key.sections));
    }

    /** Whether whoever is held to this may do all that the other allows. */
    boolean includes(Scope other) {
        return (!readOnly || other.readOnly) && holds(resources, other.resources) && holds(sections, other.sections);
    }

    private static <T> boolean holds(Set<T> own, Set<T> other) {
        return own.isEmpty() || (!other.isEmpty() && own.containsAll(other));
    }

    /** Whether it admits requests to a resource. */
    boolean admits(NewsroomResource resource) {
        return resources.isEmpty() || resources.contains(resource.text());
    }

    /** @see Caller#mayWriteIn */
    boolean mayWriteIn(Collection<UUID> lineage) {
        return !readOnly && (sections.isEmpty() || !Collections.disjoint(sections, lineage));
    }

    /** The resources in words. */
    String list() {
        return resources.stream().sorted().collect(Collectors.joining(", "));
    }
}
