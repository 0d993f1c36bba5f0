package org.masthead.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Makes, changes and deletes editions by hand. */
@ApplicationScoped
class ChangeEditions {

    /**
     * With the default language every name may be another that is there in some languages only. Articles are known by
     * their own labels and by the domains, which all of them name.
     */
    private static final Set<String> ALL_NAMES =
            Set.of(Editions.CACHE_TAG, "sections", "collections", "tags", "authors", "images", "articles", "domains");

    private final Editions editions;
    private final ChangeLog changes;
    private final Audit audit;

    ChangeEditions(Editions editions, ChangeLog changes, Audit audit) {
        this.editions = editions;
        this.changes = changes;
        this.audit = audit;
    }

    Edition create(EditionDraft draft) {
        requireFree(draft.key());
        var edition = new Edition();
        edition.id = Ids.next();
        edition.visible = true;
        write(edition, draft);
        editions.persist(edition);
        record(edition, "created", edition.isDefault);
        audit.record("create", "edition", edition.id);
        editions.flush();
        return edition;
    }

    void change(Edition edition, EditionDraft draft) {
        if (edition.isDefault && !draft.wantsDefault()) {
            throw ProblemException.validation(
                    Fault.at("/isDefault", "needed", "must stay true until another edition is made the default one"));
        }
        if (!edition.key.equals(draft.key())) {
            if (editions.isUsed(edition.id)) {
                throw Problem.of(ProblemCode.CONFLICT)
                        .detail("Articles or domains have this edition.")
                        .fault(Fault.at(
                                "/key", "used", "must stay as it is once an article or a domain has the edition"))
                        .exception();
            }
            requireFree(draft.key());
        }
        var before = EditionDraft.of(edition);
        var changesNames =
                draft.wantsDefault() && !(edition.isDefault && edition.language.equals(draft.canonicalLanguage()));
        write(edition, draft);
        if (!EditionDraft.of(edition).equals(before)) {
            record(edition, "updated", changesNames);
        }
        audit.record("update", "edition", edition.id);
        editions.flush();
    }

    void delete(Edition edition) {
        if (edition.isDefault) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("The default edition can only be deleted once another one takes its place.")
                    .exception();
        }
        editions.delete(edition);
        record(edition, "deleted", false);
        audit.record("delete", "edition", edition.id);
        editions.flush();
    }

    private void requireFree(String key) {
        if (editions.byKey(key).isPresent()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("An edition with this key exists.")
                    .fault(Fault.at("/key", "taken", "must be a key that no edition has"))
                    .exception();
        }
    }

    private void write(Edition edition, EditionDraft draft) {
        if (draft.wantsDefault() && !edition.isDefault) {
            editions.clearDefault();
        }
        edition.key = draft.key();
        edition.language = draft.canonicalLanguage();
        edition.region = draft.region();
        edition.title = draft.title().strip();
        edition.isDefault = draft.wantsDefault();
    }

    /** Of an edition that readers do not know of they notice nothing, unless its language becomes that of all names. */
    private void record(Edition edition, String reason, boolean changesNames) {
        if (edition.visible || changesNames) {
            changes.record(
                    new Change("edition", edition.id, reason, changesNames ? ALL_NAMES : Set.of(Editions.CACHE_TAG)));
        }
    }
}
