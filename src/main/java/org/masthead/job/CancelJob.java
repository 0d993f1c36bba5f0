package org.masthead.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.masthead.access.Audit;
import org.masthead.database.WhenOver;

/** Ends long work before it is done: what nobody works on at once, what runs with its next step. */
@ApplicationScoped
class CancelJob {

    private final Jobs jobs;
    private final JobFiles files;
    private final Audit audit;
    private final TransactionSynchronizationRegistry transaction;

    CancelJob(Jobs jobs, JobFiles files, Audit audit, TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The job as it is then. The files of one that runs are its worker's. */
    Job now(Job job) {
        jobs.cancel(job.id());
        audit.record("cancel", job.kind(), job.id());
        var cancelled = jobs.byId(job.id()).orElseThrow();
        if (cancelled.status().isOver()) {
            transaction.registerInterposedSynchronization(new WhenOver(isCommitted -> {
                if (isCommitted) {
                    files.delete(job.id());
                }
            }));
        }
        return cancelled;
    }
}
