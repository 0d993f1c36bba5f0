package org.masthead.article;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.masthead.TestDatabase;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;

/**
 * 20,000 live articles in tables of their own. Of everything that articles are filtered by there are three values:
 * {@code common}, which most have; {@code rare}, which every 400th has; and {@code old}, which only the oldest 1,500
 * have, so that who walks from the newest on in search of it walks past all others. All but the newest 1,000 have the
 * word {@code lamp}.
 */
final class ManyArticles {

    private static final String SCHEMA = "many_articles_test";

    private static final String LABELS = """
            create function pg_temp.share(n int, shift int) returns text language sql immutable as $$
              select case when n <= 1500 then 'old' when (n + shift) % 400 = 0 then 'rare' else 'common' end
            $$;
            create temp table share as select * from unnest(array['common', 'rare', 'old']) slug;
            insert into section (id, slug, path, names) select gen_random_uuid(), slug, slug, '{"en": "A desk"}' from share;
            insert into tag (id, slug, names) select gen_random_uuid(), slug, '{"en": "A tag"}' from share;
            insert into author (id, slug, name) select gen_random_uuid(), slug, 'Somebody' from share;
            insert into source (id, slug, name) select gen_random_uuid(), slug, 'An agency' from share;
            insert into edition (id, key, language, title) select gen_random_uuid(), slug, 'en', 'An edition' from share;
            insert into collection (id, slug, names, visible_from)
              select gen_random_uuid(), slug, '{"en": "A list"}', now() from share;
            insert into image (id, created_by) values (gen_random_uuid(), 'test')""";

    /** One an hour, last updated in another order. */
    private static final String ARTICLES = """
            create temp table new as select n, gen_random_uuid() as id, gen_random_uuid() as live_id,
              timestamptz '2020-01-01' + n * interval '1 hour' as at,
              timestamptz '2024-01-01' + n * 7919 % 20000 * interval '1 hour' as updated
              from generate_series(1, 20000) n;
            insert into article (id, edition_id, revision, translation_group, created_by)
              select n.id, e.id, 1, n.id, 'test' from new n join edition e on e.key = pg_temp.share(n, 10);
            insert into revision (article_id, number, content, named, created_by) select id, 1, '{}', '{}', 'test' from new;
            insert into live_article (id, article_id, revision, edition_id, visible_from, published_at, updated_at, kind,
              language, slug, path, headline, source_id, lead_image_id, word_count, body, body_refers, body_text, own_sections, cache_tags)
              select n.live_id, n.id, 1, e.id, n.at, n.at, n.updated,
                case pg_temp.share(n, 20) when 'old' then 'gallery' when 'rare' then 'podcast' else 'news' end,
                case pg_temp.share(n, 30) when 'old' then 'de' when 'rare' then 'fr' else 'en' end,
                'article-' || n, '/article-' || n, 'River ' || md5(n::text), s.id,
                case when pg_temp.share(n, 50) = 'common' then i.id end,
                5, '[]', false, pg_temp.share(n, 60) || ' flood' || case when n <= 19000 then ' lamp' else '' end, 1, '{}'
              from new n join article a on a.id = n.id join edition e on e.id = a.edition_id
              join source s on s.slug = pg_temp.share(n, 40) cross join image i order by n.at;
            insert into live_section select n.live_id, x.id, 0, n.at, n.id from new n
              join section x on x.slug = pg_temp.share(n, 70);
            insert into live_tag select n.live_id, x.id, 0, n.at, n.id from new n join tag x on x.slug = pg_temp.share(n, 80);
            insert into live_author select n.live_id, x.id, 0, n.at, n.id from new n
              join author x on x.slug = pg_temp.share(n, 90);
            insert into collection_item select x.id, n.id, n.n from new n
              join collection x on x.slug = pg_temp.share(n, 100)""";

    private ManyArticles() {}

    /** Makes them, and gives a way to them. */
    static Postgres.Access make() throws SQLException {
        var shared = Postgres.running(TestDatabase.DATA).orElseThrow();
        var access = new Postgres.Access(
                shared.url() + "?currentSchema=" + SCHEMA + ",public", shared.user(), shared.password());
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
            Migrations.run(access);
            statement.execute(LABELS);
            statement.execute(ARTICLES);
            statement.execute("vacuum analyze");
        }
        return access;
    }
}
