package org.masthead.job;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.database.Ids;
import org.masthead.database.WhenOver;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Puts long work into the queue, in the transaction of the request that asks for it. */
@ApplicationScoped
public class AskForJob {

    /** How many may wait or run: each may have an input of a gigabyte. */
    static final int MOST_OPEN = 20;

    private final Jobs jobs;
    private final JobFiles files;
    private final JobWorker worker;
    private final Callers callers;
    private final Audit audit;
    private final TransactionSynchronizationRegistry transaction;

    AskForJob(
            Jobs jobs,
            JobFiles files,
            JobWorker worker,
            Callers callers,
            Audit audit,
            TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.files = files;
        this.worker = worker;
        this.callers = callers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * A job that waits to be done.
     *
     * @param options what its {@link Work} shall know
     * @param input what it shall read, which becomes its own; or null
     * @throws ProblemException 429 when too many wait
     */
    public Job of(String kind, JsonNode options, Path input, Long bytes) throws IOException {
        if (jobs.open() >= MOST_OPEN) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                    .detail("At most " + MOST_OPEN + " jobs can wait or run. Wait until one is over, or cancel one.")
                    .header("Retry-After", "60")
                    .header("RateLimit", "\"open-jobs\";r=0;t=60")
                    .header("RateLimit-Policy", "\"open-jobs\";q=" + MOST_OPEN)
                    .exception();
        }
        var id = Ids.next();
        jobs.add(id, kind, options, callers.current(), files.name(), bytes);
        audit.record("ask", kind, id);
        if (input != null) {
            files.take(input, id);
        }
        transaction.registerInterposedSynchronization(new WhenOver(isCommitted -> {
            if (isCommitted) {
                worker.wake();
            } else {
                files.delete(id);
            }
        }));
        return jobs.byId(id).orElseThrow();
    }
}
