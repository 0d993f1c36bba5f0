package org.masthead;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.masthead.database.Postgres;
import org.masthead.database.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The service and its commands. Without arguments it starts the service. */
@QuarkusMain
@Command(
        name = "masthead",
        description = "Starts the service; with a command, does that instead.",
        mixinStandardHelpOptions = true,
        versionProvider = Masthead.Version.class,
        subcommands = KeyCommand.class)
public final class Masthead implements Callable<Integer> {

    private Masthead() {}

    /** Ends the process with 0 when told to stop, 1 when it cannot start or a command fails, 2 for wrong arguments. */
    public static void main(String... args) {
        if (Boolean.getBoolean("quarkus.appcds.generate")) {
            // Packaging: Quarkus loads its classes, writes the archive and ends before it needs a database.
            Quarkus.run(args);
            return;
        }
        var commands = new CommandLine(new Masthead()).setExecutionExceptionHandler(Masthead::explain);
        var code = commands.execute(args);
        if (code != 0 || args.length > 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        start();
        return 0;
    }

    @Command(name = "start", description = "Starts the service, as no command does.")
    void start() {
        var settings = Settings.read();
        var dangers = DangerousSettings.in(settings);
        if (!dangers.isEmpty()) {
            throw new StartRefused(String.join("\n", dangers));
        }
        if (!settings.hasOwnDatabase()) {
            startPostgres(settings.dataFolder());
        }
        Quarkus.run();
    }

    private static void startPostgres(Path data) {
        System.err.println("Data folder: " + data);
        // Empty when a reload while developing finds it running: its coordinates are still where they were put.
        Postgres.start(data).ifPresent(postgres -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(postgres), "stop postgres"));
            var access = postgres.access();
            System.setProperty("quarkus.datasource.jdbc.url", access.url());
            System.setProperty("quarkus.datasource.username", access.user());
            System.setProperty("quarkus.datasource.password", access.password());
        });
    }

    /** Hooks run all at once; this one lets the service answer its last requests before it takes the database away. */
    private static void closeAfterService(Postgres postgres) {
        var service = ApplicationLifecycleManager.getCurrentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        postgres.close();
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
