package org.masthead.author;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.access.EraseTraces;
import org.masthead.access.Erasure;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.image.DiscardPictures;

/** Empties what is told of an author, everywhere. That there was somebody, and the articles they wrote, stay. */
@ApplicationScoped
class EraseAuthor {

    private final Session session;
    private final ChangeLog changes;
    private final Event<AuthorErased> erased;
    private final DiscardPictures pictures;
    private final EraseTraces traces;
    private final Audit audit;
    private final Clock clock;

    EraseAuthor(
            Session session,
            ChangeLog changes,
            Event<AuthorErased> erased,
            DiscardPictures pictures,
            EraseTraces traces,
            Audit audit,
            Clock clock) {
        this.session = session;
        this.changes = changes;
        this.erased = erased;
        this.pictures = pictures;
        this.traces = traces;
        this.audit = audit;
        this.clock = clock;
    }

    void now(Author author, Erasure erasure) {
        var picture = author.imageId;
        var slugs = slugs(author);
        var name = author.name;
        // First of all: whoever has written them into an article comes before us, and nobody does after us.
        author.eraseAt(clock.instant());
        session.flush();
        erased.fire(new AuthorErased(author.id, name));
        session.createNativeMutationQuery("delete from author_slug where author_id = :author")
                .setParameter("author", author.id)
                .executeUpdate();
        if (picture != null) {
            pictures.unused(Set.of(picture));
        }
        traces.of(author.id, name, slugs);
        var tags =
                new LinkedHashSet<>(Set.of("authors", "articles", Erasure.CACHE_TAG, Change.tag("author", author.id)));
        if (picture != null) {
            tags.addAll(List.of("images", Change.tag("image", picture)));
        }
        changes.record(new Change("author", author.id, "erased", tags));
        audit.record("erase", "author", author.id);
        audit.note(erasure.reason().text(), "author", author.id);
    }

    private List<String> slugs(Author author) {
        return session.createNativeQuery("select slug from author_slug where author_id = :author", String.class)
                .setParameter("author", author.id)
                .getResultList();
    }
}
