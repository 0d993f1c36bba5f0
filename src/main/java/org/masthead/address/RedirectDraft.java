package org.masthead.address;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A redirect as it is written. */
@Schema(description = "A redirect as it is written: a path, and one of article, section and location.")
public record RedirectDraft(
        @NotNull(message = "is needed, such as /old/page.html")
        @Size(max = 1000, message = "must be 1000 characters at most")
        @Pattern(
                regexp = "(?!/v1(?:/|$))(?:/(?!\\.{1,2}(?:/|$))" + RedirectDraft.SEGMENT + ")++/?",
                message = "must be a path with one slash before each segment, without query and not below /v1")
        @Schema(
                description = "The path that leads elsewhere, as it stands in urls.path of articles: without what a"
                        + " domain puts before it. A slash at its end does not count.",
                examples = "/old/page.html")
        String path,

        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(
                description = "Slug or id of the article that it leads to, or null. In effect while readers see it.",
                examples = "river-rises-after-storm",
                nullable = true)
        String article,

        @Size(max = 400, message = "must be 400 characters at most")
        @Schema(
                description = "Path or id of the section that it leads to, or null.",
                examples = "news/russia",
                nullable = true)
        String section,

        @Size(max = 2048, message = "must be 2048 characters at most")
        @Pattern(
                regexp =
                        "(?:/|(?:https:/)?(?:/(?!\\.{1,2}(?:/|$))" + RedirectDraft.SEGMENT + ")+/?)"
                                + "(?:\\?[^\\s#\\\\\"<>^`{|}\\u0000-\\u001F\\u007F-\\u009F]*)?(?:#[^\\s#\\\\\"<>^`{|}\\u0000-\\u001F\\u007F-\\u009F]*)?",
                message = "must be another path, or an absolute https URL on a domain that is not ours")
        @Schema(
                description = "Another path of ours, or an absolute https URL elsewhere, or null.",
                examples = "https://archive.example/page",
                nullable = true)
        String location) {

    /** What can be read in one way only. */
    static final String SEGMENT = "(?:(?!%(?:2[eEfF]|5[cC]|3[bB]|25|[01][0-9a-fA-F]|7[fF]))"
            + "(?:%[0-9a-fA-F]{2}|[^/\\s?#%\\\\;\"<>^`{|}\\u0000-\\u001F\\u007F-\\u009F]))++";

    /** How many of the targets it names. */
    long targets() {
        return Stream.of(article, section, location).filter(Objects::nonNull).count();
    }
}
