package org.masthead.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.database.Statements;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** The sections that keys are held to: told by path, kept by id, so that a section can move. */
@ApplicationScoped
class KeySections {

    private record Path(UUID id, String path) {}

    private final Statements statements;

    KeySections(Statements statements) {
        this.statements = statements;
    }

    /**
     * The ids of the sections with these paths.
     *
     * @throws ProblemException 422 with a pointer to each path that no section has
     */
    Set<UUID> ids(List<String> paths) {
        var known = paths.isEmpty()
                ? Map.<String, UUID>of()
                : statements
                        .list(
                                "select id, path from section where path = any(:paths)",
                                Map.of("paths", paths.toArray(String[]::new)),
                                row -> new Path(row.getObject("id", UUID.class), row.getString("path")))
                        .stream()
                        .collect(Collectors.toMap(Path::path, Path::id));
        var ids = new HashSet<UUID>();
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < paths.size(); i++) {
            var id = known.get(paths.get(i));
            if (id == null) {
                faults.add(Fault.at("/sections/" + i, "unknown", "must be the path of a section, such as news/russia"));
            } else {
                ids.add(id);
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        return ids;
    }

    /** The paths of the sections with these ids, in alphabetical order. */
    List<String> paths(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : statements.list(
                        "select path from section where id = any(:ids) order by path",
                        Map.of("ids", ids.toArray(UUID[]::new)),
                        row -> row.getString("path"));
    }

    /** The paths of several keys at once, for those that are held to any. */
    Map<UUID, List<String>> pathsOf(Collection<UUID> keys) {
        return statements
                .list(
                        "select k.key_id, s.path from api_key_section k join section s on s.id = k.section_id"
                                + " where k.key_id = any(:keys) order by s.path",
                        Map.of("keys", keys.toArray(UUID[]::new)),
                        row -> new Path(row.getObject("key_id", UUID.class), row.getString("path")))
                .stream()
                .collect(Collectors.groupingBy(Path::id, Collectors.mapping(Path::path, Collectors.toList())));
    }
}
