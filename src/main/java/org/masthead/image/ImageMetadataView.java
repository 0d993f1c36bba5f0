package org.masthead.image;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the file of a picture tells, as it came. */
@Schema(description = "What the file of a picture tells, as it came.")
public record ImageMetadataView(
        @Schema(
                description = "From Exif, by the names of its tags.",
                examples = "{\"Make\": \"NIKON CORPORATION\", \"DateTimeOriginal\": \"2026:03:01 07:30:00\"}")
        Map<String, String> exif,

        @Schema(
                description =
                        "From IPTC-IIM, by the names of its datasets; several values are separated by semicolons.",
                examples = "{\"By-line\": \"Jane Doe\", \"Credit\": \"Reuters\"}")
        Map<String, String> iim,

        @Schema(
                description = "From XMP, by paths.",
                examples = "{\"dc:creator[1]\": \"Jane Doe\", \"photoshop:Credit\": \"Reuters\"}")
        Map<String, String> xmp) {

    public ImageMetadataView {
        exif = exif == null ? Map.of() : exif;
        iim = iim == null ? Map.of() : iim;
        xmp = xmp == null ? Map.of() : xmp;
    }
}
