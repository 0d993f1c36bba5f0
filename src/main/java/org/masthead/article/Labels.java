package org.masthead.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.masthead.http.FieldSelection;

/** The names that one article carries. */
record Labels(List<PublishedArticles.Label> all) {

    static final Labels NONE = new Labels(List.of());

    /** The kinds of labels that the wanted members of a card are made of. */
    static List<String> kinds(FieldSelection fields) {
        var kinds = new ArrayList<String>();
        if (fields.wantsAny("sections", "breadcrumb")) {
            kinds.add("section");
        }
        if (fields.wants("collections")) {
            kinds.add("collection");
        }
        if (fields.wants("authors")) {
            kinds.add("author");
        }
        if (fields.wants("tags")) {
            kinds.add("tag");
        }
        return kinds;
    }

    static Collector<PublishedArticles.Label, ?, Labels> collector() {
        return Collectors.collectingAndThen(Collectors.toList(), Labels::new);
    }

    List<ArticleCard.InSection> sections() {
        return all.stream()
                .filter(label -> label.kind().equals("section") && label.position() != null)
                .map(label -> new ArticleCard.InSection(label.key(), label.name(), label.position() == 0))
                .toList();
    }

    List<ArticleCard.Crumb> breadcrumb() {
        return sections().stream()
                .filter(ArticleCard.InSection::primary)
                .flatMap(primary -> all.stream()
                        .filter(label ->
                                label.kind().equals("section") && (primary.path() + "/").startsWith(label.key() + "/")))
                .sorted(Comparator.comparing(label -> label.key().length()))
                .map(label -> new ArticleCard.Crumb(label.key(), label.name()))
                .toList();
    }

    List<ArticleCard.Named> named(String kind) {
        return all.stream()
                .filter(label -> label.kind().equals(kind))
                .map(label -> new ArticleCard.Named(label.key(), label.name()))
                .toList();
    }
}
