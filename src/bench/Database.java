import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.masthead.database.Postgres;

/** The PostgreSQL of a data folder, and what can be done to it. */
final class Database implements AutoCloseable {

    private final Path data;
    private final Postgres postgres;

    private Database(Path data) {
        this.data = data;
        this.postgres = Postgres.start(data).orElseThrow();
    }

    static Database start(Path data) {
        return new Database(data);
    }

    Postgres.Access access() {
        return postgres.access();
    }

    int port() {
        return Integer.parseInt(access().url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    @Override
    public void close() {
        postgres.close();
    }

    /** The first of its processes, whoever started it. */
    static ProcessHandle postmaster(Path data) throws IOException {
        var file = data.resolve("postgres").resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow();
    }

    /** To the server and each of its backends. */
    void signal(String signal) throws IOException, InterruptedException {
        var server = postmaster(data);
        send(signal, Stream.concat(Stream.of(server), server.descendants()));
    }

    /** As a machine does that has no memory left. */
    void kill() throws IOException, InterruptedException {
        send("-9", Stream.of(postmaster(data)));
    }

    static void send(String signal, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        var pids = processes.map(one -> String.valueOf(one.pid()));
        new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids).toList()).inheritIO().start().waitFor();
    }

    void terminateBackends() throws SQLException {
        count("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()");
    }

    /** But for the one that asks. */
    int connections() throws SQLException {
        return count("select pid from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()");
    }

    private int count(String rows) throws SQLException {
        var access = access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var counted = connection.createStatement().executeQuery("select count(*) from (" + rows + " offset 0) r")) {
            counted.next();
            return counted.getInt(1);
        }
    }
}
