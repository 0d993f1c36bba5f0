package org.masthead;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;
import org.masthead.database.StartRefused;
import org.masthead.http.ProblemException;
import org.masthead.http.UnreadableRequests;
import org.masthead.signed.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The service and its commands. Without arguments it starts the service, and loads nothing to read arguments with. */
@QuarkusMain
@Command(
        name = "masthead",
        description = "Starts the service; with another command, does that.",
        mixinStandardHelpOptions = true,
        versionProvider = Masthead.Version.class,
        subcommands = {
            KeyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CheckCommand.class,
            RootCommand.class,
            VerifyCommand.class
        })
public final class Masthead {

    Masthead() {}

    /**
     * Ends the process with 143 when told to stop by SIGTERM, 1 when it cannot start or a command fails, 2 for wrong
     * arguments.
     */
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
        UnreadableRequests.claim();
        var database = prepareDatabase();
        prepareService();
        announce(database);
        if (Boolean.getBoolean("masthead.rehearsal")) {
            Quarkus.run(Rehearsal.class);
        } else {
            Quarkus.run();
        }
    }

    /** Where the service finds its tables, and the server that was started for it, if one was. */
    private record Database(Postgres.Access access, Optional<Postgres> own) {}

    private static CompletableFuture<Database> prepareDatabase() {
        var prepared = new CompletableFuture<Database>();
        // Before the start, so that a process told to end in the middle of it leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(prepared), "stop postgres"));
        new Thread(() -> prepare(prepared), "prepare database").start();
        return prepared;
    }

    private static void prepare(CompletableFuture<Database> prepared) {
        Optional<Postgres> own = Optional.empty();
        try {
            var settings = Settings.read();
            var dangers = DangerousSettings.in(settings);
            if (!dangers.isEmpty()) {
                throw new StartRefused(String.join("\n", dangers));
            }
            Postgres.Access access;
            if (settings.hasOwnDatabase()) {
                access = settings.ownDatabase();
            } else {
                var data = settings.dataFolder();
                System.err.println("Data folder: " + data);
                own = Postgres.start(data);
                // Empty when a reload while developing finds it running.
                access = own.map(Postgres::access)
                        .orElseGet(() -> Postgres.running(data).orElseThrow());
            }
            Migrations.run(access);
            prepared.complete(new Database(access, own));
        } catch (RuntimeException | Error e) {
            own.ifPresent(Postgres::close);
            prepared.completeExceptionally(e);
        }
    }

    /** What the service does before it reads its settings, while the database gets ready: it needs none for that. */
    private static void prepareService() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            // Started by an editor, from classes that no build has put together: Quarkus.run does that.
        }
    }

    private static void announce(CompletableFuture<Database> database) {
        try {
            var access = database.join().access();
            System.setProperty("quarkus.datasource.jdbc.url", access.url());
            System.setProperty("quarkus.datasource.username", access.user());
            System.setProperty("quarkus.datasource.password", access.password());
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    /** Hooks run all at once; this one lets the service answer its last requests before it takes the database away. */
    private static void closeAfterService(CompletableFuture<Database> prepared) {
        var service = ApplicationLifecycleManager.getCurrentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        prepared.thenAccept(database -> database.own().ifPresent(Postgres::close))
                .exceptionally(refused -> null)
                .join();
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof NoSuchFileException) {
            command.getErr().println(e.getMessage() + " is no file that can be read.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (e instanceof StartRefused
                || e instanceof SQLException
                || e instanceof IOException
                || e instanceof ProblemException
                || e instanceof Refused) {
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
