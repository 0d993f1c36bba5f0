package org.masthead.article;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.masthead.database.Statements;

/**
 * Notices when what became due is not told ({@link TellDueChanges}), and says so in {@code /q/health/ready}. The
 * service stays ready: readers see the articles themselves on time.
 */
@Readiness
@ApplicationScoped
class NoticeOverdue implements HealthCheck {

    /** Many times longer than it takes to tell what is due. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** What fails is put off, a minute at most, but was due when it was. */
    private static final String OLDEST = """
            select extract(epoch from now() - least(
              (select min(case d.reason when 'expired' then l.visible_until else l.visible_from end)
                from due_change d join live_article l on l.id = d.live_article_id
                where d.at < now() + interval '1 minute'),
              (select min(at) from due_collection where at <= now())))::bigint
            """;

    private final Statements statements;
    private volatile long overdue;

    NoticeOverdue(Statements statements) {
        this.statements = statements;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        overdue = statements.first(OLDEST, Map.of(), row -> row.getLong(1)).orElseThrow();
    }

    @Override
    public HealthCheckResponse call() {
        var ready = HealthCheckResponse.named("due changes").up();
        return overdue > LATE.toSeconds()
                ? ready.withData("overdueSeconds", overdue).build()
                : ready.build();
    }
}
