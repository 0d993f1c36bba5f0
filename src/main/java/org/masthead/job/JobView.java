package org.masthead.job;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Long work, and how far it has come. */
@Schema(description = "Long work, and how far it has come.")
public record JobView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "What is done: article-import, article-export.", examples = "article-import")
        String kind,

        @Schema(
                description = "How far it has come: waiting and running go on, the others do not.",
                examples = "running")
        JobStatus status,

        @Schema(description = "Length of the input in bytes, or null.", examples = "48211043", nullable = true)
        Long bytesTotal,

        @Schema(description = "How many bytes of the input are done with.", examples = "12053504")
        long bytesRead,

        @Schema(
                description = "How many lines there will be, or null while nobody knows.",
                examples = "10000",
                nullable = true)
        Long linesTotal,

        @Schema(description = "How many lines are done with.", examples = "2500")
        long lines,

        @Schema(description = "How many of them were taken, or written.", examples = "2497")
        long done,

        @Schema(description = "How many of them had nothing to be done for.", examples = "1")
        long skipped,

        @Schema(description = "How many of them could not be taken; why is among the errors.", examples = "2")
        long failed,

        @Schema(
                description = "Path of the list of what is wrong with lines.",
                examples = "/v1/newsroom/jobs/0199c0de-7a1b-7c2d-8e3f-405162738495/errors")
        String errors,

        @Schema(description = "Whether that list is whole: 10,000 are kept.", examples = "true")
        boolean errorsComplete,

        @Schema(description = "Whether it is to end; it does with its next step.", examples = "false")
        boolean cancelled,

        @Schema(
                description = "Why it failed, was cancelled or lost its file, or null.",
                examples = "The key that asked for it has been revoked.",
                nullable = true)
        String detail,

        @Schema(
                description = "Path of the file that came of it, for seven days, or null.",
                examples = "/v1/newsroom/jobs/0199c0de-7a1b-7c2d-8e3f-405162738495/result",
                nullable = true)
        String result,

        @Schema(description = "Length of that file in bytes, or null.", examples = "48211043", nullable = true)
        Long resultBytes,

        @Schema(description = "When it was asked for (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who asked for it.", examples = "Jane Doe")
        String createdBy,

        @Schema(
                description = "When it was begun (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:01Z",
                nullable = true)
        Instant startedAt,

        @Schema(
                description = "When it was over (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:31:00Z",
                nullable = true)
        Instant finishedAt) {

    /** @param errorsComplete whether all its errors are kept */
    public static JobView of(Job job, boolean errorsComplete) {
        var counts = job.counts();
        var path = path(job.id());
        var hasResult = job.status() == JobStatus.DONE && job.resultBytes() != null;
        return new JobView(
                job.id(),
                job.kind(),
                job.status(),
                counts.bytesTotal(),
                counts.bytesRead(),
                counts.linesTotal(),
                counts.lines(),
                counts.done(),
                counts.skipped(),
                counts.failed(),
                path + "/errors",
                errorsComplete,
                job.isCancelled(),
                job.detail(),
                hasResult ? path + "/result" : null,
                hasResult ? job.resultBytes() : null,
                job.createdAt(),
                job.caller().name(),
                job.startedAt(),
                job.finishedAt());
    }

    /** Its address. */
    public static String path(UUID id) {
        return "/v1/newsroom/jobs/" + id;
    }
}
