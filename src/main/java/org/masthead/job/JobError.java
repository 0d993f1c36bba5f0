package org.masthead.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something wrong with a line of an input, which was left out for it, or only that part of it. */
@Schema(
        description =
                "Something wrong with a line of an input, which was left out for it; with the code left-out, only that part.")
public record JobError(
        @Schema(description = "Number of the line, from 1.", examples = "17")
        long line,

        @Schema(description = "JSON pointer into the line; empty for the whole of it.", examples = "/sections/0")
        String pointer,

        @Schema(description = "Short name of the rule that was broken.", examples = "not-found")
        String code,

        @Schema(description = "A sentence that says what is allowed.", examples = "must name one that exists")
        String detail) {}
