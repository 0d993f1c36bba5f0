package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of rooms: one package per feature, and which other rooms each may import. A room missing from the
 * table, or an import not allowed by it, fails the build. Change the table when the house has a reason to change.
 */
class ArchitectureTest {

    private static final String ROOT = "org.masthead";

    /** From the inside out: what a room may import of ours. The root may import all. */
    private static final Map<String, Set<String>> ROOMS = rooms();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static Map<String, Set<String>> rooms() {
        var rooms = new LinkedHashMap<String, Set<String>>();
        rooms.put("http", Set.of());
        rooms.put("database", Set.of());
        rooms.put("outgoing", Set.of());
        rooms.put("signed", Set.of());
        rooms.put("picture", Set.of());
        rooms.put("rendition", Set.of("picture"));
        rooms.put("body", Set.of("http"));
        rooms.put("change", Set.of("http", "database"));
        rooms.put("access", Set.of("http", "database", "change"));
        rooms.put("job", Set.of("http", "database", "access"));
        rooms.put("cache", Set.of("http", "change"));
        rooms.put("site", Set.of("http", "database", "change", "access"));
        rooms.put("address", with(rooms.get("site"), "site", "outgoing", "job", "signed"));
        rooms.put("manifest", with(rooms.get("address"), "address"));
        rooms.put("image", with(rooms.get("address"), "address", "picture", "rendition"));
        for (var label : Set.of("tag", "author", "section", "collection")) {
            rooms.put(label, with(rooms.get("image"), "image"));
        }
        rooms.put("article", with(rooms.get("image"), "image", "body", "tag", "author", "section", "collection"));
        rooms.put("backup", Set.of("database", "image"));
        for (var outer : Set.of("feed", "sync", "webhook", "importer", "demo")) {
            rooms.put(outer, with(rooms.get("article"), "article", "manifest"));
        }
        return rooms;
    }

    @Test
    void everyPackageIsARoomOfTheTable() {
        var rooms = CLASSES.stream()
                .map(ArchitectureTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROOMS.keySet()).containsAll(rooms);
    }

    @Test
    void roomsImportOnlyWhatTheTableAllows() {
        var breaches = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(ArchitectureTest::breaksTheTable)
                .map(Dependency::getDescription);
        assertThat(breaches).isEmpty();
    }

    /** So that it can be taken into other programs as it is. */
    @Test
    void whatVerifiesSignedDocumentsNeedsTheJdkAlone() {
        var others = CLASSES.stream()
                .filter(type -> room(type).equals("signed"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !room(dependency.getTargetClass()).equals("signed"))
                .filter(dependency -> !dependency
                        .getTargetClass()
                        .getBaseComponentType()
                        .getName()
                        .startsWith("java."))
                .filter(dependency ->
                        !dependency.getTargetClass().getBaseComponentType().isPrimitive())
                .map(Dependency::getDescription);
        assertThat(others).isEmpty();
    }

    private static boolean breaksTheTable(Dependency dependency) {
        var from = room(dependency.getOriginClass());
        var to = room(dependency.getTargetClass());
        if (from.isEmpty() || from.equals(to) || !isOurs(dependency.getTargetClass())) {
            return false;
        }
        return !ROOMS.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first package below the root, or nothing for the root itself. */
    private static String room(JavaClass type) {
        var inside = type.getBaseComponentType().getPackageName();
        return inside.startsWith(ROOT + ".")
                ? inside.substring(ROOT.length() + 1).split("\\.")[0]
                : "";
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }
}
