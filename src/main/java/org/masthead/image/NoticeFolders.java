package org.masthead.image;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.masthead.job.JobFiles;

/**
 * Notices when several services on one database keep originals in folders of their own, soon after the start and once a
 * minute, and says so in the log and in {@code /q/health/ready}. They stay ready: all but some pictures is right.
 */
@Readiness
@ApplicationScoped
class NoticeFolders implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(NoticeFolders.class);

    private static final String WARNING = "Another service on this database keeps originals of pictures in a data"
            + " folder of its own, so each lacks what the other takes in. Let them share one folder, or name a bucket in"
            + " MASTHEAD_S3_BUCKET.";

    /** Longer than between two looks. */
    private static final Duration PRESENT = Duration.ofMinutes(3);

    private final Originals originals;
    private final JobFiles folder;
    private final Session session;
    private volatile boolean areSeveral;

    NoticeFolders(Originals originals, JobFiles folder, Session session) {
        this.originals = originals;
        this.folder = folder;
        this.session = session;
    }

    @Scheduled(every = "1m", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        if (originals.areShared()) {
            return;
        }
        var id = folder.name();
        session.createNativeMutationQuery("insert into originals_folder (id) values (:id)"
                        + " on conflict (id) do update set seen_at = now()")
                .setParameter("id", id)
                .executeUpdate();
        session.createNativeMutationQuery("delete from originals_folder where seen_at < now() - interval '1 day'")
                .executeUpdate();
        var others = session.createNativeQuery(
                        "select exists (select from originals_folder where id <> :id"
                                + " and seen_at > now() - make_interval(secs => :seconds))",
                        Boolean.class)
                .setParameter("id", id)
                .setParameter("seconds", (double) PRESENT.toSeconds())
                .getSingleResult();
        if (others && !areSeveral) {
            LOG.warn(WARNING);
        }
        areSeveral = others;
    }

    @Override
    public HealthCheckResponse call() {
        var ready = HealthCheckResponse.named("originals").up();
        return areSeveral ? ready.withData("warning", WARNING).build() : ready.build();
    }
}
