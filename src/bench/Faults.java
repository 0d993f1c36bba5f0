import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes PostgreSQL away from a service in several ways, while readers ask for what it has in memory and for what it has not,
 * and a writer writes; and holds what they get against what is promised.
 *
 * <p>{@code Faults SECONDS DATA-FOLDER PORT}
 */
final class Faults {

    private static final long SECOND = 1_000_000_000L;
    private static final long CALM = 6 * SECOND;
    /** A service may take what goes by the clock for gone so much too early, and not too late. */
    private static final long EARLY = SECOND / 5;

    private static final int SERVICES = 2;
    private static final int MOST_CONNECTIONS = 25;

    private final long seconds;
    private final Path data;
    private final int port;
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();
    private final Watch watch = new Watch();
    private final Verdict verdict = new Verdict(watch, faults);
    private final Asking service;
    private final Asking other;
    private final Asking operations;
    private final Random random = new Random(7);
    private final List<String> kept = new ArrayList<>();
    private Database database;
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
        database = Database.start(data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> database.close()));
        cable = new Cable(database.port());
        otherCable = new Cable(database.port());
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
        Verdict.head();
        during("stopped", () -> database.close(), () -> {
            database = Database.start(data);
            cable.leadTo(database.port());
            otherCable.leadTo(database.port());
        });
        during("frozen", () -> database.signal("-STOP"), () -> database.signal("-CONT"));
        during("silent", () -> cable.silence(true), () -> cable.silence(false));
        during("cut off", () -> cable.cut(), () -> cable.mend());
        during("killed", () -> database.kill(), null);
        during("without its backends", () -> database.terminateBackends(), null);
        watch.end();
        faults.stream().limit(40).forEach(System.out::println);
        System.out.println(faults.isEmpty() ? "PASSED" : "FAILED");
    }

    private Process start(String name, int port, Cable cable, Asking asking) throws Exception {
        var folder = Files.createDirectories(data.resolve(name));
        var access = database.access();
        var environment = Map.of(
                "MASTHEAD_DATA", folder.toString(),
                "QUARKUS_HTTP_PORT", "" + port,
                "QUARKUS_MANAGEMENT_PORT", "" + (port + 1),
                "QUARKUS_DATASOURCE_JDBC_URL", access.url().replace(":" + database.port(), ":" + cable.port()),
                "QUARKUS_DATASOURCE_USERNAME", access.user(),
                "QUARKUS_DATASOURCE_PASSWORD", access.password());
        return Service.start(folder.resolve("log"), environment, asking);
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
        var length = end == null ? Verdict.BACK_WITHIN : seconds * SECOND;
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
            if (isLeaving && Instant.now().isAfter(due)) {
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
        sleep(Verdict.BACK_WITHIN);
        if (fault.equals("silent") || fault.equals("cut off")) {
            never200(name, elsewhere);
        }
        verdict.on(fault, end == null, from, to, isLeaving ? to - Duration.between(due, back).toNanos() - EARLY : Long.MAX_VALUE);
        var connections = database.connections() / SERVICES;
        if (connections > MOST_CONNECTIONS) {
            faults.add(fault + ": " + connections + " connections of each service");
        }
        if (!process.isAlive()) {
            faults.add(fault + ": the service ended");
        }
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

    private static void sleep(long nanoseconds) throws InterruptedException {
        Thread.sleep(nanoseconds / 1_000_000);
    }

    private long threads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.count();
        }
    }
}
