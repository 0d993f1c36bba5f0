package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of captions for a video or audio.
 *
 * @param language BCP 47, or null
 * @param url http or https
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Caption(String language, String url, String label) {

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
