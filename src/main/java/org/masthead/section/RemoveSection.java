package org.masthead.section;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** Removes a section that nothing needs any more. */
@ApplicationScoped
class RemoveSection {

    /** Whoever saves what names a section shares it, see the migration that keeps the newsroom tree. */
    private static final String HOLD_REVISIONS = "select 1 from pg_advisory_xact_lock(7881706620012160001)";

    private static final String NEEDED = """
            select (select count(*) from section where parent_id = :id) as sections,
              (select count(*) from (
                select article_id from live_section where section_id = :id
                union
                select id from article where labels @> array[cast(:id as uuid)]) article) as articles
            """;

    private final Sections sections;
    private final Session session;
    private final Audit audit;

    RemoveSection(Sections sections, Session session, Audit audit) {
        this.sections = sections;
        this.session = session;
        this.audit = audit;
    }

    /** What needs a section: sections below it, articles that readers see in it or that name it in working copies. */
    record Needed(Long sections, Long articles) {}

    /**
     * Removes it. The tree is taken.
     *
     * @throws org.masthead.http.ProblemException 409 when something needs it
     */
    void now(Section section) {
        session.createNativeQuery(HOLD_REVISIONS, Integer.class).getSingleResult();
        var needed = session.createNativeQuery(NEEDED, Needed.class)
                .setParameter("id", section.id)
                .getSingleResult();
        if (needed.sections() + needed.articles() > 0) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("Still needed by " + needed.sections() + " sections right below it, and by "
                            + needed.articles() + " articles that are in it or below it, working copies included.")
                    .exception();
        }
        sections.changed(section, "removed");
        sections.delete(section);
        audit.record("remove", "section", section.id);
    }
}
