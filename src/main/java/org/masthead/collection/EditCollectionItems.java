package org.masthead.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.Audit;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/**
 * What editors of a curated list do with its articles. It holds whatever the articles name in their working copies: an
 * article that was put in here stays when it is published again, and one that was taken out comes back only when it
 * names the list anew. The list is locked.
 */
@ApplicationScoped
class EditCollectionItems {

    private static final String NO_ARTICLE = "must name an article that exists";

    private final Collections collections;
    private final CollectionItems items;
    private final Audit audit;

    EditCollectionItems(Collections collections, CollectionItems items, Audit audit) {
        this.collections = collections;
        this.items = items;
        this.audit = audit;
    }

    /** Makes these the whole list; 422 at every one that does not exist, or comes again. */
    void replace(Collection collection, List<String> names) {
        var named = items.named(names);
        var faults = new ArrayList<Fault>();
        var known = new HashSet<UUID>();
        for (var index = 0; index < named.size(); index++) {
            if (named.get(index) == null) {
                faults.add(Fault.at("/articles/" + index, "not-found", NO_ARTICLE));
            } else if (!known.add(named.get(index))) {
                faults.add(Fault.at("/articles/" + index, "twice", "must name an article that does not come before"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        var before = new LinkedHashSet<>(items.of(collection.id));
        var all = new HashSet<>(before);
        all.addAll(known);
        var visible = items.visible(all);
        items.replace(collection.id, named);
        before.retainAll(visible);
        var after = named.stream().filter(visible::contains).toList();
        visible.removeIf(id -> before.contains(id) == known.contains(id));
        note(collection, "items-changed", !after.equals(List.copyOf(before)), visible);
    }

    /** Puts an article somewhere, or moves it there; 422 when it or the one beside it does not exist. */
    void place(Collection collection, CollectionPlace place) {
        if (place.before() != null && place.after() != null) {
            throw ProblemException.validation(Fault.at("/after", "one-place", "must not come with before"));
        }
        var beside = place.after() == null ? place.before() : place.after();
        var member = place.after() == null ? "/before" : "/after";
        var article = item(place.article(), "/article");
        var other = beside == null ? null : item(beside, member);
        if (article.equals(other)) {
            throw ProblemException.validation(Fault.at(member, "itself", "must name another article"));
        }
        var wasIn = items.remove(collection.id, article);
        if (other == null) {
            items.putFirst(collection.id, article);
        } else if (!items.put(collection.id, article, other, place.after() != null)) {
            throw ProblemException.validation(Fault.at(member, "not-found", "must name an article of the list"));
        }
        note(collection, wasIn ? "items-changed" : "item-added", article);
    }

    /** Takes an article out; 404 when it is not in the list. */
    void remove(Collection collection, String name) {
        var article = items.named(List.of(name)).get(0);
        if (article == null || !items.remove(collection.id, article)) {
            throw ProblemException.notFound();
        }
        note(collection, "item-removed", article);
    }

    private UUID item(String name, String pointer) {
        var article = items.named(List.of(name)).get(0);
        if (article == null) {
            throw ProblemException.validation(Fault.at(pointer, "not-found", NO_ARTICLE));
        }
        return article;
    }

    private void note(Collection collection, String reason, UUID article) {
        var isVisible = !items.visible(List.of(article)).isEmpty();
        note(collection, reason, isVisible, Set.of(article));
    }

    /** Of drafts in a list readers notice nothing. */
    private void note(Collection collection, String reason, boolean isVisible, Set<UUID> articles) {
        collections.changed(collection);
        if (isVisible) {
            collections.recordChange(collection, reason, articles);
        }
        audit.record("arrange", "collection", collection.id);
    }
}
