package org.masthead;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;
import org.masthead.http.UnreadableRequests;

/**
 * All tests of a process share one PostgreSQL, the same that comes with the service; each run of the build begins with
 * no tables.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** The data folder of the tests of this process. */
    public static final Path DATA = Path.of(System.getProperty("masthead.test-data", "target/test-data"));

    /** Found by Quarkus on any class of the tests; it then holds for all of them. */
    @WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
    static final class ForAllTests {}

    @Override
    public Map<String, String> start() {
        // As the service does: this runs before the first application starts.
        UnreadableRequests.claim();
        Postgres.start(DATA).ifPresent(TestDatabase::keepUntilTheEnd);
        var access = Postgres.running(DATA).orElseThrow();
        Migrations.run(access);
        return Map.of(
                "quarkus.datasource.jdbc.url", access.url(),
                "quarkus.datasource.username", access.user(),
                "quarkus.datasource.password", access.password());
    }

    private static void keepUntilTheEnd(Postgres postgres) {
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // Another test profile may follow in the same process; the hook above ends it.
    }
}
