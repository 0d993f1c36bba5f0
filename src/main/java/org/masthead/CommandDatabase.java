package org.masthead;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.masthead.database.Postgres;

/**
 * The database of a command: the operator's own; else the one that comes along, by joining it where it runs beside the
 * service, or by starting it for as long as the command takes.
 */
final class CommandDatabase {

    /** What a command does with it. */
    interface Work {
        void with(Postgres.Access access) throws SQLException, IOException;
    }

    private CommandDatabase() {}

    static void use(Work work) throws SQLException, IOException {
        var settings = Settings.read();
        if (settings.hasOwnDatabase()) {
            work.with(settings.ownDatabase());
            return;
        }
        var data = settings.dataFolder();
        var running = Postgres.running(data);
        if (running.isPresent()) {
            work.with(running.get());
            return;
        }
        try (var postgres = Postgres.start(data).orElseThrow()) {
            work.with(postgres.access());
        }
    }

    static Connection connect(Postgres.Access access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
