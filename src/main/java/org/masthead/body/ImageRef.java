package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture by its id. The rest of a delivered picture may be sent back with it, and does not count. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        description = "A picture by its id. The rest of a delivered picture may be sent back with it, and does "
                + "not count.")
public record ImageRef(
        @Schema(description = "Id of the picture.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495", required = true)
        UUID id) {

    /** @param pointer JSON pointer to it within its block */
    PlacedImage at(String pointer) {
        return new PlacedImage(pointer + "/id", id);
    }
}
