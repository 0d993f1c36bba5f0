import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Kills the service, one backend of PostgreSQL and its postmaster in turn, with SIGKILL, while four writers write, and holds
 * what is there at the end against what was acknowledged.
 *
 * <p>{@code Kill TIMES DATA-FOLDER PORT}; {@code src/bench/kill} prepares all that.
 */
final class Kill {

    private static final int WRITERS = 4;
    private static final long UNDER_WAY = 300_000_000;

    private final int times;
    private final Path data;
    private final String base;
    private final Random random;
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Asking asking;
    private final Writings writings;
    private long killed;
    private volatile Process service;

    private Kill(int times, Path data, int port, long seed) {
        this.times = times;
        this.data = data;
        this.base = "http://127.0.0.1:" + port;
        this.random = new Random(seed);
        this.asking = new Asking(base, faults);
        this.writings = new Writings(asking, random, faults);
    }

    public static void main(String... args) throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        new Kill(Integer.parseInt(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), seed).run();
    }

    private void run() throws Exception {
        if (asking.ask("GET", "/v1", null, null, null).status() != 0) {
            throw new IllegalStateException(base + " is somebody else's: set PORT and MANAGEMENT_PORT");
        }
        start();
        var section = asking.post("/v1/newsroom/sections", "{\"path\": \"news\", \"name\": \"News\"}", "section", null);
        if (section.status() != 201) {
            throw new IllegalStateException("no section can be made: " + section.status());
        }
        var threads = new ArrayList<Thread>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = "w" + writer;
            threads.add(started(() -> writings.write(name)));
        }
        threads.add(started(writings::read));
        var slowest = 0L;
        for (var round = 0; round < times; round++) {
            Thread.sleep(1500 + random.nextInt(5000));
            var what = List.of("service", "backend", "postmaster").get(round % 3);
            kill(what);
            var from = killed;
            // What was under way may still come to a good end.
            while (asking.lastGood() < from + UNDER_WAY && System.nanoTime() - from < Asking.PATIENCE.toNanos()) {
                Thread.sleep(10);
            }
            if (asking.lastGood() < from + UNDER_WAY) {
                faults.add("no write was good for a minute after the " + what + " was killed");
                break;
            }
            var took = (asking.lastGood() - from) / 1_000_000;
            slowest = Math.max(slowest, took);
            System.out.printf("%2d %-10s first good write after %5d ms%n", round + 1, what, took);
        }
        writings.stop();
        for (var thread : threads) {
            thread.join();
        }
        writings.check();
        service.destroy();
        service.waitFor();
        System.out.printf("%s; %d articles read meanwhile; slowest recovery %d ms%n", asking, writings.seen(), slowest);
        faults.stream().limit(40).forEach(System.out::println);
        if (faults.size() > 40) {
            System.out.println("and " + (faults.size() - 40) + " more");
        }
        System.out.println(faults.isEmpty() ? "PASSED" : "FAILED");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private Thread started(Act act) {
        var thread = new Thread(() -> {
            try {
                act.run();
            } catch (Exception e) {
                faults.add("a writer or the reader failed: " + e);
                e.printStackTrace();
            }
        });
        thread.start();
        return thread;
    }

    private interface Act {
        void run() throws Exception;
    }

    private void start() throws Exception {
        service = Service.start(data.resolve("service.log"), Map.of(), asking);
    }

    private void kill(String what) throws Exception {
        switch (what) {
            case "service" -> {
                service.destroyForcibly().waitFor();
                killed = System.nanoTime();
                start();
            }
            case "backend" -> {
                var backends = Database.postmaster(data).children().filter(Kill::isBackend).toList();
                kill(backends.get(random.nextInt(backends.size())));
            }
            default -> kill(Database.postmaster(data));
        }
    }

    /** By its title, which PostgreSQL puts in the place of its command line. */
    private static boolean isBackend(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains("127.0.0.1(");
        } catch (IOException gone) {
            return false;
        }
    }

    private void kill(ProcessHandle process) throws Exception {
        Database.send("-9", Stream.of(process));
        killed = System.nanoTime();
    }
}
