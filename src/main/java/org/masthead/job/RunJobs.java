package org.masthead.job;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.masthead.access.Audit;
import org.masthead.access.Caller;

/**
 * Does jobs, step by step. What a step does and how far the job has come with it is one transaction, which only the
 * worker that has the lease can end: whatever dies in the middle, no line is done twice and none is lost.
 */
@ApplicationScoped
class RunJobs {

    /** Longer than a step may take, and as long as a job waits when its worker was killed. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** So often a job is begun again at the same place before it is given up. */
    private static final int MOST_ATTEMPTS = 4;

    private final Jobs jobs;
    private final JobFiles files;
    private final List<Work> kinds;
    private final StepJob steps;
    private final Audit audit;
    private final CurrentIdentityAssociation identity;

    RunJobs(
            Jobs jobs,
            JobFiles files,
            @All List<Work> kinds,
            StepJob steps,
            Audit audit,
            CurrentIdentityAssociation identity) {
        this.jobs = jobs;
        this.files = files;
        this.kinds = kinds;
        this.steps = steps;
        this.audit = audit;
        this.identity = identity;
    }

    /**
     * Takes the next job and does it.
     *
     * @param folder where its files are
     * @param stop asked after each step: whether to leave the rest to others
     * @return false when there is none
     */
    boolean next(UUID folder, Callable<Boolean> stop) {
        var worker = UUID.randomUUID();
        var taken = QuarkusTransaction.requiringNew().call(() -> jobs.take(folder, worker, LEASE));
        if (taken.isEmpty()) {
            return false;
        }
        var job = taken.get();
        try {
            run(job, worker, stop);
        } catch (StepJob.Taken e) {
            Log.warnf("Job %s was taken over by another worker, or goes on where the database has it", job.id());
        } catch (Exception | Error e) {
            // Memory that was too little for one step need not be for what is done meanwhile.
            Log.errorf(e, "Job %s failed at attempt %d", job.id(), job.attempts());
            giveBack(job, worker, Duration.ofMillis(500L * job.attempts()));
        }
        return true;
    }

    private void run(Job job, UUID worker, Callable<Boolean> stop) throws Exception {
        if (job.isCancelled()) {
            end(job, worker, JobStatus.CANCELLED, null);
            return;
        }
        if (job.attempts() > MOST_ATTEMPTS) {
            end(
                    job,
                    worker,
                    JobStatus.FAILED,
                    "The service failed again and again at the same place; its log has more under the id of the job.");
            return;
        }
        var work = kinds.stream()
                .filter(kind -> kind.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow();
        Job now = job;
        try (var run = work.open(job)) {
            for (var isLast = false; !isLast; ) {
                if (stop.call()) {
                    giveBack(job, worker, Duration.ZERO);
                    return;
                }
                var before = now;
                var done = as(job.caller(), () -> steps.next(run, before, worker));
                now = done.job();
                isLast = done.isLast() || now.isCancelled();
                if (isLast) {
                    end(now, worker, done.isLast() ? JobStatus.DONE : JobStatus.CANCELLED, null);
                }
            }
        } catch (StepJob.Revoked e) {
            end(now, worker, JobStatus.FAILED, "The key that asked for it was revoked or has expired.");
        }
    }

    private void end(Job job, UUID worker, JobStatus status, String detail) throws Exception {
        var ended = as(
                job.caller(),
                () -> StepJob.transaction().call(() -> {
                    var written = jobs.over(job, worker, status, detail).orElseThrow(StepJob.Taken::new);
                    var counts = job.counts();
                    audit.record(
                            written.text(),
                            job.kind(),
                            job.id(),
                            "%d lines: %d done, %d skipped, %d failed"
                                    .formatted(counts.lines(), counts.done(), counts.skipped(), counts.failed()));
                    return written;
                }));
        if (ended == JobStatus.DONE) {
            files.deleteInput(job.id());
        } else if (ended == JobStatus.FAILED) {
            files.deleteResult(job.id());
        } else {
            files.delete(job.id());
        }
    }

    private void giveBack(Job job, UUID worker, Duration pause) {
        try {
            QuarkusTransaction.requiringNew().run(() -> jobs.giveBack(job.id(), worker, pause));
        } catch (RuntimeException e) {
            // Then its lease ends by itself.
            Log.debug("The lease could not be given back", e);
        }
    }

    /** Everything is done by the rights of who asked for it, and noted under their name. */
    private <T> T as(Caller caller, Callable<T> act) throws Exception {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            identity.setIdentity(
                    QuarkusSecurityIdentity.builder().setPrincipal(caller).build());
            return act.call();
        } finally {
            context.terminate();
        }
    }
}
