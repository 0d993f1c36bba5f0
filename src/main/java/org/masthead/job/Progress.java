package org.masthead.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one step has brought, to be written in its transaction.
 *
 * @param state where to go on after it
 * @param bytesRead of the input, by this step
 * @param linesTotal how many lines there will be; null when this step does not know
 * @param lines looked at or written by this step
 * @param done of these, those taken
 * @param skipped of these, those that had nothing to be done for
 * @param failed of these, those that could not be taken
 * @param errors why not
 * @param resultBytes how long the file is that has come of the job, once it is over; null when none has
 * @param isLast whether the job is over with it
 */
public record Progress(
        JsonNode state,
        long bytesRead,
        Long linesTotal,
        long lines,
        long done,
        long skipped,
        long failed,
        List<JobError> errors,
        Long resultBytes,
        boolean isLast) {}
