package org.masthead.job;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.hibernate.Session;

/** Does one step of a job: its work and what is told of it are one transaction. */
@ApplicationScoped
class StepJob {

    private static final int SECONDS = 25;

    /**
     * How long a step may take. Plans that were made while tables were small are kept while they grow, so none may read
     * a whole table where there is an index.
     */
    private static final String LIMITS =
            "select set_config('idle_in_transaction_session_timeout', '25s', true), set_config('lock_timeout', '3s', true),"
                    + " set_config('statement_timeout', '20s', true), set_config('enable_seqscan', 'off', true)";

    private final Jobs jobs;
    private final Session session;

    StepJob(Jobs jobs, Session session) {
        this.jobs = jobs;
        this.session = session;
    }

    /** Somebody else has taken the job, or it is not where this worker left it: what it has not ended is undone. */
    static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The key of who asked for the job is no longer good: neither is what this step did. */
    static final class Revoked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The work itself failed, and nothing of it is written. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            super(cause);
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

    /** The job as it is then, and whether that was its last step. */
    record Done(Job job, boolean isLast) {}

    static TransactionRunnerOptions transaction() {
        return QuarkusTransaction.requiringNew().timeout(SECONDS);
    }

    /**
     * Does the next step, or passes over what it fails at when the work can tell.
     *
     * @throws Taken when another worker has the job
     * @throws Revoked when who asked for it may no longer
     */
    Done next(Work.Run run, Job job, UUID worker) {
        try {
            return run.isTrial() ? trial(run, job, worker) : real(run, job, worker);
        } catch (Failed failure) {
            var instead = run.passOver(failure.getCause());
            if (instead.isEmpty()) {
                throw failure;
            }
            Log.errorf(failure.getCause(), "Job %s goes on behind what has failed", job.id());
            return transaction().call(() -> {
                prepare(job, worker);
                return save(instead.get(), job, worker);
            });
        }
    }

    private Done real(Work.Run run, Job job, UUID worker) {
        return transaction().call(() -> {
            prepare(job, worker);
            return save(work(run), job, worker);
        });
    }

    private Done trial(Work.Run run, Job job, UUID worker) {
        try {
            transaction().run(() -> {
                prepare(job, worker);
                throw new Undone(work(run));
            });
            throw new IllegalStateException("A trial is always undone");
        } catch (Undone trial) {
            return transaction().call(() -> save(trial.progress, job, worker));
        }
    }

    private Progress work(Work.Run run) {
        try {
            var progress = run.step();
            session.flush();
            return progress;
        } catch (IOException | RuntimeException | Error failure) {
            throw new Failed(failure);
        }
    }

    /** Before a step writes anything, and be it to a file that nothing undoes. */
    private void prepare(Job job, UUID worker) {
        session.createNativeQuery(LIMITS, Object[].class).getSingleResult();
        if (!jobs.has(job, worker)) {
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
        var now = jobs.progressed(job.id(), worker, RunJobs.LEASE, progress).orElseThrow(Taken::new);
        requireKey(job);
        return new Done(now, progress.isLast());
    }
}
