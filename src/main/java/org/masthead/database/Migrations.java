package org.masthead.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database to what this release expects, before anything of the service asks for them. */
public final class Migrations {

    /** The version of the last one, so that a start on tables that have it need not read and compare them all. */
    static final String NEWEST = "055";

    /** In the schema that Flyway would take, not in another one that is searched. */
    private static final String NEWEST_HAS_RUN = """
            select from flyway_schema_history where version = ? and success
              and tableoid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)
            """;

    private Migrations() {}

    /**
     * Runs those that have not run yet; instances that start at once wait for each other. On a connection of its own:
     * the three seconds that a request's statement may take would cancel the building of an index.
     *
     * @throws StartRefused if the server cannot be reached, or one of them fails: it is then undone
     */
    public static void run(Postgres.Access access) {
        if (!isNewestIn(access)) {
            runUntil(access, "latest");
        }
    }

    /** Whether this release has one of this version. */
    public static boolean knows(String version) {
        return version.matches("[0-9]{3}") && version.compareTo(NEWEST) <= 0;
    }

    /** Runs those up to one of this version. */
    public static void runUntil(Postgres.Access access, String version) {
        try {
            Flyway.configure()
                    .dataSource(access.url(), access.user(), access.password())
                    .initSql("SET lock_timeout='10s'; SET timezone='UTC'")
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartRefused("The tables of this release cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean isNewestIn(Postgres.Access access) {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var asked = connection.prepareStatement(NEWEST_HAS_RUN)) {
            asked.setString(1, NEWEST);
            return asked.executeQuery().next();
        } catch (SQLException e) {
            // No tables yet, or no server: Flyway makes the first and explains the second.
            return false;
        }
    }
}
