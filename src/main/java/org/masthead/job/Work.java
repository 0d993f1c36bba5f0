package org.masthead.job;

import java.io.IOException;
import java.util.Optional;

/** A kind of long work. */
public interface Work {

    /** Its name in rows and JSON. */
    String kind();

    /**
     * Begins a job, or goes on with it from its state. One that was attempted before may have failed by what its next
     * step did: then smaller steps show by what.
     */
    Run open(Job job) throws IOException;

    /** Work under way. Whatever goes wrong, it is closed, and opened again from the state that was written last. */
    interface Run extends AutoCloseable {

        /** Does some of it, well under a second's work, within the running transaction. */
        Progress step() throws IOException;

        /**
         * Asked when a step has failed and is undone: what to write instead so that the job can go on behind it.
         * Nothing when it shall be tried again.
         */
        default Optional<Progress> passOver(Throwable failure) {
            return Optional.empty();
        }

        /** Whether what a step does is to be undone, and only its progress kept. */
        default boolean isTrial() {
            return false;
        }

        @Override
        void close();
    }
}
