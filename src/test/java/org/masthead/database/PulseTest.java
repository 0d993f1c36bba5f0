package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PulseTest {

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @Test
    void isReadyWhileTheDatabaseAnswers() {
        RestAssured.get(health + "/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("database"))
                .body("status", equalTo("UP"));
    }

    @Test
    void livesWithoutAskingAnything() {
        RestAssured.get(health + "/live").then().statusCode(200).body("checks", empty());
    }

    @Test
    void takesTheDatabaseForBackWhenSomebodyElseHearsOfIt() {
        var isAway = new AtomicBoolean();
        var pulse = new Pulse(poolOf(isAway, new AtomicReference<>(() -> {})), new DatabaseClock());
        assertThat(pulse.answers()).isFalse();
        pulse.beat();
        assertThat(pulse.answers()).isTrue();
        isAway.set(true);
        pulse.beat();
        assertThat(pulse.answers()).isFalse();
        pulse.hear();
        assertThat(pulse.answers()).isTrue();
        pulse.beat();
        assertThat(pulse.answers()).isFalse();
    }

    @Test
    void givesABeatNoSayThatWasUnderWayWhenSomebodyElseHeardOfTheDatabase() {
        var isAway = new AtomicBoolean();
        var meanwhile = new AtomicReference<Runnable>(() -> {});
        var pulse = new Pulse(poolOf(isAway, meanwhile), new DatabaseClock());
        pulse.beat();
        isAway.set(true);
        pulse.beat();
        assertThat(pulse.answers()).isFalse();
        meanwhile.set(pulse::hear);
        pulse.beat();
        assertThat(pulse.answers()).isTrue();
        meanwhile.set(() -> {});
        pulse.beat();
        assertThat(pulse.answers()).isFalse();
    }

    /**
     * A pool of connections to the database whose server is gone at times.
     *
     * @param meanwhile done before it is noticed that the server is gone
     */
    private AgroalDataSource poolOf(AtomicBoolean isAway, AtomicReference<Runnable> meanwhile) {
        return (AgroalDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AgroalDataSource.class}, (proxy, method, arguments) -> {
                    if (isAway.get() && method.getName().equals("getConnection")) {
                        meanwhile.get().run();
                        throw new SQLException("The server is gone", "08006");
                    }
                    return method.invoke(database, arguments);
                });
    }

    @Test
    void clockTellsTheTimeOfTheDatabase() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select clock_timestamp()")) {
            rows.next();
            var there = rows.getObject(1, OffsetDateTime.class).toInstant();
            assertThat(Duration.between(there, clock.instant()))
                    .isBetween(Duration.ofMillis(-5), Duration.ofMillis(750));
        }
    }
}
