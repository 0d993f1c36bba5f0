package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture in its place: what it says here goes before what the picture says of itself. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A picture of a gallery.")
public record GalleryImage(
        @Schema(description = "The picture.", required = true)
        ImageRef image,

        @Schema(
                description = "What it tells here, plain text; the picture's own when absent, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Schema(
                description = "Whose it is, such as an agency; the picture's own when absent, or null.",
                examples = "Reuters",
                nullable = true)
        String credit,

        @Schema(
                description = "What it shows, for those who do not see it; empty for mere decoration, null when nobody "
                        + "has described it.",
                examples = "A flooded street",
                nullable = true)
        String alt) {

    /** @param member the path of this picture below its block, with a slash at its end, or empty */
    GalleryImage cleaned(Cleaning in, String member) {
        return new GalleryImage(
                in.image(member + "image", image),
                in.optionalLine(member + "caption", caption),
                in.optionalLine(member + "credit", credit),
                alt == null ? null : in.line(member + "alt", alt));
    }

    String text() {
        return caption != null ? caption : alt != null ? alt : "";
    }

    GalleryImage shown(Picture picture) {
        return new GalleryImage(
                image,
                caption != null ? caption : picture.caption(),
                credit != null ? credit : picture.credit(),
                alt != null ? alt : picture.alt());
    }

    Map<String, Object> delivered(Picture picture) {
        var json = new LinkedHashMap<String, Object>();
        json.put("image", picture.json());
        json.put("caption", caption);
        json.put("credit", credit);
        json.put("alt", alt);
        return json;
    }

    void write(HtmlWriter out, Picture picture) {
        out.open("figure");
        if (picture.url() != null) {
            out.empty(
                    "img",
                    "src",
                    picture.url(),
                    "srcset",
                    picture.srcset(),
                    "width",
                    picture.width(),
                    "height",
                    picture.height(),
                    "alt",
                    alt == null ? "" : alt,
                    "loading",
                    "lazy");
        }
        if (caption != null || credit != null) {
            out.open("figcaption");
            out.text(caption == null ? "" : caption);
            if (credit != null) {
                out.text(caption == null ? "" : " ").open("cite").text(credit).close();
            }
            out.close();
        }
        out.close();
    }

    /** An image with {@code caption © credit} as its title; its caption alone while there is no image. */
    String markdown(Picture picture) {
        var credited = credit == null ? "" : MarkdownReader.CREDIT + credit;
        var title = ((caption == null ? "" : caption) + credited).strip();
        return picture.url() == null
                ? MarkdownWriter.escapedLine(title)
                : MarkdownWriter.image(alt == null ? "" : alt, picture.url(), title);
    }
}
