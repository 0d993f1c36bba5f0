package org.masthead.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.database.Ids;
import org.masthead.section.Section;
import org.masthead.section.Sections;

/** The sections that many drafts name and those above them. They stay where they are until the transaction ends. */
final class HeldSections {

    private final Map<String, Section> byPath = new HashMap<>();
    private final Map<UUID, Section> byId = new HashMap<>();
    private final Map<UUID, List<Section>> lineages = new HashMap<>();

    HeldSections(Sections all, Set<String> named) {
        var ids = named.stream().flatMap(name -> Ids.parse(name).stream()).toList();
        var paths = new HashSet<String>();
        named.forEach(path -> paths.addAll(Sections.upwards(path)));
        keep(all.held(paths, ids));
        var missing = new HashSet<String>();
        byId.values().forEach(section -> missing.addAll(Sections.upwards(section.path)));
        missing.removeAll(paths);
        if (!missing.isEmpty()) {
            keep(all.held(missing, List.of()));
        }
        byId.values()
                .forEach(section -> lineages.put(
                        section.id,
                        Sections.upwards(section.path).stream().map(byPath::get).toList()));
    }

    private void keep(List<Section> found) {
        found.forEach(section -> {
            byPath.put(section.path, section);
            byId.put(section.id, section);
        });
    }

    Optional<Section> named(String pathOrId) {
        return Optional.ofNullable(byPath.get(pathOrId))
                .or(() -> Ids.parse(pathOrId).map(byId::get));
    }

    Section withId(UUID id) {
        return byId.get(id);
    }

    List<Section> lineage(Section section) {
        return lineages.get(section.id);
    }
}
