package org.masthead.job;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does jobs one after the other, on a thread of its own, so that no request waits for one. */
@ApplicationScoped
class JobWorker {

    /** How long a job may wait that another service has left. */
    private static final long LOOK_SECONDS = 2;

    private static final long END_SECONDS = 20;

    private final RunJobs run;
    private final JobFiles files;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "jobs");
    private volatile boolean stops;
    private boolean waits;

    JobWorker(RunJobs run, JobFiles files) {
        this.run = run;
        this.files = files;
    }

    void start(@Observes StartupEvent start) {
        thread.setDaemon(true);
        thread.start();
    }

    /** The step under way ends; the rest of the job is for the next start. */
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        stops = true;
        news.release();
        thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    }

    /** There is a new job: it need not wait until somebody looks. */
    void wake() {
        news.release();
    }

    private void work() {
        while (!stops) {
            try {
                if (!news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    Log.trace("looking for jobs that others have left");
                }
                news.drainPermits();
                while (!stops && run.next(files.name(), () -> stops)) {
                    // there may be more
                }
                waits = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it is, it must not be the end of all jobs: the database may be away.
                if (!waits) {
                    Log.warnf("Jobs wait: %s", e);
                }
                waits = true;
            }
        }
    }
}
