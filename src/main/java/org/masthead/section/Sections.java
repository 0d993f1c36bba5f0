package org.masthead.section;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;

/** The tree of desks. */
@ApplicationScoped
public class Sections implements PanacheRepositoryBase<Section, UUID> {

    /** What every answer carries that shows the tree. */
    static final String CACHE_TAG = "sections";

    static final int MAX_SLUG = 80;

    private final ChangeLog changes;

    Sections(ChangeLog changes) {
        this.changes = changes;
    }

    public Optional<Section> byPath(String path) {
        return find("path", path).firstResultOptional();
    }

    /** Those of these ids that exist. */
    public List<Section> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The section and all those above it, from the top down. */
    public List<Section> lineage(Section section) {
        var paths = new ArrayList<String>();
        for (var end = section.path.indexOf('/'); end > 0; end = section.path.indexOf('/', end + 1)) {
            paths.add(section.path.substring(0, end));
        }
        paths.add(section.path);
        return list("path in ?1 order by path", paths);
    }

    /** All sections, siblings in their order. */
    List<Section> inOrder() {
        return listAll(Sort.by("position").and("path"));
    }

    /** What readers see of them. */
    List<Section> visible() {
        return list("visible", Sort.by("position").and("path"));
    }

    /** The present path of the section that readers once found under this one. */
    Optional<String> onceAt(String path) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select s.path from past_section_path p join section s on s.id = p.section_id"
                                + " where p.path = :path and s.visible",
                        String.class)
                .setParameter("path", path)
                .uniqueResultOptional();
    }

    /** A new section below another, or at the top, that readers see at once. */
    Section found(Section parent, String slug, Map<String, String> names) {
        var section = new Section();
        section.id = Ids.next();
        section.parentId = parent == null ? null : parent.id;
        section.slug = slug;
        section.path = parent == null ? slug : parent.path + "/" + slug;
        section.names.putAll(names);
        section.visible = true;
        persist(section);
        recordChange(section, "created");
        return section;
    }

    /**
     * The section that a list of names leads to from the top down; what is missing of it is founded, unseen by readers.
     * A name is known by its slug or as any of the names of a section at that place.
     */
    public Section named(List<String> names, String language) {
        Section section = null;
        for (var name : names) {
            section = below(section, name, language);
        }
        return section;
    }

    private Section below(Section parent, String name, String language) {
        var slug = Slug.of(name, MAX_SLUG, "section").text();
        var siblings = parent == null ? list("parentId is null") : list("parentId", parent.id);
        return siblings.stream()
                .filter(section -> section.slug.equals(slug) || isNamed(section, name))
                .findFirst()
                .orElseGet(() -> unseen(parent, slug, language, name));
    }

    /** Somebody else may be making the same one just now: then theirs is taken. */
    private Section unseen(Section parent, String slug, String language, String name) {
        var path = parent == null ? slug : parent.path + "/" + slug;
        getEntityManager()
                .createNativeQuery(
                        "insert into section (id, parent_id, slug, path, names, visible) values (:id, cast(:parent as uuid), :slug,"
                                + " :path, jsonb_build_object(cast(:language as text), cast(:name as text)), false)"
                                + " on conflict (path) do nothing")
                .setParameter("id", Ids.next())
                .setParameter("parent", parent == null ? null : parent.id)
                .setParameter("slug", slug)
                .setParameter("path", path)
                .setParameter("language", language)
                .setParameter("name", name)
                .executeUpdate();
        return byPath(path).orElseThrow();
    }

    private static boolean isNamed(Section section, String name) {
        return section.names.values().stream()
                .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }

    /** Shows the section and those above it to readers, where they are not shown yet. */
    public void show(Section section) {
        for (var shown : lineage(section)) {
            if (!shown.visible) {
                // Somebody else may be showing it just now.
                getEntityManager().refresh(shown, LockModeType.PESSIMISTIC_WRITE);
                if (!shown.visible) {
                    shown.visible = true;
                    recordChange(shown, "created");
                }
            }
        }
    }

    private void recordChange(Section section, String reason) {
        changes.record(new Change("section", section.id, reason, Set.of(CACHE_TAG, Change.tag("section", section.id))));
    }
}
