package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of captions for a video or audio. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A file of captions for a video or audio.")
public record Caption(
        @Schema(description = "Its language (BCP 47), or null.", examples = "en", nullable = true)
        String language,

        @Schema(
                description = "Address of the file, http or https.",
                examples = "https://media.masthead.example/flood.en.vtt",
                required = true)
        String url,

        @Schema(description = "Its name for people, or null.", examples = "English", nullable = true)
        String label) {

    private static final int MOST = 50;

    static List<Caption> cleaned(Cleaning in, List<Caption> captions) {
        if (captions == null || captions.isEmpty()) {
            return List.of();
        }
        var given = in.entries("captions", captions, MOST);
        return IntStream.range(0, given.size())
                .mapToObj(i -> given.get(i).cleaned(in, "captions/" + i + "/"))
                .toList();
    }

    private Caption cleaned(Cleaning in, String member) {
        if (language != null && !InlineHtml.isLanguage(language)) {
            in.fault(member + "language", "malformed", "A language is a BCP 47 tag, such as en or pt-BR.");
        }
        return new Caption(language, in.url(member + "url", url), in.optionalLine(member + "label", label));
    }
}
