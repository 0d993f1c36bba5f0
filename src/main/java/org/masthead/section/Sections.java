package org.masthead.section;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
import org.masthead.database.Columns;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** The tree of desks. */
@ApplicationScoped
public class Sections implements PanacheRepositoryBase<Section, UUID> {

    /** What every answer carries that shows the tree. */
    static final String CACHE_TAG = "sections";

    static final int MAX_SLUG = 80;

    /** Whoever adds to the tree shares it; whoever moves or removes a part of it has it alone. */
    private static final long TREE = 7881706620012160002L;

    private final ChangeLog changes;
    private final Clock clock;
    private final Statements statements;

    Sections(ChangeLog changes, Clock clock, Statements statements) {
        this.changes = changes;
        this.clock = clock;
        this.statements = statements;
    }

    /** The section with this id, else with this path. */
    Optional<Section> named(String idOrPath) {
        return Ids.parse(idOrPath).flatMap(this::findByIdOptional).or(() -> byPath(idOrPath));
    }

    public Optional<Section> byPath(String path) {
        return find("path", path).firstResultOptional();
    }

    /**
     * The section that one with this path lies below; null at the top.
     *
     * @throws ProblemException 422 when it does not exist
     */
    Section parentOf(String path) {
        var end = path.lastIndexOf('/');
        return end < 0
                ? null
                : byPath(path.substring(0, end))
                        .orElseThrow(() -> ProblemException.validation(
                                Fault.at("/path", "no-parent", "must lie below a section that exists")));
    }

    /** 409: another section is there. */
    static ProblemException taken() {
        return Problem.of(ProblemCode.CONFLICT)
                .detail("A section with this path exists.")
                .fault(Fault.at("/path", "taken", "must be a path that no section has"))
                .exception();
    }

    /** Those of these ids that exist. */
    public List<Section> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /**
     * Those with these paths or ids, which stay where they are until the transaction ends: their ids, their paths, and
     * whether they are visible, apart from any session.
     */
    public List<Section> held(Collection<String> paths, Collection<UUID> ids) {
        return statements.list(
                "select id, path, visible from section where path = any(:paths) or id = any(:ids)"
                        + " order by id for key share",
                Map.of("paths", paths.toArray(String[]::new), "ids", ids.toArray(UUID[]::new)),
                row -> {
                    var section = new Section();
                    section.id = Columns.uuid(row, "id");
                    section.path = row.getString("path");
                    section.visible = row.getBoolean("visible");
                    return section;
                });
    }

    /**
     * The section and all those above it, from the top down. It stays where it is until the transaction ends.
     *
     * @throws ProblemException 409 when it was moved or removed since it was read
     */
    public List<Section> lineage(Section section) {
        requireWhereItWas(section);
        return above(section);
    }

    /** The section and all those above it, from the top down, as they are just now. */
    public List<Section> above(Section section) {
        return list("path in ?1 order by path", upwards(section.path));
    }

    /** The path and those above it, from the top down. */
    public static List<String> upwards(String path) {
        var paths = new ArrayList<String>();
        for (var end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            paths.add(path.substring(0, end));
        }
        paths.add(path);
        return paths;
    }

    /** All sections, siblings in their order. */
    List<Section> inOrder() {
        return listAll(Sort.by("position").and("path"));
    }

    /** What readers see of them. */
    List<Section> visible() {
        return list("visible", Sort.by("position").and("path"));
    }

    /** The section that readers once found under this path, wherever it is now. */
    Optional<Section> onceAt(String path) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select s.* from past_section_path p join section s on s.id = p.section_id"
                                + " where p.path = :path and s.visible",
                        Section.class)
                .setParameter("path", path)
                .uniqueResultOptional();
    }

    /** Lets nobody else change the section before the transaction ends, and reads what it is by now. */
    void lock(Section section) {
        getEntityManager().refresh(section, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets nobody move or remove sections before the transaction ends: what is added below one stays there. */
    void holdTree() {
        hold("select 1 from pg_advisory_xact_lock_shared(:lock)");
    }

    /** Lets nobody else add, move or remove sections before the transaction ends. */
    void takeTree() {
        hold("select 1 from pg_advisory_xact_lock(:lock)");
    }

    private void hold(String lock) {
        getEntityManager().createNativeQuery(lock).setParameter("lock", TREE).getSingleResult();
    }

    /** Notes that it was changed, and that readers see it differently. */
    void changed(Section section, String reason) {
        section.updatedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (section.visible) {
            changes.record(
                    new Change("section", section.id, reason, Set.of(CACHE_TAG, Change.tag("section", section.id))));
        }
    }

    /** A new section below another, or at the top, that readers see at once. */
    Section found(Section parent, String slug, Map<String, String> names, int position) {
        var section = new Section();
        section.id = Ids.next();
        section.parentId = parent == null ? null : parent.id;
        section.slug = slug;
        section.path = parent == null ? slug : parent.path + "/" + slug;
        section.names.putAll(names);
        section.position = position;
        section.updatedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        persist(section);
        flush();
        show(section);
        return section;
    }

    /**
     * The section that a list of names leads to from the top down; what is missing of it is founded, unseen by readers.
     * A name is known by its slug or as any of the names of a section at that place.
     */
    public Section named(List<String> names, String language) {
        holdTree();
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
                lock(shown);
                if (!shown.visible) {
                    shown.visible = true;
                    forgetMoved(shown.path);
                    changed(shown, "created");
                }
            }
        }
    }

    /** Whoever shows articles in it has made their paths from its own; it must not move before they are seen. */
    private void requireWhereItWas(Section section) {
        var path = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select path from section where id = :id for key share", String.class)
                .setParameter("id", section.id)
                .uniqueResult();
        if (!section.path.equals(path)) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("A section was moved or removed just now. Try again.")
                    .exception();
        }
    }

    /** Where something is now, nothing leads on from there. */
    private void forgetMoved(String path) {
        getEntityManager()
                .createNativeQuery("delete from past_section_path where path = :path")
                .setParameter("path", path)
                .executeUpdate();
    }
}
