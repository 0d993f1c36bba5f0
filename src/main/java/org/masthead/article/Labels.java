package org.masthead.article;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The labels of one article, named in its language; those that have just gone are left out. */
record Labels(ArticleRow row, Map<UUID, Label> names) {

    String edition() {
        return names.get(row.editionId()).key();
    }

    /** Null when it has none. */
    ArticleCard.Named source() {
        return row.sourceId() == null ? null : named(List.of(row.sourceId())).get(0);
    }

    List<ArticleCard.InSection> sections() {
        var own = row.sections().subList(0, row.ownSections());
        return known(own)
                .map(id -> new ArticleCard.InSection(key(id), name(id), id.equals(own.get(0))))
                .toList();
    }

    List<ArticleCard.Crumb> breadcrumb() {
        return known(row.sections().subList(0, Math.min(1, row.ownSections())))
                .map(primary -> key(primary) + "/")
                .flatMap(path -> known(row.sections()).filter(id -> path.startsWith(key(id) + "/")))
                .map(id -> new ArticleCard.Crumb(key(id), name(id)))
                .sorted(Comparator.comparing(crumb -> crumb.path().length()))
                .toList();
    }

    List<ArticleCard.Named> named(List<UUID> ids) {
        return known(ids).map(id -> new ArticleCard.Named(key(id), name(id))).toList();
    }

    private Stream<UUID> known(List<UUID> ids) {
        return ids.stream().filter(names::containsKey);
    }

    private String key(UUID id) {
        return names.get(id).key();
    }

    private String name(UUID id) {
        return names.get(id).in(row.language());
    }
}
