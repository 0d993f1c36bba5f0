package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.TestDatabase;

class MigrationsTest {

    private static final List<String> TABLES = List.of(
            "section",
            "tag",
            "author",
            "image",
            "collection",
            "collection_item",
            "article",
            "revision",
            "slug",
            "live_article",
            "live_tag",
            "due_change",
            "change_log");

    /** A small publication of an older release: an article that readers see, and one that they will. */
    private static final String OLDER = """
            insert into section (id, slug, path, names)
              values ('0199c0de-7a1b-7c2d-8e3f-000000000001', 'news', 'news', '{"en": "News"}');
            insert into tag (id, slug, names) values ('0199c0de-7a1b-7c2d-8e3f-000000000002', 'flood', '{"en": "Flood"}');
            insert into author (id, slug, name) values ('0199c0de-7a1b-7c2d-8e3f-000000000003', 'jane', 'Jane');
            insert into image (id, created_by) values ('0199c0de-7a1b-7c2d-8e3f-000000000004', 'somebody'),
              ('0199c0de-7a1b-7c2d-8e3f-000000000005', 'somebody');
            insert into collection (id, slug, names, visible_from, visible_until) values
              ('0199c0de-7a1b-7c2d-8e3f-000000000006', 'open', '{}', '2020-01-01 00:00Z', null),
              ('0199c0de-7a1b-7c2d-8e3f-000000000007', 'coming', '{}', '2100-01-01 00:00Z', '2100-01-02 00:00Z'),
              ('0199c0de-7a1b-7c2d-8e3f-000000000008', 'closed', '{}', null, null);
            insert into article (id, edition_id, revision, translation_group, created_by)
              select a.id, e.id, a.revision, a.id, 'somebody' from edition e
              cross join (values (uuid '0199c0de-7a1b-7c2d-8e3f-000000000010', 2), ('0199c0de-7a1b-7c2d-8e3f-000000000011', 1))
                a (id, revision);
            insert into revision (article_id, number, content, created_by) values
              ('0199c0de-7a1b-7c2d-8e3f-000000000010', 1, '{"slug": "one", "tags": [], "authors": [], "body": []}', 'a'),
              ('0199c0de-7a1b-7c2d-8e3f-000000000010', 2, '{"slug": "one", "body": [
                {"type": "image", "image": {"id": "0199c0de-7a1b-7c2d-8e3f-000000000005"}}],
                "tags": ["0199c0de-7a1b-7c2d-8e3f-000000000002"], "authors": ["0199c0de-7a1b-7c2d-8e3f-000000000003"],
                "leadImage": {"id": "0199c0de-7a1b-7c2d-8e3f-000000000004"}}', 'a'),
              ('0199c0de-7a1b-7c2d-8e3f-000000000011', 1, '{"slug": "two"}', 'a');
            insert into slug (slug, article_id) values ('one', '0199c0de-7a1b-7c2d-8e3f-000000000010'),
              ('two', '0199c0de-7a1b-7c2d-8e3f-000000000011');
            insert into live_article (id, article_id, revision, edition_id, visible_from, visible_until, published_at,
              updated_at, kind, language, slug, path, headline, word_count, body, body_refers, body_text, own_sections,
              cache_tags)
              select l.id, a.id, a.revision, a.edition_id, l.since, l.until, l.since, l.since, 'news', 'en', l.slug,
                '/' || l.slug, 'The river rises', 3, '[]', false, 'It rose.', 1, '{}'
              from article a join (values
                (uuid '0199c0de-7a1b-7c2d-8e3f-000000000020', uuid '0199c0de-7a1b-7c2d-8e3f-000000000010', now(),
                  timestamptz '2100-01-03 00:00Z', 'one'),
                ('0199c0de-7a1b-7c2d-8e3f-000000000021', '0199c0de-7a1b-7c2d-8e3f-000000000011', '2100-01-04 00:00Z', null, 'two'))
              l (id, article_id, since, until, slug) on l.article_id = a.id;
            insert into live_tag values ('0199c0de-7a1b-7c2d-8e3f-000000000020', '0199c0de-7a1b-7c2d-8e3f-000000000002', 0,
              now(), '0199c0de-7a1b-7c2d-8e3f-000000000010');
            insert into due_change (live_article_id, reason, at)
              values ('0199c0de-7a1b-7c2d-8e3f-000000000021', 'published', '2100-01-04 00:00Z');
            insert into collection_item (collection_id, article_id, position)
              values ('0199c0de-7a1b-7c2d-8e3f-000000000006', '0199c0de-7a1b-7c2d-8e3f-000000000010', 1);
            insert into change_log (position, kind, subject_id, reason, tags) values
              (nextval('change_position'), 'article', '0199c0de-7a1b-7c2d-8e3f-000000000010', 'published', '{a}')""";

    @Test
    void knowsTheVersionOfTheNewestFile() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("V"))
                            .max(String::compareTo))
                    .hasValueSatisfying(newest -> assertThat(newest).startsWith("V" + Migrations.NEWEST + "__"));
        }
    }

    @Test
    void bringsWhatAnOlderReleaseWroteToThisOne() throws SQLException {
        inASchemaOfItsOwn((access, connection) -> {
            Migrations.runUntil(access, "043");
            execute(connection, OLDER);
            var before = rows(connection);
            Migrations.run(access);
            isBrought(connection, before);
        });
    }

    /** Those of V052: without its lock, and with one index less or one more. */
    @ParameterizedTest
    @CsvSource({
        "-554725237, drop index live_article_visible_from_idx",
        "2089926242, create index live_article_came_idx on live_article (visible_from) where visible_from > created_at"
    })
    void goesOnFromEarlierWordings(int checksum, String difference) throws SQLException {
        inASchemaOfItsOwn((access, connection) -> {
            Migrations.runUntil(access, "053");
            execute(connection, "update flyway_schema_history set checksum = " + checksum + " where version = '052'");
            execute(connection, difference);
            Migrations.run(access);
            assertThat(texts(
                            connection,
                            "select indexname from pg_indexes where schemaname = current_schema() and indexname"
                                    + " in ('live_article_visible_from_idx', 'live_article_came_idx')"))
                    .containsExactly("live_article_visible_from_idx");
        });
    }

    private interface Trial {
        void run(Postgres.Access access, Connection connection) throws SQLException;
    }

    private static void inASchemaOfItsOwn(Trial trial) throws SQLException {
        Postgres.start(TestDatabase.DATA)
                .ifPresent(postgres -> Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)));
        var shared = Postgres.running(TestDatabase.DATA).orElseThrow();
        var schema = "migrations_" + System.nanoTime();
        var access = new Postgres.Access(
                shared.url() + "?currentSchema=" + schema + ",public", shared.user(), shared.password());
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            execute(connection, "set timezone = 'UTC'; create schema " + schema);
            try {
                trial.run(access, connection);
            } finally {
                execute(connection, "drop schema " + schema + " cascade");
            }
        }
    }

    private static void isBrought(Connection connection, List<List<String>> before) throws SQLException {
        for (var table : TABLES) {
            var kept = before.get(TABLES.indexOf(table));
            assertThat(kept).as(table).isNotEmpty();
            assertThat(texts(connection, "select 'a row' from " + table))
                    .as(table)
                    .hasSameSizeAs(kept);
            for (var row : kept) {
                assertThat(texts(connection, "select 'it' from " + table + " t where to_jsonb(t) @> ?::jsonb", row))
                        .as("%s in %s", row, table)
                        .hasSize(1);
            }
        }
        assertThat(texts(connection, """
                        select right(article_id::text, 2) || ' ' || number || ': '
                          || array_to_string(array(select right(id::text, 2) from unnest(named) id order by id), ' ')
                        from revision order by article_id, number""")).containsExactly("10 1: ", "10 2: 02 03 04 05", "11 1: ");
        assertThat(texts(connection, "select right(id::text, 2) || ' ' || at::date from due_time order by at"))
                .containsExactly("06 2020-01-01", "07 2100-01-01", "07 2100-01-02", "20 2100-01-03", "21 2100-01-04");
        assertThat(texts(
                        connection,
                        "select right(collection_id::text, 2) || ' ' || reason || ' ' || at::date from due_collection"
                                + " order by at"))
                .containsExactly("07 published 2100-01-01", "07 expired 2100-01-02");
    }

    /** All of them, table by table. */
    private static List<List<String>> rows(Connection connection) throws SQLException {
        var rows = new ArrayList<List<String>>();
        for (var table : TABLES) {
            rows.add(texts(connection, "select to_jsonb(t) from " + table + " t"));
        }
        return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String query, String... values) throws SQLException {
        try (var asked = connection.prepareStatement(query)) {
            for (var index = 0; index < values.length; index++) {
                asked.setString(index + 1, values[index]);
            }
            var texts = new ArrayList<String>();
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
