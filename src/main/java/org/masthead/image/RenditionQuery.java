package org.masthead.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.http.ProblemException;
import org.masthead.rendition.Crop;
import org.masthead.rendition.Encoding;
import org.masthead.rendition.Rendition;

/** Which rendition of a picture is asked for; none of these means its original, or what stands for it. */
public record RenditionQuery(
        @RestQuery
        @Parameter(
                description = "How many pixels wide: 320, 640, 960, 1280 or 1920; the largest when only crop or format"
                        + " is given. Never wider than the original.",
                example = "640",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"320", "640", "960", "1280", "1920"}))
        String w,

        @RestQuery
        @Parameter(
                description = "How much of it: all (original), or as much as fits the shape around the focal point.",
                example = "16:9",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"original", "16:9", "square"},
                                defaultValue = "original"))
        String crop,

        @RestQuery
        @Parameter(
                description = "In which format.",
                example = "jpeg",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"webp", "jpeg"},
                                defaultValue = "webp"))
        String format) {

    /**
     * The rendition of this picture, whose bytes have arrived, that is asked for or stands for its original; nothing
     * when that is asked for.
     *
     * @throws ProblemException 400 that names what is allowed
     */
    Optional<Rendition> of(Image image) {
        var step = w == null
                ? Rendition.STEPS.get(Rendition.STEPS.size() - 1)
                : Rendition.STEPS.stream()
                        .filter(known -> known.toString().equals(w))
                        .findFirst()
                        .orElseThrow(() -> notAllowed("w", Rendition.STEPS.toArray()));
        var cut = crop == null
                ? Crop.ORIGINAL
                : Crop.named(crop)
                        .orElseThrow(() -> notAllowed(
                                "crop",
                                Arrays.stream(Crop.values()).map(Crop::text).toArray()));
        var encoding = format == null
                ? Encoding.WEBP
                : Encoding.named(format)
                        .orElseThrow(() -> notAllowed(
                                "format",
                                Arrays.stream(Encoding.values())
                                        .map(Encoding::text)
                                        .toArray()));
        return isOfOriginal()
                ? Renditions.of(image).inItsPlace()
                : Optional.of(Rendition.at(step, image.width, image.height, cut, encoding));
    }

    /** Whether it names this very step of the ladder. */
    boolean isAt(Rendition rendition) {
        return Integer.toString(rendition.step()).equals(w);
    }

    private boolean isOfOriginal() {
        return w == null && crop == null && format == null;
    }

    private static ProblemException notAllowed(String parameter, Object... allowed) {
        return ProblemException.parameter(
                parameter,
                "must be one of " + Arrays.stream(allowed).map(Object::toString).collect(Collectors.joining(", ")));
    }
}
