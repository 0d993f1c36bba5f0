package org.masthead.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that comes along: a child of this process that keeps its files in the data folder between starts. It
 * is durable (fsync on), listens on the loopback address only, asks for a password, and is started again when it dies.
 * It runs until {@link #close()}: whoever starts it closes it after the last request has its answer.
 */
public final class Postgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Postgres.class);
    private static final long LOG_LIMIT = 4L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final PostgresCluster cluster;
    private final FolderLock lock;
    private final String password;
    private int port;
    private Process process;
    private volatile boolean closing;

    private Postgres(PostgresCluster cluster, FolderLock lock) throws IOException {
        this.cluster = cluster;
        this.lock = lock;
        this.password = PostgresCluster.passwordIn(cluster.data());
    }

    /**
     * How to reach a server.
     *
     * @param url JDBC URL
     * @param user role
     * @param password its password
     */
    public record Access(String url, String user, String password) {}

    /**
     * Starts the server of a data folder, making the folder if there is none. Within one process only the first caller
     * starts it.
     *
     * @return the running server, or empty if this process runs it already: then see {@link #running(Path)}
     * @throws StartRefused if another process uses the folder, or the server does not start
     */
    public static Optional<Postgres> start(Path dataFolder) {
        var data = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = null;
        try {
            Files.createDirectories(data);
            lock = FolderLock.take(data);
            if (lock == null) {
                return Optional.empty();
            }
            var postgres = new Postgres(PostgresCluster.in(data), lock);
            postgres.launchWithin(PATIENCE);
            postgres.watch();
            return Optional.of(postgres);
        } catch (IOException e) {
            release(lock);
            throw new StartRefused("The data folder " + data + " cannot be used: " + e, e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** The server that runs on this data folder now, started by whichever process; empty if none takes connections. */
    public static Optional<Access> running(Path dataFolder) {
        var data = dataFolder.toAbsolutePath().normalize();
        try {
            var server = ServerProcess.read(data.resolve("postgres").resolve("postmaster.pid"))
                    .filter(found -> found.ready() && found.isAlive());
            return server.isEmpty()
                    ? Optional.empty()
                    : Optional.of(access(server.get().port(), PostgresCluster.passwordIn(data)));
        } catch (IOException e) {
            throw new StartRefused("The data folder " + data + " cannot be read: " + e, e);
        }
    }

    /** How to reach this server. The port stays when it is started again after its death. */
    public Access access() {
        return access(port, password);
    }

    private static Access access(int port, String password) {
        return new Access(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresCluster.NAME, PostgresCluster.NAME, password);
    }

    /** Stops the server: open transactions are rolled back, everything acknowledged is on the disk. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            try {
                if (process.isAlive()) {
                    stop();
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL did not stop as it should; it recovers at the next start", e);
                process.destroyForcibly();
            }
            lock.close();
        }
    }

    /** Fast: without waiting for its clients. */
    private void stop() throws IOException {
        cluster.run("", "pg_ctl", "stop", "-D", cluster.folder().toString(), "--mode=fast", "--timeout=60");
    }

    /**
     * Tries until it runs. The first try may fail for reasons that pass: the children of a killed server take a moment
     * to end, its lock file lies there, somebody took the port.
     */
    private synchronized void launchWithin(Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!launch()) {
            if (System.nanoTime() > deadline) {
                throw new StartRefused("PostgreSQL does not start; the end of " + cluster.log() + " says:\n"
                        + String.join("\n", lastLines(cluster.log())));
            }
            pause(Duration.ofMillis(250));
            port = 0;
        }
    }

    private boolean launch() throws IOException {
        endLeftover();
        trimLog();
        if (port == 0) {
            port = freePort();
        }
        process = cluster.account()
                .process(List.of(
                        cluster.binaries().program("postgres"),
                        "-D",
                        cluster.folder().toString(),
                        "-p",
                        Integer.toString(port)))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                .start();
        process.getOutputStream().close();
        // No deadline while it lives: to recover from a crash takes as long as it takes.
        while (process.isAlive()) {
            var server = ServerProcess.read(cluster.pidFile()).filter(found -> found.pid() == process.pid());
            if (server.isPresent() && server.get().ready()) {
                return true;
            }
            pause(Duration.ofMillis(10));
        }
        return false;
    }

    /**
     * We hold the lock, so a server on this folder is the orphan of a killed service, and a lock file without one is
     * what a power cut left. The orphan is stopped, not adopted: a child can be watched and reaped, and follows this
     * release's settings.
     */
    private void endLeftover() throws IOException {
        var leftover = ServerProcess.read(cluster.pidFile());
        if (leftover.isPresent() && leftover.get().isAlive()) {
            LOG.info("Stopping the PostgreSQL that a killed service left behind");
            stop();
        } else {
            Files.deleteIfExists(cluster.pidFile());
        }
    }

    private void watch() {
        var watcher = new Thread(this::keepAlive, "postgres");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void keepAlive() {
        while (!closing) {
            try {
                if (process.waitFor(30, TimeUnit.SECONDS)) {
                    restart();
                } else {
                    trimLog();
                }
            } catch (IOException e) {
                LOG.warn("The log of PostgreSQL cannot be shortened", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void restart() {
        for (var wait = Duration.ofMillis(100); !closing; wait = longer(wait)) {
            LOG.errorf("PostgreSQL ended by itself (exit code %d); starting it again", process.exitValue());
            pause(wait);
            synchronized (this) {
                try {
                    if (!closing && launch()) {
                        LOG.info("PostgreSQL runs again");
                        return;
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.error("PostgreSQL cannot be started", e);
                }
            }
        }
    }

    private static Duration longer(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** The server holds the file open for appending, so it is copied away and cut in place. */
    private void trimLog() throws IOException {
        var file = cluster.log();
        if (Files.exists(file) && Files.size(file) > LOG_LIMIT) {
            Files.copy(file, file.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            Files.write(file, new byte[0]);
        }
    }

    private static List<String> lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 5), lines.size());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static void release(FolderLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
