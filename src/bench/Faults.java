import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.masthead.database.Postgres;

/**
 * Takes PostgreSQL away from a service in several ways, while readers ask for what it has in memory and for what it has not,
 * and a writer writes; and holds what they get against what is promised.
 *
 * <p>{@code Faults SECONDS DATA-FOLDER PORT}
 */
final class Faults {

    private static final long SECOND = 1_000_000_000L;
    private static final long CALM = 6 * SECOND;
    /** To find out that it is gone, for what was under way: the longest that a statement may take. */
    private static final double SLOWEST = 5000;
    private static final double QUICK = 1000;
    private static final long BACK_WITHIN = 10 * SECOND;
    private static final int MOST_CONNECTIONS = 25;

    private final long seconds;
    private final Path data;
    private final int port;
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();
    private final Watch watch = new Watch();
    private final Asking service;
    private final Asking other;
    private final Asking operations;
    private final Random random = new Random(7);
    private final List<String> kept = new ArrayList<>();
    private Postgres postgres;
    private Cable cable;
    private Cable otherCable;
    private Process process;

    private Faults(long seconds, Path data, int port) {
        this.seconds = seconds;
        this.data = data;
        this.port = port;
        service = new Asking("http://127.0.0.1:" + port, faults);
        operations = new Asking("http://127.0.0.1:" + (port + 1), faults);
        other = new Asking("http://127.0.0.1:" + (port + 4), faults);
    }

    public static void main(String... arguments) throws Exception {
        var faults = new Faults(Long.parseLong(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            faults.run();
        } catch (Exception | Error e) {
            e.printStackTrace();
            faults.faults.add("failed");
        }
        System.exit(faults.faults.isEmpty() ? 0 : 1);
    }

    private interface Act {
        void now() throws Exception;
    }

    private void run() throws Exception {
        postgres = Postgres.start(data).orElseThrow();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.close()));
        cable = new Cable(databasePort());
        otherCable = new Cable(databasePort());
        process = start("service", port, cable, service);
        start("other", port + 4, otherCable, other);
        write();
        watch.ask("kept", 4, 5, () -> service.ask("GET", kept.get(random.nextInt(kept.size())), null, null, null));
        watch.ask("new", 4, 20, () -> service.ask("GET", "/v1/articles?q=w" + random.nextInt(1_000_000), null, null, null));
        watch.ask("write", 2, 50, () -> {
            var body = "{\"headline\": \"Draft\", \"sections\": [\"news\"], \"bodyHtml\": \"<p>So.</p>\"}";
            return service.ask("POST", "/v1/newsroom/articles", body, "w" + random.nextLong(), null);
        });
        watch.ask("live", 1, 100, () -> operations.ask("GET", "/q/health/live", null, null, null));
        watch.ask("ready", 1, 100, () -> operations.ask("GET", "/q/health/ready", null, null, null));
        sleep(CALM);
        System.out.println("| PostgreSQL is | from memory: answers | marked | p99, ms | the rest: answers | by 503 | p50, ms | p99, ms | slowest, ms"
                + " | back after, s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        during("stopped", () -> postgres.close(), () -> {
            postgres = Postgres.start(data).orElseThrow();
            cable.leadTo(databasePort());
            otherCable.leadTo(databasePort());
        });
        during("frozen", () -> signal("-STOP"), () -> signal("-CONT"));
        during("silent", () -> cable.silence(true), () -> cable.silence(false));
        during("cut off", () -> cable.cut(), () -> cable.mend());
        during("killed", () -> new ProcessBuilder("kill", "-9", "" + postmaster()).start().waitFor(), null);
        during("without its backends", this::terminateBackends, null);
        watch.end();
        faults.stream().limit(40).forEach(System.out::println);
        System.out.println(faults.isEmpty() ? "PASSED" : "FAILED");
    }

    private Process start(String name, int port, Cable cable, Asking asking) throws Exception {
        var folder = Files.createDirectories(data.resolve(name));
        var builder = new ProcessBuilder("java", "@src/main/jvm/options", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        var access = postgres.access();
        var environment = builder.environment();
        environment.put("MASTHEAD_DATA", folder.toString());
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + (port + 1));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", access.url().replace(":" + databasePort(), ":" + cable.port()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", access.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", access.password());
        var started = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        while (asking.ask("GET", "/v1/articles?limit=1", null, null, null).status() != 200) {
            if (!started.isAlive()) {
                throw new IllegalStateException("the service does not start: see " + folder.resolve("log"));
            }
            Thread.sleep(100);
        }
        return started;
    }

    /** What readers ask for over and over. */
    private void write() throws Exception {
        service.post("/v1/newsroom/sections", "{\"path\": \"news\", \"name\": \"News\"}", "section", null);
        kept.add("/v1/articles?section=news");
        kept.add("/v1/sections");
        for (var number = 0; number < 20; number++) {
            kept.add(make("kept-" + number, "published", ""));
        }
    }

    /** Gives its address. */
    private String make(String slug, String state, String more) throws Exception {
        var made = service.post(
                "/v1/newsroom/articles",
                "{\"slug\": \"%1$s\", \"headline\": \"%1$s\", \"sections\": [\"news\"], \"bodyHtml\": \"<p>%1$s</p>\"}".formatted(slug),
                slug,
                null);
        step(service, slug, state, more, made.response().headers().firstValue("ETag").orElseThrow());
        return "/v1/articles/" + slug;
    }

    private static void step(Asking service, String slug, String to, String more, String etag) throws Exception {
        var lock = etag;
        if (lock == null) {
            lock = service.ask("GET", "/v1/newsroom/articles/" + slug, null, null, null)
                    .response().headers().firstValue("ETag").orElseThrow();
        }
        var done = service.post(
                "/v1/newsroom/articles/" + slug + "/transitions", "{\"to\": \"" + to + "\"" + more + "}", slug + to, lock);
        if (!done.isGood()) {
            throw new IllegalStateException(slug + " is not " + to + ": " + done.response().body());
        }
    }

    /** @param end null when it passes by itself */
    private void during(String fault, Act begin, Act end) throws Exception {
        var name = fault.replace(' ', '-');
        var length = end == null ? BACK_WITHIN : seconds * SECOND;
        // One that is withdrawn while all is well, one withdrawn meanwhile, one that comes or goes by the clock. Once that one
        // goes nothing of before is sent any more.
        var gone = make(name + "-gone", "published", "");
        var elsewhere = make(name + "-elsewhere", "published", "");
        var isLeaving = fault.equals("cut off");
        var due = Instant.now().plusSeconds(3 + length / SECOND / 2);
        var leaving = isLeaving
                ? make(name + "-leaving", "published", ", \"until\": \"" + due + "\"")
                : make(name + "-coming", "scheduled", ", \"at\": \"" + due + "\"");
        expect(name, gone, 200);
        expect(name, elsewhere, 200);
        expect(name, leaving, isLeaving ? 200 : 404);
        step(service, name + "-gone", "withdrawn", "", null);
        for (var address : kept) {
            expect(name, address, 200);
        }
        var threads = threads();
        var from = System.nanoTime();
        begin.now();
        if (fault.equals("silent") || fault.equals("cut off")) {
            step(other, name + "-elsewhere", "withdrawn", "", null);
        }
        while (System.nanoTime() - from < length) {
            never200(name, gone);
            if (isLeaving && Instant.now().isAfter(due.plusMillis(100))) {
                never200(name, leaving);
            }
            Thread.sleep(100);
        }
        if (threads() > threads + 40) {
            faults.add(fault + ": from " + threads + " to " + threads() + " threads");
        }
        if (end != null) {
            end.now();
        }
        var to = System.nanoTime();
        var back = Instant.now();
        sleep(BACK_WITHIN);
        if (fault.equals("silent") || fault.equals("cut off")) {
            never200(name, elsewhere);
        }
        judge(fault, end == null, from, to, isLeaving ? to - Duration.between(due, back).toNanos() : to);
    }

    private void expect(String fault, String address, int status) throws Exception {
        var answer = service.ask("GET", address, null, null, null);
        if (answer.status() != status) {
            faults.add(fault + ": before it " + address + " is " + answer.status());
        }
    }

    private void never200(String fault, String address) throws Exception {
        var answer = service.ask("GET", address, null, null, null);
        if (answer.status() == 200) {
            faults.add(fault + ": " + address + " is there" + answer.response().headers().firstValue("Cache-Status"));
        }
    }

    private void judge(String fault, boolean passes, long from, long to, long leaves) throws Exception {
        var memory = watch.between("kept", from, leaves);
        var rest = Stream.concat(watch.between("new", from, to).stream(), watch.between("write", from, to).stream()).toList();
        var refused = memory.stream().filter(note -> note.status() != 200).toList();
        if (!refused.isEmpty()) {
            faults.add("%s: %d times what was in memory got %d and such, first after %d ms"
                    .formatted(fault, refused.size(), refused.get(0).status(), (refused.get(0).asked() - from) / 1_000_000));
        }
        for (var note : rest) {
            var isGood = note.status() == 200 || note.status() == 201;
            var isRefusal = note.status() == 503 && note.saysWhenToRetry();
            if (!isGood && !isRefusal || note.milliseconds() > SLOWEST) {
                faults.add("%s: %s got %d after %.0f ms".formatted(fault, note.kind(), note.status(), note.milliseconds()));
            }
        }
        for (var note : watch.between("live", from, to)) {
            if (note.status() != 200 || note.milliseconds() > QUICK) {
                faults.add("%s: not alive: %d after %.0f ms".formatted(fault, note.status(), note.milliseconds()));
            }
        }
        var back = 0L;
        for (var kind : List.of("kept", "new", "write", "ready")) {
            back = Math.max(back, backAfter(fault, kind, passes ? from : to));
        }
        if (connections() > MOST_CONNECTIONS) {
            faults.add(fault + ": " + connections() + " connections");
        }
        System.out.printf(
                "| %s | %d | %d | %.0f | %d | %d | %.0f | %.0f | %.0f | %.1f |%n",
                fault,
                memory.size(),
                memory.stream().filter(Watch.Note::isOld).count(),
                Watch.percentile(memory, 0.99),
                rest.size(),
                rest.stream().filter(note -> note.status() == 503).count(),
                Watch.percentile(rest, 0.5),
                Watch.percentile(rest, 0.99),
                Watch.percentile(rest, 1),
                back / 1e9);
        if (!process.isAlive()) {
            faults.add(fault + ": the service ended");
        }
    }

    /** After which nothing was refused or marked as old. */
    private long backAfter(String fault, String kind, long from) {
        var last = watch.between(kind, from, Long.MAX_VALUE).stream()
                .filter(note -> note.status() / 100 != 2 || note.isOld())
                .mapToLong(Watch.Note::answered)
                .max()
                .orElse(from);
        if (last - from > BACK_WITHIN - SECOND) {
            faults.add(fault + ": " + kind + " was not back after " + (last - from) / 1_000_000 + " ms");
        }
        return last - from;
    }

    private static void sleep(long nanoseconds) throws InterruptedException {
        Thread.sleep(nanoseconds / 1_000_000);
    }

    private long threads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.count();
        }
    }

    private int databasePort() {
        return Integer.parseInt(postgres.access().url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(0));
    }

    /** To the server and each of its backends. */
    private void signal(String signal) throws Exception {
        var server = ProcessHandle.of(postmaster()).orElseThrow();
        var pids = Stream.concat(Stream.of(server), server.descendants()).map(one -> "" + one.pid());
        new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids).toList()).start().waitFor();
    }

    private void terminateBackends() throws Exception {
        database("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()");
    }

    /** Of each of the two services at most. */
    private int connections() throws Exception {
        return database("select (count(*) - 1) / 2 from pg_stat_activity where usename = current_user");
    }

    private int database(String what) throws Exception {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var rows = connection.createStatement().executeQuery(what)) {
            return rows.next() && what.contains("count") ? rows.getInt(1) : 0;
        }
    }
}
