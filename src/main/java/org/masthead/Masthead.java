package org.masthead;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.masthead.database.Postgres;
import org.masthead.database.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The service and its commands. Without arguments it starts the service, and loads nothing to read arguments with. */
@QuarkusMain
@Command(
        name = "masthead",
        description = "Starts the service; with another command, does that.",
        mixinStandardHelpOptions = true,
        versionProvider = Masthead.Version.class,
        subcommands = KeyCommand.class)
public final class Masthead {

    Masthead() {}

    /** Ends the process with 0 when told to stop, 1 when it cannot start or a command fails, 2 for wrong arguments. */
    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(commandLine().execute(args));
        }
        try {
            start();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(CommandLine.ExitCode.SOFTWARE);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Masthead()).setExecutionExceptionHandler(Masthead::explain);
    }

    @Command(name = "start", description = "Starts the service, as no command does.")
    private static void start() {
        if (System.console() != null) {
            System.setProperty("masthead.log.json", "false");
        }
        var settings = Settings.read();
        var dangers = DangerousSettings.in(settings);
        if (!dangers.isEmpty()) {
            throw new StartRefused(String.join("\n", dangers));
        }
        if (!settings.hasOwnDatabase()) {
            var database = startPostgres(settings.dataFolder());
            prepareService();
            announce(database);
        }
        if (Boolean.getBoolean("masthead.rehearsal")) {
            Quarkus.run(Rehearsal.class);
        } else {
            Quarkus.run();
        }
    }

    private static CompletableFuture<Optional<Postgres>> startPostgres(Path data) {
        System.err.println("Data folder: " + data);
        var started = new CompletableFuture<Optional<Postgres>>();
        // Before the start, so that a process told to end in the middle of it leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(started), "stop postgres"));
        new Thread(() -> start(data, started), "start postgres").start();
        return started;
    }

    private static void start(Path data, CompletableFuture<Optional<Postgres>> started) {
        try {
            started.complete(Postgres.start(data));
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /** What the service does before it reads its settings, while PostgreSQL starts: it needs no database for that. */
    private static void prepareService() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            // Started by an editor, from classes that no build has put together: Quarkus.run does that.
        }
    }

    private static void announce(CompletableFuture<Optional<Postgres>> database) {
        Optional<Postgres> postgres;
        try {
            postgres = database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
        // Empty when a reload while developing finds it running: its coordinates are still where they were put.
        postgres.map(Postgres::access).ifPresent(access -> {
            System.setProperty("quarkus.datasource.jdbc.url", access.url());
            System.setProperty("quarkus.datasource.username", access.user());
            System.setProperty("quarkus.datasource.password", access.password());
        });
    }

    /** Hooks run all at once; this one lets the service answer its last requests before it takes the database away. */
    private static void closeAfterService(CompletableFuture<Optional<Postgres>> started) {
        var service = ApplicationLifecycleManager.getCurrentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        started.exceptionally(refused -> Optional.empty()).join().ifPresent(Postgres::close);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof StartRefused || e instanceof SQLException) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"masthead " + Masthead.class.getPackage().getImplementationVersion()};
        }
    }
}
