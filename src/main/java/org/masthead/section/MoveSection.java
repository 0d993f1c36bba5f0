package org.masthead.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** Moves a section and all below it to another place in the tree, and leads from where readers knew them to there. */
@ApplicationScoped
class MoveSection {

    private static final String SUBTREE = "(path = :path or path like :path || '/%')";

    private final Sections sections;
    private final Session session;
    private final ChangeLog changes;
    private final Audit audit;
    private final Event<SectionMoved> moved;

    MoveSection(Sections sections, Session session, ChangeLog changes, Audit audit, Event<SectionMoved> moved) {
        this.sections = sections;
        this.session = session;
        this.changes = changes;
        this.audit = audit;
        this.moved = moved;
    }

    /**
     * Gives a section another path. The tree is taken.
     *
     * @throws ProblemException 409 when another has it, 422 when it lies nowhere, or below the section itself
     */
    void to(Section section, String path) {
        if (path.startsWith(section.path + "/")) {
            throw ProblemException.validation(Fault.at("/path", "cycle", "must not lie below the section itself"));
        }
        if (sections.byPath(path).isPresent()) {
            throw Sections.taken();
        }
        var parent = sections.parentOf(path);
        requireRoomBelow(section, path);
        var left = ids(sections.lineage(section));
        var entered = parent == null ? new HashSet<UUID>() : ids(sections.lineage(parent));
        left.remove(section.id);
        var stayed = Set.copyOf(left);
        left.removeAll(entered);
        entered.removeAll(stayed);
        session.flush();
        rewrite(section.path, path, section.id, parent);
        session.refresh(section);
        if (section.visible && parent != null) {
            sections.show(parent);
        }
        record(section);
        moved.fire(new SectionMoved(section.id, left, entered));
    }

    private static Set<UUID> ids(List<Section> sections) {
        return sections.stream().map(section -> section.id).collect(Collectors.toCollection(HashSet::new));
    }

    private void requireRoomBelow(Section section, String path) {
        var longest = session.createNativeQuery("select max(length(path)) from section where " + SUBTREE, Integer.class)
                .setParameter("path", section.path)
                .getSingleResult();
        if (longest - section.path.length() + path.length() > SectionDraft.MAX_PATH) {
            throw ProblemException.validation(
                    Fault.at("/path", "size", "must leave the sections below it paths of 400 characters at most"));
        }
    }

    /** Readers never saw where sections were that they do not see. */
    private void rewrite(String past, String path, UUID id, Section parent) {
        session.createNativeMutationQuery("insert into past_section_path (path, section_id)"
                        + " select path, id from section where visible and " + SUBTREE
                        + " on conflict (path) do update set section_id = excluded.section_id, until = now()")
                .setParameter("path", past)
                .executeUpdate();
        session.createNativeMutationQuery("update section set path = :to || substr(path, length(:path) + 1),"
                        + " lock_version = lock_version + 1, updated_at = now(),"
                        + " slug = case id when :id then :slug else slug end,"
                        + " parent_id = case id when :id then cast(:parent as uuid) else parent_id end where "
                        + SUBTREE)
                .setParameter("to", path)
                .setParameter("path", past)
                .setParameter("id", id)
                .setParameter("slug", path.substring(path.lastIndexOf('/') + 1))
                .setParameter("parent", parent == null ? null : parent.id, UUID.class)
                .executeUpdate();
        session.createNativeMutationQuery("delete from past_section_path where path in"
                        + " (select path from section where visible and " + SUBTREE + ")")
                .setParameter("path", path)
                .executeUpdate();
    }

    private void record(Section section) {
        var tags = new LinkedHashSet<>(Set.of(Sections.CACHE_TAG));
        session.createNativeQuery("select id from section where visible and " + SUBTREE, UUID.class)
                .setParameter("path", section.path)
                .getResultList()
                .forEach(id -> tags.add(Change.tag("section", id)));
        if (section.visible) {
            changes.record(new Change("section", section.id, "moved", tags));
        }
        audit.record("move", "section", section.id);
    }
}
