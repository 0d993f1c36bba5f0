package org.masthead.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.image.Images;

/** Makes, changes and deletes authors by hand. */
@ApplicationScoped
class ChangeAuthors {

    private final Authors authors;
    private final Images images;
    private final ChangeLog changes;
    private final Audit audit;

    ChangeAuthors(Authors authors, Images images, ChangeLog changes, Audit audit) {
        this.authors = authors;
        this.images = images;
        this.changes = changes;
        this.audit = audit;
    }

    /** Readers learn nothing of it: no article is by them yet. */
    Author create(AuthorDraft draft, String language) {
        var author = new Author();
        author.id = Ids.next();
        write(author, draft, language);
        authors.persist(author);
        audit.record("create", "author", author.id);
        authors.flush();
        return author;
    }

    void change(Author author, AuthorDraft draft, String language) {
        var tags = new LinkedHashSet<>(Set.of("authors", "articles", Change.tag("author", author.id)));
        if (!Objects.equals(author.imageId, draft.imageId())) {
            // Pictures are seen where a visible author has them.
            tags.add("images");
            Stream.of(author.imageId, draft.imageId())
                    .filter(Objects::nonNull)
                    .forEach(image -> tags.add(Change.tag("image", image)));
        }
        write(author, draft, language);
        if (authors.isLive(author.id)) {
            changes.record(new Change("author", author.id, "updated", tags));
        }
        audit.record("update", "author", author.id);
        authors.flush();
    }

    void delete(Author author) {
        authors.delete(author);
        audit.record("delete", "author", author.id);
        authors.flush();
    }

    private void write(Author author, AuthorDraft draft, String language) {
        if (draft.slug() == null) {
            author.slug = author.slug == null ? authors.freeSlug(draft.name()) : author.slug;
        } else {
            if (authors.bySlug(draft.slug())
                    .filter(other -> !other.id.equals(author.id))
                    .isPresent()) {
                throw Problem.of(ProblemCode.SLUG_TAKEN)
                        .fault(Fault.at("/slug", "taken", "must be a slug that no other author has or had"))
                        .exception();
            }
            author.slug = draft.slug();
        }
        if (draft.image() != null && images.findByIdOptional(draft.imageId()).isEmpty()) {
            throw ProblemException.validation(Fault.at("/image/id", "not-found", "must name an image that exists"));
        }
        author.name = draft.name().strip();
        author.bios = draft.bios(language);
        author.imageId = draft.imageId();
        author.url = draft.url();
    }
}
