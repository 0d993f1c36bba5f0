package org.masthead.address;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All addresses that readers are told of, the most preferred first. */
@Schema(description = "All addresses that readers are told of, the most preferred first.")
public record DomainList(
        @Schema(
                description = "The publication's id as a URN, the same on every domain and for ever.",
                examples = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10")
        String publication,

        @Schema(
                description = "Version of the signed list with the same content; null while none is signed.",
                examples = "7",
                nullable = true)
        Integer manifestVersion,

        @Schema(description = "The addresses.") List<DomainView> data) {}
