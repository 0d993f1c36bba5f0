package org.masthead.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.masthead.access.Erased;
import org.masthead.database.WhenOver;

/**
 * What is erased must not live on in files that were written before: exports are forgotten, and end if they are under
 * way. Files in the folders of other services go when those tidy up, within the hour.
 */
@ApplicationScoped
class DropExports {

    private final PastJobs jobs;
    private final JobFiles files;
    private final TransactionSynchronizationRegistry transaction;

    DropExports(PastJobs jobs, JobFiles files, TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.files = files;
        this.transaction = transaction;
    }

    void on(@Observes Erased erased) {
        var useless = jobs.dropExports();
        useless.addAll(jobs.failed());
        transaction.registerInterposedSynchronization(new WhenOver(isCommitted -> {
            if (isCommitted) {
                useless.forEach(files::delete);
            }
        }));
    }
}
