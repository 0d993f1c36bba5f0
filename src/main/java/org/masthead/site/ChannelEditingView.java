package org.masthead.site;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel as the newsroom sees it. */
@Schema(description = "Where the publication is besides the web, as the newsroom sees it.")
public record ChannelEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "What it is, in lower case with hyphens.", examples = "roku")
        String kind,

        @Schema(description = "Its name for people.", examples = "Masthead TV")
        String name,

        @Schema(
                description = "Where it is, or null where only its name is known.",
                examples = "https://channelstore.roku.com/details/masthead",
                nullable = true)
        String url,

        @Schema(description = "Channels are listed in the order of this number.", examples = "0")
        int position,

        @Schema(description = "When it was added (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static ChannelEditingView of(Channel channel) {
        return new ChannelEditingView(
                channel.id,
                channel.kind,
                channel.name,
                channel.url,
                channel.position,
                channel.createdAt,
                channel.updatedAt);
    }
}
