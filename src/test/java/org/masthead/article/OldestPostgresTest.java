package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.masthead.address.OwnUrls;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.FieldSelection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The oldest PostgreSQL that operators may bring, as Debian packages it. Skipped where that is missing, unless run with
 * {@code -Dpostgresql-15.required}.
 */
class OldestPostgresTest {

    private static final ArticleShape CARD = new ArticleShape(FieldSelection.ALL, null, OwnUrls.PATHS);
    private static final ArticleShape FULL = new ArticleShape(FieldSelection.ALL, BodyFormat.BLOCKS, OwnUrls.PATHS);

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    /** Runs a new server until its input ends, so that it outlives no test. */
    private static final String SERVER = """
            data=$(mktemp -d) && trap '"$0"/pg_ctl -D "$data" -m immediate -s stop; rm -r "$data"' EXIT
            "$0"/initdb -D "$data" -U masthead -A trust -E UTF8 --locale=C --no-sync &&
            "$0"/pg_ctl -D "$data" -l "$data/log" -w start \\
              -o "-F -p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=" && echo started && read -r _
            """;

    @Test
    void isMigratedAndUnderstandsEveryQueryOfReaders() throws Exception {
        if (Files.notExists(PROGRAMS) && System.getProperty("postgresql-15.required") == null) {
            abort("PostgreSQL 15 is not in " + PROGRAMS + ": nothing was tested on the oldest server");
        }
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var asNobody = System.getProperty("user.name").equals("root")
                ? Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                : Stream.<String>of();
        var bash = Stream.of("bash", "-c", SERVER, PROGRAMS.toString(), String.valueOf(port));
        var server = new ProcessBuilder(Stream.concat(asNobody, bash).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = server.inputReader()) {
            assertThat(output.lines().anyMatch("started"::equals)).isTrue();
            read("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        } finally {
            server.outputWriter().close();
            server.waitFor();
        }
    }

    private static void read(String url) {
        Flyway.configure().dataSource(url, "masthead", "").load().migrate();
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("masthead");
        var statements = new Statements(database);
        var rows = new ArticleRows(new ObjectMapper());
        var lists = new ArticleLists(statements, rows, new ObjectMapper());
        for (var order : List.of("-publishedAt", "updatedAt", "headline")) {
            var key = order.equals("headline") ? "River" : "2026-03-01 06:30:00Z";
            listsNothing(lists, filter(List.of("news,sport"), null, order), key);
            listsNothing(lists, filter(List.of(), null, order), key);
            listsNothing(lists, Filters.of("sort=" + order), key);
        }
        listsNothing(lists, filter(List.of("-news"), "river", "relevance"), "1");
        listsNothing(lists, Filters.of("tag=river&author=jane"), "2026-03-01 06:30:00Z");
        listsNothing(lists, Filters.of("tag=river&author=jane&language=en"), "2026-03-01 06:30:00Z");
        assertThat(statements.list(
                        "select search_matches('river', 10) || search_matches('river', 1, since => now())"
                                + " || search_matches('river', 1, now(), now(), now(), now(), array[:id]), search_knows('river')",
                        Map.of("id", UUID.randomUUID()),
                        row -> row.getString(1) + row.getBoolean(2)))
                .containsExactly("{}false");
        var search = new ArticleSearch(statements);
        var searched = new ArticleQuery(filter(List.of(), "rivr", null));
        var found = lists.read(searched, CARD, null, 20, Set.of(Facet.values()), false);
        assertThat(found.matches().get().facets()).isEqualTo(new Facets(List.of(), List.of(), List.of()));
        assertThat(search.suggestion(searched)).isNull();
        var id = UUID.randomUUID();
        assertThat(search.highlights("river", List.of(id))).isEmpty();
        var articles = new PublishedArticles(statements, rows);
        assertThat(articles.stateOf("river")).isEmpty();
        assertThat(articles.row(id, FULL)).isEmpty();
        assertThat(articles.visible(List.of(id), CARD)).isEmpty();
        assertThat(articles.places(List.of(id))).isEmpty();
        assertThat(new LabelNames(statements).of(List.of(id), 1)).isEmpty();
    }

    /** With every filter that there is, but for ids. */
    private static ArticleFilter filter(List<String> sections, String q, String sort) {
        var word = List.of("-word");
        var time = Instant.parse("2026-03-01T06:30:00Z");
        return new ArticleFilter(
                sections,
                word,
                List.of("word", "-other"),
                word,
                word,
                List.of("news"),
                word,
                List.of("en"),
                time,
                time,
                time,
                time,
                true,
                null,
                q,
                sort);
    }

    private static void listsNothing(ArticleLists lists, ArticleFilter filter, String key) {
        var wanted = new ArticleQuery(filter);
        var behind = Cursor.after(List.of(key, UUID.randomUUID().toString()));
        var list = lists.read(wanted, CARD, behind, 2, Set.of(), false);
        var state = list.state();
        assertThat(state.position()).isZero();
        assertThat(list.matches().get().rows()).isEmpty();
        assertThat(lists.total(wanted, state)).isZero();
        assertThat(lists.estimate(wanted, state)).isZero();
    }
}
