package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.masthead.database.Ids;

/**
 * Which article is, or ever was, at a path: of those that readers saw, so that a draft takes no longer than nothing.
 */
@ApplicationScoped
class ArticleAddresses {

    private static final Pattern IN_THE_API = Pattern.compile("/v1/articles/([a-z0-9-]{1,120})");

    /**
     * By a path that it could once be read under; by its name in the API; or by any slug that it has or had, below any
     * section that is or was: a frontend may have shown it there. An article that was merged stands for the other one.
     */
    private static final String AT = """
            with sought as (
              select coalesce(
                (select p.article_id from article_path p where p.path = :path and p.public_from <= now()),
                (select a.id from article a where a.id = :id),
                (select s.article_id from slug s where s.slug = :name and s.public_from <= now()),
                (select s.article_id from slug s, site w where s.slug = :slug and s.public_from <= now() and w.path_template = '/{section}/{slug}'
                  and (exists (select 1 from section c where c.path = :section and c.visible)
                    or exists (select 1 from past_section_path c where c.path = :section))),
                (select e.article_id from erased_address e
                  where e.digest in (sha256(convert_to(:path, 'UTF8')), sha256(convert_to(:name, 'UTF8'))) limit 1)) as id)
            select coalesce(case when a.withdrawn_reason = 'merged' then a.merged_into end, a.id) as id,
              coalesce(a.withdrawn_reason = 'merged' and a.merged_into is not null, false) as merged
            from sought join article a on a.id = sought.id and a.first_published_at <= now()
            """;

    private final Session session;

    ArticleAddresses(Session session) {
        this.session = session;
    }

    /** @param merged whether it is there in place of another */
    record Match(UUID id, Boolean merged) {}

    Optional<Match> at(String path) {
        var named = IN_THE_API.matcher(path);
        var name = named.matches() ? named.group(1) : "";
        var end = path.lastIndexOf('/');
        return session.createNativeQuery(AT, Match.class)
                .setParameter("path", path)
                .setParameter("name", name)
                .setParameter("id", Ids.parse(name).orElse(null), UUID.class)
                .setParameter("slug", path.substring(end + 1))
                .setParameter("section", end > 0 ? path.substring(1, end) : "")
                .uniqueResultOptional();
    }

    /** What is told of an article that was found. */
    record Row(
            UUID articleId,
            String slug,
            UUID editionId,
            String edition,
            String language,
            String headline,
            String path) {

        /** The addresses that are its own now. */
        List<String> present() {
            return List.of(path, "/v1/articles/" + slug, "/v1/articles/" + articleId);
        }
    }

    Row row(UUID liveId) {
        return session.createNativeQuery("""
                        select l.article_id, l.slug, e.id as edition_id, e.key, l.language, l.headline, l.path
                        from live_article l join edition e on e.id = l.edition_id where l.id = :id
                        """, Row.class)
                .setParameter("id", liveId)
                .getSingleResult();
    }
}
