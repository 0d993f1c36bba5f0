package org.masthead.job;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.Session;
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

    private static final int STEP_SECONDS = 25;

    private static final String OF_A_STEP =
            "select set_config('idle_in_transaction_session_timeout', '25s', true), set_config('lock_timeout', '3s', true),"
                    + " set_config('statement_timeout', '20s', true)";

    private final Jobs jobs;
    private final JobFiles files;
    private final List<Work> kinds;
    private final Session session;
    private final Audit audit;
    private final CurrentIdentityAssociation identity;

    RunJobs(
            Jobs jobs,
            JobFiles files,
            @All List<Work> kinds,
            Session session,
            Audit audit,
            CurrentIdentityAssociation identity) {
        this.jobs = jobs;
        this.files = files;
        this.kinds = kinds;
        this.session = session;
        this.audit = audit;
        this.identity = identity;
    }

    /** Somebody else has taken the job: what this worker has not ended is undone. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The key of who asked for the job is no longer good: neither is what this step did. */
    private static final class Revoked extends RuntimeException {
        private static final long serialVersionUID = 1L;
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
        } catch (Taken e) {
            Log.warnf("Job %s was taken over by another worker", job.id());
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
                var done = as(job.caller(), () -> stepOrPass(run, job, worker));
                now = done.job();
                isLast = done.isLast() || now.isCancelled();
                if (isLast) {
                    end(now, worker, done.isLast() ? JobStatus.DONE : JobStatus.CANCELLED, null);
                }
            }
        } catch (Revoked e) {
            end(now, worker, JobStatus.FAILED, "The key that asked for it was revoked or has expired.");
        }
    }

    private record Done(Job job, boolean isLast) {}

    private Done stepOrPass(Work.Run run, Job job, UUID worker) {
        try {
            return step(run, job, worker);
        } catch (Taken | Revoked e) {
            throw e;
        } catch (RuntimeException | Error failure) {
            var instead = run.passOver(failure);
            if (instead.isEmpty()) {
                throw failure;
            }
            Log.errorf(failure, "Job %s goes on behind what has failed", job.id());
            return transaction().call(() -> {
                prepare(job, worker);
                return save(instead.get(), job, worker);
            });
        }
    }

    private Done step(Work.Run run, Job job, UUID worker) {
        if (!run.isTrial()) {
            return transaction().call(() -> {
                prepare(job, worker);
                return save(run.step(), job, worker);
            });
        }
        try {
            transaction().run(() -> {
                prepare(job, worker);
                throw new Undone(stepOf(run));
            });
            throw new IllegalStateException("A trial is always undone");
        } catch (Undone trial) {
            return transaction().call(() -> save(trial.progress, job, worker));
        }
    }

    private static Progress stepOf(Work.Run run) {
        try {
            return run.step();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rolls back what was only tried, and tells what came of it. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Progress progress;

        Undone(Progress progress) {
            super(null, null, false, false);
            this.progress = progress;
        }
    }

    /** Before a step writes anything, and be it to a file that nothing undoes. */
    private void prepare(Job job, UUID worker) {
        session.createNativeQuery(OF_A_STEP, Object[].class).getSingleResult();
        if (!jobs.has(job.id(), worker)) {
            throw new Taken();
        }
        requireKey(job);
    }

    private void requireKey(Job job) {
        if (jobs.isRevoked(job.caller())) {
            throw new Revoked();
        }
    }

    private Done save(Progress progress, Job job, UUID worker) {
        session.flush();
        var now = jobs.progressed(job.id(), worker, LEASE, progress).orElseThrow(Taken::new);
        requireKey(job);
        return new Done(now, progress.isLast());
    }

    private void end(Job job, UUID worker, JobStatus status, String detail) throws Exception {
        var ended = as(
                job.caller(),
                () -> transaction().call(() -> {
                    var written = jobs.over(job.id(), worker, status, detail).orElseThrow(Taken::new);
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

    private static TransactionRunnerOptions transaction() {
        return QuarkusTransaction.requiringNew().timeout(STEP_SECONDS);
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
