package org.masthead.image;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a picture is to be fetched from. */
@Schema(description = "Where a picture is to be fetched from.")
public record ImageAddress(
        @NotBlank(message = "is needed, an https URL")
        @Size(max = 2000, message = "must be 2000 characters at most")
        @Schema(
                description = "Absolute https URL of the file on the public internet.",
                examples = "https://pictures.example/flood.jpg")
        String url) {}
