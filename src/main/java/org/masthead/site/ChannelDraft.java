package org.masthead.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.OneLine;

/** A channel as it is written. */
@Schema(description = "Where the publication is besides the web, as it is written.")
public record ChannelDraft(
        @NotNull(message = "is needed, such as roku")
        @Size(max = 40, message = "must be 40 characters at most")
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be of a-z, 0-9 and single hyphens, such as roku")
        @Schema(
                description = "What it is, in lower case with hyphens: roku, ios, android, telegram and others.",
                examples = "roku")
        String kind,

        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Its name for people, unique among those of a kind.", examples = "Masthead TV")
        String name,

        @Size(max = 2048, message = "must be 2048 characters at most")
        @Pattern(regexp = WebUrl.PATTERN, message = WebUrl.MESSAGE)
        @Schema(
                description = "Where it is, or null where only its name is known.",
                examples = "https://channelstore.roku.com/details/masthead",
                nullable = true)
        String url,

        @Min(value = 0, message = "must be 0 to 1000000")
        @Max(value = 1_000_000, message = "must be 0 to 1000000")
        @Schema(
                description = "Channels are listed in the order of this number; at the end when absent or null.",
                examples = "0",
                nullable = true)
        Integer position) {

    /** What would make the channel as it is. */
    static ChannelDraft of(Channel channel) {
        return new ChannelDraft(channel.kind, channel.name, channel.url, channel.position);
    }
}
