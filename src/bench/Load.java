import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills the database of a running service with a {@link Publication}, as if every article had been written and
 * published through the service.
 *
 * <p>{@code Load DATA-FOLDER ARTICLES}
 */
final class Load {

    private static final int CHUNK = 1_000;

    private static final String TABLES =
            "('article', 'revision', 'slug', 'live_article', 'live_section', 'live_author',"
                    + " 'live_tag', 'image_use', 'article_path', 'article_search')";

    private static final String INDEXES = """
        select format('drop index %%I', indexname), indexdef from pg_indexes
        where tablename in %s and not exists (select from pg_constraint where conname = indexname)
        """.formatted(TABLES);

    private static final String FOREIGN_KEYS = """
        select format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
          format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where contype = 'f' and conrelid in (select oid from pg_class where relname in %s)
        """.formatted(TABLES);

    private final String url;
    private final String password;
    private final int articles;

    private Load(Path data, int articles) throws IOException {
        this.url = url(data);
        this.password = password(data);
        this.articles = articles;
    }

    /** How to reach the PostgreSQL that runs on a data folder. */
    static String url(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:" + port.strip() + "/masthead?prepareThreshold=1";
    }

    static String password(Path data) throws IOException {
        return Files.readString(data.resolve("postgres.password")).strip();
    }

    public static void main(String[] arguments) throws Exception {
        new Load(Path.of(arguments[0]), Integer.parseInt(arguments[1])).run();
    }

    private void run() throws Exception {
        try (var connection = connect()) {
            var before = number(connection, "select coalesce(max(position), 0) from change_log");
            var rows = new Rows(new Publication(articles), editions(connection), before);
            var labels = new Tables();
            rows.labels(labels);
            labels.copy(connection);
            var foreignKeys = takeDown(connection, FOREIGN_KEYS);
            var later = takeDown(connection, INDEXES);
            parallel(chunks(rows));
            System.out.println(articles + " articles copied");
            later.add(0, """
                insert into changed_tag (tag, position, at)
                select tag, max(position), max(at) from change_log, unnest(tags) tag where position > %1$d group by tag
                on conflict (tag) do update set position = excluded.position, at = excluded.at;
                select setval('change_position', %1$d + %2$d)\
                """.formatted(before, articles));
            parallel(later.stream().<Callable<Void>>map(sql -> () -> alone(sql)).toList());
            // One after the other: each locks two tables.
            for (var foreignKey : foreignKeys) {
                execute(connection, foreignKey);
            }
            System.out.println("indexes and foreign keys made again");
            execute(connection, "analyze");
        }
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, "masthead", password);
        execute(
                connection,
                "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set client_min_messages = error");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Void alone(String sql) throws SQLException {
        try (var connection = connect()) {
            execute(connection, sql);
        }
        return null;
    }

    /** Both cores: the work is done in PostgreSQL, one process for each connection. */
    private static void parallel(List<Callable<Void>> work) throws Exception {
        var workers = Executors.newFixedThreadPool(2);
        try {
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        } finally {
            workers.shutdown();
        }
    }

    /** Drops what is cheaper to make at once than row by row, and returns the statements that make it again. */
    private static List<String> takeDown(Connection connection, String query) throws SQLException {
        var drop = new ArrayList<String>();
        var make = new ArrayList<String>();
        try (var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                drop.add(rows.getString(1));
                make.add(rows.getString(2));
            }
        }
        for (var sql : drop) {
            execute(connection, sql);
        }
        return make;
    }

    private List<UUID> editions(Connection connection) throws SQLException {
        execute(connection, """
            insert into edition (id, key, language, title) values
              ('01580000-0000-7000-8000-0000000000f1', 'fr', 'fr', 'Français'),
              ('01580000-0000-7000-8000-0000000000a1', 'ar', 'ar', 'العربية')\
            """);
        var ids = new ArrayList<UUID>();
        for (var language : Publication.LANGUAGES) {
            try (var row = connection
                    .createStatement()
                    .executeQuery("select id from edition where key = '" + language + "'")) {
                row.next();
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private List<Callable<Void>> chunks(Rows rows) {
        var next = new AtomicInteger();
        Callable<Void> worker = () -> {
            try (var connection = connect()) {
                connection.setAutoCommit(false);
                for (var from = next.getAndAdd(CHUNK); from < articles; from = next.getAndAdd(CHUNK)) {
                    var tables = new Tables();
                    for (var number = from; number < Math.min(from + CHUNK, articles); number++) {
                        rows.article(tables, number);
                    }
                    tables.copy(connection);
                    connection.commit();
                }
            }
            return null;
        };
        return List.of(worker, worker);
    }
}
