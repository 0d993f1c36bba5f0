package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.reasons;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

/** What is due is there, though no worker runs that could bring it. */
@QuarkusTest
@TestProfile(WithoutJobsTest.NoJobs.class)
class WithoutJobsTest {

    private static final int AT_MOST_LATE = 200;

    /** A service whose clock sets nothing going. */
    public static class NoJobs implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false");
        }
    }

    /** An answer, and between which times of the database it was made. */
    private record Look(Instant sent, boolean isThere, Instant answered) {

        static Look at(String address, String slug, Connection database) throws SQLException {
            var sent = now(database);
            var isThere = given().get(address).asString().contains(slug);
            return new Look(sent, isThere, now(database));
        }

        boolean isSentAfter(Instant time) {
            return sent.isAfter(time);
        }
    }

    private static Instant now(Connection database) throws SQLException {
        try (var asked = database.createStatement();
                var row = asked.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Test
    void showsWhatIsScheduledOnTimeThoughOlderAnswersAreInMemory() throws Exception {
        var section = section();
        var written = write(draftIn(section, "Headline " + freshWord()));
        var slug = written.<String>path("slug");
        var addresses = List.of("/v1/articles?section=" + section, "/v1/articles/" + slug);
        try (var database = Newsroom.database()) {
            var due = now(database).plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
            transition(written.path("id"), Map.of("to", "scheduled", "at", due.toString()))
                    .then()
                    .statusCode(200);
            var before = 0;
            for (var isOver = false; !isOver; Thread.sleep(20)) {
                isOver = true;
                for (var address : addresses) {
                    var look = Look.at(address, slug, database);
                    if (look.answered().isBefore(due)) {
                        assertThat(look.isThere()).as("%s before %s", look, due).isFalse();
                        before++;
                    }
                    if (look.isSentAfter(due.plusMillis(AT_MOST_LATE))) {
                        assertThat(look.isThere()).as("%s after %s", look, due).isTrue();
                    } else {
                        isOver = false;
                    }
                }
            }
            assertThat(before).isGreaterThan(addresses.size());
        }
        // Nobody has told of it.
        assertThat(reasons(written.path("id"))).isEmpty();
    }
}
