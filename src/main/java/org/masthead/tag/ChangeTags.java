package org.masthead.tag;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** Makes, changes and deletes tags by hand. */
@ApplicationScoped
class ChangeTags {

    private final Tags tags;
    private final ChangeLog changes;
    private final Audit audit;

    ChangeTags(Tags tags, ChangeLog changes, Audit audit) {
        this.tags = tags;
        this.changes = changes;
        this.audit = audit;
    }

    /** Readers learn nothing of it: no article carries it yet. */
    Tag create(TagDraft draft, String language) {
        var tag = new Tag();
        tag.id = Ids.next();
        write(tag, draft, language);
        tags.persist(tag);
        audit.record("create", "tag", tag.id);
        tags.flush();
        return tag;
    }

    void change(Tag tag, TagDraft draft, String language) {
        if (draft.slug() != null && !draft.slug().equals(tag.slug)) {
            tags.rememberNames(tag.id);
        }
        write(tag, draft, language);
        if (tags.isLive(tag.id)) {
            changes.record(new Change("tag", tag.id, "updated", Set.of("tags", "articles", Change.tag("tag", tag.id))));
        }
        audit.record("update", "tag", tag.id);
        tags.flush();
    }

    void delete(Tag tag) {
        tags.delete(tag);
        audit.record("delete", "tag", tag.id);
        tags.flush();
    }

    private void write(Tag tag, TagDraft draft, String language) {
        if (draft.slug() == null) {
            tag.slug = tag.slug == null ? tags.freeSlug(draft.name()) : tag.slug;
        } else {
            if (tags.bySlug(draft.slug())
                    .filter(other -> !other.id.equals(tag.id))
                    .isPresent()) {
                throw Problem.of(ProblemCode.SLUG_TAKEN)
                        .fault(Fault.at("/slug", "taken", "must be a slug that no other tag has or had"))
                        .exception();
            }
            tag.slug = draft.slug();
        }
        tag.names = draft.names(language);
    }
}
