package org.masthead.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Removes results after a week, or sooner when there are many, and what is told of jobs after a month. Ends those whose
 * files are lost.
 */
@ApplicationScoped
class ForgetJobs {

    static final Duration RESULTS = Duration.ofDays(7);
    private static final Duration ROWS = Duration.ofDays(30);
    private static final Duration LOST = Duration.ofDays(1);
    private static final int MOST_RESULTS = 10;

    private final PastJobs jobs;
    private final JobFiles files;

    ForgetJobs(PastJobs jobs, JobFiles files) {
        this.jobs = jobs;
        this.files = files;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() {
        var outdated = QuarkusTransaction.requiringNew().call(() -> jobs.outdated(files.name(), RESULTS, MOST_RESULTS));
        for (var job : outdated) {
            QuarkusTransaction.requiringNew().run(() -> jobs.forgetResult(job));
            files.delete(job);
        }
        failLost();
        QuarkusTransaction.requiringNew().run(() -> jobs.forget(ROWS));
        removeFiles();
    }

    void failLost() {
        QuarkusTransaction.requiringNew().run(() -> jobs.failLost(files.name(), LOST));
    }

    /** Those that nobody needs any more, at once; those of which nobody knows a job, after a day. */
    void removeFiles() {
        var all = files.jobs(Duration.ZERO);
        QuarkusTransaction.requiringNew().call(() -> jobs.withoutInput(all)).forEach(files::deleteInput);
        QuarkusTransaction.requiringNew().call(() -> jobs.withoutResult(all)).forEach(files::deleteResult);
        var left = new ArrayList<>(files.jobs(Duration.ofDays(1)));
        left.removeAll(QuarkusTransaction.requiringNew().call(() -> jobs.needing(left)));
        left.forEach(files::delete);
    }
}
