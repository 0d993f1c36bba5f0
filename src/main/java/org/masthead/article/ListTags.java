package org.masthead.article;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.masthead.address.Domains;
import org.masthead.change.Change;
import org.masthead.site.Editions;

/** The cache tags of lists of articles: those that a change of an article names, and those that a list is made of. */
final class ListTags {

    /** What searches find is collected behind the articles themselves where those come many at once. */
    static final String SEARCHES = "searches";

    static final String ALL = "articles";

    /** What all lists may be purged by. Whatever changes an author, a tag or a picture changes {@link #ALL} too. */
    static final List<String> SHOWN =
            List.of(ALL, "sections", "collections", Editions.CACHE_TAG, Domains.CACHE_TAG, SEARCHES);

    private ListTags() {}

    /** What may be different once the row comes or goes: the article, and every list it stands in. */
    static Set<String> changedWith(LiveArticle row) {
        var tags = new LinkedHashSet<String>();
        tags.add(Change.tag("article", row.articleId));
        tags.add(ALL);
        row.sections.forEach(section -> tags.add(articlesOf("section", section.sectionId())));
        row.authors.forEach(author -> tags.add(articlesOf("author", author.authorId())));
        row.tags.forEach(tag -> tags.add(articlesOf("tag", tag.tagId())));
        return tags;
    }

    /** The cache tag of lists of the articles of a section, an author, a tag. */
    static String articlesOf(String kind, UUID id) {
        return Change.tag(kind, id) + "-articles";
    }

    /** What a page of a list is made of: what its articles show, and which articles it has. */
    static Collection<String> madeOf(ArticleQuery wanted, ArticleLists.State state, List<ArticleRow> rows) {
        var tags = new HashSet<>(Set.of(Editions.CACHE_TAG, "collections"));
        if (wanted.isSearch()) {
            tags.add(SEARCHES);
        }
        var label = wanted.told();
        if (label != null && state.told().size() == label.keys()) {
            var kind = label.label().name().toLowerCase(Locale.ROOT);
            tags.add(kind + "s");
            state.told().forEach(id -> tags.add(articlesOf(kind, id)));
        } else {
            // Also when a label is not known: its first article names one that was not known here.
            tags.add(ALL);
        }
        rows.forEach(row -> tags.addAll(row.cacheTags()));
        return tags;
    }
}
