package org.masthead.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Caller;
import org.masthead.access.Roles;

/**
 * Which rows are the demonstration's. The audit knows: what was made by the caller that no key belongs to. So what has
 * the same name and was made by people is theirs.
 */
@ApplicationScoped
class Made {

    /** As whom the demonstration is made. */
    static final Caller MAKER = new Caller(null, "MASTHEAD_DEMO", Roles.ADMIN);

    /** Any number will do, as long as all instances use the same. */
    private static final long LOCK = 2718281828459045235L;

    /** Besides articles, in the order in which they can be deleted. */
    enum Kind {
        SOURCE(null, "live_article", ""),
        COLLECTION(null, "collection_item", ""),
        AUTHOR(null, "live_author", ""),
        TAG(null, "live_tag", ""),
        SECTION("past_section_path", "live_section", """
                and not exists (select from section below where below.parent_id = row.id)"""),
        IMAGE(null, "image_use", """
                and not exists (select from author a where a.image_id = row.id)
                and not exists (select from site where logo_image_id = row.id)"""),
        CHANNEL(null, null, ""),
        DOMAIN("domain_edition", null, """
                and not exists (select from domain other
                  where other.id <> row.id and row.id in (other.api_domain_id, other.media_domain_id))"""),
        EDITION(null, "article", """
                and not row.is_default
                and not exists (select from domain_edition d where d.edition_id = row.id)""");

        private final String part;
        private final String user;
        private final String otherwiseFree;

        /**
         * @param part a table of what is nothing without such a row, or null
         * @param user a table of what needs such a row, or null
         * @param otherwiseFree the condition that nothing else needs it
         */
        Kind(String part, String user, String otherwiseFree) {
            this.part = part;
            this.user = user;
            this.otherwiseFree = otherwiseFree;
        }

        private String isFree() {
            return user == null
                    ? otherwiseFree
                    : "and not exists (select from " + user + " u where u." + text() + "_id = row.id) " + otherwiseFree;
        }

        /** The name of the table, and in the audit and the change log. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Session session;

    Made(Session session) {
        this.session = session;
    }

    /** Whether nobody else makes or removes the demonstration until the transaction ends. */
    boolean lock() {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /**
     * Whether nobody has written anything yet, and the demonstration was never made: one that was removed stays away.
     */
    boolean isWanted() {
        return session.createNativeQuery("""
                        select not exists (select from article) and not exists (select from section)
                          and not exists (select from collection) and not exists (select from image)
                          and not exists (select from author) and not exists (select from tag)
                          and not exists (select from audit where key_id is null and principal = :maker)""", Boolean.class)
                .setParameter("maker", MAKER.name())
                .getSingleResult();
    }

    /** Notes in the audit what the running transaction has made besides articles, which are noted as they are saved. */
    void note() {
        for (var kind : Kind.values()) {
            session.createNativeMutationQuery("insert into audit (principal, act, kind, subject_id)"
                            + " select :maker, 'create', :kind, id from " + kind.text()
                            + " where xmin = cast(pg_current_xact_id() as xid)")
                    .setParameter("maker", MAKER.name())
                    .setParameter("kind", kind.text())
                    .executeUpdate();
        }
    }

    /** The articles of the demonstration that are still there. */
    List<UUID> articles() {
        return session.createNativeQuery("select id from article row where " + made("article"), UUID.class)
                .setParameter("maker", MAKER.name())
                .getResultList();
    }

    /**
     * What of a kind is needed by nothing that is left: neither by what readers see nor by a working copy that they do
     * not see yet. Of the history of articles nothing is asked.
     */
    List<UUID> free(Kind kind) {
        return session.createNativeQuery(
                        "select id from " + kind.text() + " row where " + made(kind.text()) + """
                         and not exists (
                          select from article a
                          join revision r on r.article_id = a.id and r.number = a.revision
                          where not exists (
                            select from live_article l where l.article_id = a.id and l.revision = a.revision)
                          and strpos(cast(r.content as text), cast(row.id as text)) > 0)
                        """ + kind.isFree(),
                        UUID.class)
                .setParameter("maker", MAKER.name())
                .getResultList();
    }

    private static String made(String kind) {
        return "id in (select subject_id from audit where key_id is null and principal = :maker and act = 'create'"
                + " and kind = '" + kind + "')";
    }

    void deleteArticles(List<UUID> ids) {
        delete("article", "id", ids);
    }

    void delete(Kind kind, List<UUID> ids) {
        if (kind.part != null) {
            delete(kind.part, kind.text() + "_id", ids);
        }
        delete(kind.text(), "id", ids);
    }

    private void delete(String table, String column, List<UUID> ids) {
        session.createNativeMutationQuery("delete from " + table + " where " + column + " in (:ids)")
                .setParameter("ids", ids)
                .executeUpdate();
    }
}
