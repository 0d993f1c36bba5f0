package org.masthead.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.TestDatabase;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;
import org.masthead.database.StartRefused;
import org.masthead.image.Originals;

/** A publication goes into a file and comes out of it as it was. On schemas of the tests' own database. */
class BackupTest {

    private static final List<String> SCHEMAS = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Postgres.start(TestDatabase.DATA)
                .ifPresent(postgres -> Runtime.getRuntime().addShutdownHook(new Thread(postgres::close)));
    }

    @AfterAll
    static void clean() throws SQLException {
        for (var schema : SCHEMAS) {
            execute(Postgres.running(TestDatabase.DATA).orElseThrow(), "drop schema " + schema + " cascade");
        }
    }

    private static Postgres.Access schema() throws SQLException {
        var shared = Postgres.running(TestDatabase.DATA).orElseThrow();
        var schema = "backup_" + System.nanoTime();
        SCHEMAS.add(schema);
        execute(shared, "create schema " + schema);
        return new Postgres.Access(
                shared.url() + "?currentSchema=" + schema + ",public", shared.user(), shared.password());
    }

    private static Connection connect(Postgres.Access access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static void execute(Postgres.Access access, String sql) throws SQLException {
        try (var connection = connect(access);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Postgres.Access access, String table) throws SQLException {
        try (var connection = connect(access);
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A small publication with something in as many tables as can be, and a picture. */
    private Postgres.Access publication(Originals originals) throws Exception {
        var access = schema();
        Migrations.run(access);
        var picture =
                originals.put(new ByteArrayInputStream("a picture".getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
        execute(access, """
                insert into secret values ('cursor', '\\x0102', now());
                insert into image (id, digest, media_type, width, height, bytes, created_by)
                  values ('0199c0de-7a1b-7c2d-8e3f-000000000001', '\\x%s', 'image/png', 1, 1, 9, E'tab\\t and \\\\ back');
                update site set logo_image_id = '0199c0de-7a1b-7c2d-8e3f-000000000001';
                insert into section (id, slug, path, names)
                  values ('0199c0de-7a1b-7c2d-8e3f-000000000002', 'news', 'news', '{"en": "News \\u00e9"}');
                insert into section (id, parent_id, slug, path, names) values
                  ('0199c0de-7a1b-7c2d-8e3f-000000000003', '0199c0de-7a1b-7c2d-8e3f-000000000002', 'city', 'news/city', '{}');
                insert into tag (id, slug, names) values ('0199c0de-7a1b-7c2d-8e3f-000000000004', 'flood', '{"en": "Flood"}');
                insert into author (id, slug, name) values ('0199c0de-7a1b-7c2d-8e3f-000000000005', 'jane', 'Jane');
                insert into online_key (kid, public_key, private_key, created_by)
                  values ('k-1', sha256('public'), 'secret', 'somebody');
                insert into signed_document (kind, version, document, root_version, issued_at, expires_at)
                  values ('root', 1, '{}', 1, now(), now());
                insert into api_key (id, name, role, digest) values
                  ('0199c0de-7a1b-7c2d-8e3f-000000000006', 'a key', 'admin', sha256('x'));
                insert into audit (principal, act, kind) values ('somebody', 'did', 'something'), ('somebody', 'did', 'more');
                insert into article (id, edition_id, revision, translation_group, created_by)
                  select '0199c0de-7a1b-7c2d-8e3f-000000000007', id, 1, id, 'somebody' from edition;
                insert into revision (article_id, number, content, named, created_by) values
                  ('0199c0de-7a1b-7c2d-8e3f-000000000007', 1, '{"slug": "one"}', '{}', 'somebody');
                insert into slug (slug, article_id) values ('one', '0199c0de-7a1b-7c2d-8e3f-000000000007');
                insert into erased_address (digest, article_id)
                  values (sha256('/gone'), '0199c0de-7a1b-7c2d-8e3f-000000000007');
                insert into preview (id, digest, article_id, revision, created_by, owner, expires_at) values
                  ('0199c0de-7a1b-7c2d-8e3f-000000000009', sha256('token'), '0199c0de-7a1b-7c2d-8e3f-000000000007', 1,
                  'somebody', 'somebody', now() + interval '1 day');
                insert into live_article (id, article_id, revision, edition_id, visible_from, published_at, updated_at, kind,
                  language, slug, path, headline, word_count, body, body_refers, body_text, own_sections, cache_tags)
                  select '0199c0de-7a1b-7c2d-8e3f-000000000008', id, 1, edition_id, now(), now(), now(), 'news', 'en', 'one',
                    '/one', 'The river rises', 3, '[]', false, E'It rose.\\n\\nTwice.', 1, '{a,b}' from article;
                insert into live_tag values ('0199c0de-7a1b-7c2d-8e3f-000000000008', '0199c0de-7a1b-7c2d-8e3f-000000000004', 0,
                  now(), '0199c0de-7a1b-7c2d-8e3f-000000000007');
                insert into change_log (position, kind, subject_id, reason, tags) values
                  (nextval('change_position'), 'article', '0199c0de-7a1b-7c2d-8e3f-000000000007', 'published', '{a}');
                select collect_search_words(10)""".formatted(HexFormat.of().formatHex(picture.digest())));
        return access;
    }

    private Path export(Postgres.Access access, Originals originals, String name) throws Exception {
        var file = folder.resolve(name);
        try (var connection = connect(access)) {
            assertThat(new ExportPublication(connection, originals).to(file)).isEmpty();
        }
        return file;
    }

    @Test
    void comesBackAsItWas() throws Exception {
        var originals = new Originals(folder.resolve("first"));
        var file = export(publication(originals), originals, "first.zip");
        var elsewhere = new Originals(folder.resolve("second"));
        var copy = schema();
        new ImportPublication(copy, elsewhere).from(file);
        assertThat(Files.mismatch(file, export(copy, elsewhere, "second.zip"))).isEqualTo(-1);
        assertThat(count(copy, "search_window('river')")).isEqualTo(1);
        assertThat(count(copy, "visible_label where articles = 1")).isEqualTo(1);
        execute(copy, "insert into audit (principal, act, kind) values ('somebody', 'did', 'again')");
        assertThat(count(copy, "audit where id = 3")).isEqualTo(1);
        assertThatThrownBy(() -> execute(copy, "delete from audit")).hasMessageContaining("append-only");
    }

    @Test
    void refusesADatabaseInUseAndLeavesItAlone() throws Exception {
        var originals = new Originals(folder.resolve("first"));
        var access = publication(originals);
        var file = export(access, originals, "first.zip");
        assertThatThrownBy(() -> new ImportPublication(access, originals).from(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("in use");
        assertThat(count(access, "article")).isEqualTo(1);
        assertThatThrownBy(() -> export(access, originals, "first.zip"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("exists");
    }

    @Test
    void refusesWhatIsDamagedOrNoExport() throws Exception {
        var originals = new Originals(folder.resolve("first"));
        var file = export(publication(originals), originals, "first.zip");
        var copy = schema();
        var importing = new ImportPublication(copy, originals);
        var bytes = Files.readAllBytes(file);
        var half = Arrays.copyOf(bytes, bytes.length / 2);
        // Originals are not compressed: this one's bytes stand in the file.
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a picture")] ^= 1;
        for (var damaged : List.of(bytes, half, new byte[0], "no zip at all".getBytes(StandardCharsets.UTF_8))) {
            var wrong = Files.write(folder.resolve("wrong.zip"), damaged);
            assertThatThrownBy(() -> importing.from(wrong)).isInstanceOf(StartRefused.class);
        }
        assertThatThrownBy(() -> importing.from(folder.resolve("nothing.zip"))).isInstanceOf(StartRefused.class);
        assertThat(Tables.all(connect(copy)).stream().filter(table -> table.equals("article")))
                .isEmpty();
    }

    @Test
    void leavesNothingHalf() throws Exception {
        var originals = new Originals(folder.resolve("first"));
        var file = export(publication(originals), originals, "first.zip");
        var copy = schema();
        Migrations.run(copy);
        // The last table of all refuses its rows.
        execute(copy, "alter table changed_tag add constraint broken check (tag is null)");
        execute(copy, "alter table change_log add constraint broken check (kind is null)");
        assertThatThrownBy(() -> new ImportPublication(copy, originals).from(file))
                .isInstanceOf(SQLException.class);
        assertThat(count(copy, "article")).isZero();
        assertThat(count(copy, "edition")).isEqualTo(1);
        execute(copy, "alter table changed_tag drop constraint broken");
        execute(copy, "alter table change_log drop constraint broken");
        new ImportPublication(copy, originals).from(file);
        assertThat(count(copy, "article")).isEqualTo(1);
    }

    @Test
    void knowsEveryTable() throws Exception {
        var access = schema();
        Migrations.run(access);
        try (var connection = connect(access)) {
            var decided = new ArrayList<>(Contents.TABLES);
            decided.addAll(Contents.LEFT_OUT.keySet());
            assertThat(Tables.all(connection)).containsExactlyInAnyOrderElementsOf(decided);
        }
    }
}
