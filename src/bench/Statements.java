import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One prepared statement for each kind of request, in which PostgreSQL builds the JSON that the service would send. */
final class Statements {

    private static final String VISIBLE =
            "l.visible_from <= now() and (l.visible_until is null or l.visible_until > now())";

    private static final String ARTICLE = """
        select %s::text from slug s join live_article l on l.article_id = s.article_id join edition e on e.id = l.edition_id
        where s.slug = ? and %s
        """.formatted(Json.ARTICLE, VISIBLE);

    /** The twenty rows {@code l} of a list, their order, and more members. */
    private static final String CARDS = """
        with %%s,
        cards as (select l.published_at, l.article_id, %s as card
          from l join edition e on e.id = l.edition_id order by %%s)
        select json_build_object('data', coalesce((select json_agg(card) from cards), '[]'),
          'page', json_build_object('limit', 20, 'hasMore', (select count(*) = 20 from cards), 'prev', null, 'next', (
            select '/v1/articles?cursor=' || encode(convert_to(published_at || ' ' || article_id, 'UTF8'), 'base64')
            from cards order by published_at, article_id limit 1))%%s)::text
        """.formatted(Json.CARD);

    private static final String NEWEST = "l.published_at desc, l.article_id desc";

    private static String newest(String from, String where, String row) {
        return CARDS.formatted(
                "l as materialized (select l.* from live_article l " + from + " where " + VISIBLE + " and " + where
                        + " order by " + row + ".published_at desc, " + row + ".article_id desc limit 20)",
                NEWEST,
                "");
    }

    /** With what all matches have in common, which the window is looked at for once. */
    private static String search(String members) {
        return CARDS.formatted(
                """
                found as materialized (select id, article_id, rank from search_window(?)),
                l as materialized (select l.*, f.rank
                  from (select * from found order by rank desc, article_id desc limit 20) f join live_article l on l.id = f.id)\
                """,
                "l.rank desc, l.article_id desc",
                members);
    }

    private static String facet(String label, String key, String name) {
        return """
            '%1$s', (select coalesce(json_agg(json_build_object('value', v.%2$s, 'name', %3$s, 'count', c.articles)
                order by c.articles desc, v.%2$s), '[]')
              from (select n.%1$s_id, count(*) as articles from found f join live_%1$s n on n.live_article_id = f.id
                group by 1 order by 2 desc, 1 limit 10) c join %1$s v on v.id = c.%1$s_id)\
            """.formatted(label, key, name);
    }

    private static final Map<String, String> LISTS = Map.of(
            "section",
            newest(
                    "join live_section n on n.live_article_id = l.id",
                    "n.section_id = (select id from section where path = ?)",
                    "n"),
            "tag",
            newest(
                    "join live_tag n on n.live_article_id = l.id",
                    "n.tag_id = (select id from tag where slug = ?)",
                    "n"),
            "author",
            newest(
                    "join live_author n on n.live_article_id = l.id",
                    "n.author_id = (select id from author where slug = ?)",
                    "n"),
            "tag author",
            newest(
                    "join live_author n on n.live_article_id = l.id join live_tag t on t.live_article_id = l.id",
                    "t.tag_id = (select id from tag where slug = ?) and n.author_id = (select id from author where"
                            + " slug = ?)",
                    "n"),
            "tag tag",
            newest(
                    "",
                    "l.id in (select n.live_article_id from live_tag n join tag t on t.id = n.tag_id where t.slug in"
                            + " (?, ?))",
                    "l"),
            "cursor",
            newest("", "(l.published_at, l.article_id) < (?, ?)", "l"),
            "q",
            search(""),
            "q facets",
            search(", 'facets', json_build_object("
                    + facet("section", "path", "v.names ->> 'en'") + ", " + facet("tag", "slug", "v.names ->> 'en'")
                    + ", " + facet("author", "slug", "v.name") + ")"),
            "",
            newest("", "true", "l"));

    private static final int CONNECTIONS = 8;
    private static final List<String> PARAMETERS = List.of("section", "tag", "author", "q", "cursor");

    private final String url;
    private final String password;
    private final WorkerExecutor threads;
    private final ThreadLocal<Connection> connections = new ThreadLocal<>();

    /** The sort keys of the row that each known cursor stands behind. */
    private final Map<String, List<Object>> places;

    Statements(Vertx vertx, String url, String password, Map<String, List<Object>> places) {
        this.url = url;
        this.password = password;
        this.places = places;
        // Each with a connection of its own: a pool without anything to be handed over.
        this.threads = vertx.createSharedWorkerExecutor("statements", CONNECTIONS);
    }

    void answer(HttpServerRequest request) {
        var article = request.path().startsWith("/v1/articles/");
        var parameters = request.params();
        var sql = article ? ARTICLE : LISTS.get(kind(parameters));
        var values = parameters.contains("cursor")
                ? places.get(parameters.get("cursor"))
                : values(article ? request.path().substring("/v1/articles/".length()) : null, parameters);
        threads.executeBlocking(() -> json(sql, values), false).onComplete(json -> send(request, json));
    }

    private static String kind(MultiMap parameters) {
        return parameters.contains("tag") && parameters.get("tag").contains(",")
                ? "tag tag"
                : Stream.concat(PARAMETERS.stream(), Stream.of("facets"))
                        .filter(parameters::contains)
                        .collect(Collectors.joining(" "));
    }

    private static List<Object> values(String slug, MultiMap parameters) {
        return PARAMETERS.stream()
                .map(parameters::get)
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.split(",")))
                .<Object>map(value -> value)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), values -> slug == null ? values : List.of(slug)));
    }

    private String json(String sql, List<Object> values) throws SQLException {
        // The driver keeps the prepared statement.
        try (var statement = connection().prepareStatement(sql)) {
            for (var at = 0; at < values.size(); at++) {
                statement.setObject(at + 1, values.get(at));
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private Connection connection() throws SQLException {
        if (connections.get() == null) {
            connections.set(DriverManager.getConnection(url, "masthead", password));
        }
        return connections.get();
    }

    private static void send(HttpServerRequest request, AsyncResult<String> json) {
        var response = request.response();
        if (json.failed()) {
            json.cause().printStackTrace();
            response.setStatusCode(500).end();
        } else if (json.result() == null) {
            response.setStatusCode(404).end();
        } else {
            response.putHeader("Content-Type", "application/json").end(json.result());
        }
    }
}
