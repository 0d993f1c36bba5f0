package org.masthead.section;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.site.Languages;

/** All visible sections, read at once, as the tree that they are. */
final class SectionTree {

    private static final UUID TOP = new UUID(0, 0);

    private final Map<UUID, Section> byId;
    private final Map<UUID, List<Section>> byParent;
    private final String language;
    private final String fallbackLanguage;

    /** @param sections in the order in which siblings shall be shown */
    SectionTree(List<Section> sections, String language, String fallbackLanguage) {
        this.byId = sections.stream().collect(Collectors.toMap(section -> section.id, Function.identity()));
        this.byParent = sections.stream()
                .collect(Collectors.groupingBy(section -> section.parentId == null ? TOP : section.parentId));
        this.language = language;
        this.fallbackLanguage = fallbackLanguage;
    }

    /** The sections at the top, each with all below it. */
    List<SectionView> nested() {
        return below(TOP);
    }

    /** One section with all below it. */
    SectionView nested(Section section) {
        return view(section, below(section.id));
    }

    /** The section's way from the top down, itself last. */
    List<SectionView> breadcrumb(Section section) {
        var way = new ArrayDeque<SectionView>();
        for (var step = section; step != null; step = parent(step)) {
            way.addFirst(flat(step));
        }
        return List.copyOf(way);
    }

    SectionView flat(Section section) {
        return view(section, null);
    }

    private List<SectionView> below(UUID parent) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(this::nested)
                .toList();
    }

    private Section parent(Section section) {
        return section.parentId == null ? null : byId.get(section.parentId);
    }

    private SectionView view(Section section, List<SectionView> children) {
        var parent = parent(section);
        return new SectionView(
                section.id,
                section.path,
                section.slug,
                Languages.choose(section.names, language, fallbackLanguage),
                parent == null ? null : parent.path,
                (int) section.path.chars().filter(character -> character == '/').count(),
                children);
    }
}
