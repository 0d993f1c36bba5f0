package org.masthead.demo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.masthead.TestDatabase;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;

/** Tables of its own beside those of all other tests, empty at the start, and a service that is asked for a demo. */
public class EmptyDatabase implements QuarkusTestProfile, QuarkusTestResourceLifecycleManager {

    private static final String SCHEMA = "demo_test";

    static Postgres.Access access() {
        var shared = Postgres.running(TestDatabase.DATA).orElseThrow();
        return new Postgres.Access(
                shared.url() + "?currentSchema=" + SCHEMA + ",public", shared.user(), shared.password());
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("masthead.demo", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmptyDatabase.class));
    }

    /** After the server itself has been started. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var access = access();
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Migrations.run(access);
        return Map.of("quarkus.datasource.jdbc.url", access.url());
    }

    @Override
    public void stop() {
        // The next run begins by dropping it.
    }
}
