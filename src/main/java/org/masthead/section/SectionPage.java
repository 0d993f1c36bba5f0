package org.masthead.section;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One section by itself. */
@Schema(description = "One section by itself.")
public record SectionPage(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "The slugs from the top down.", examples = "news/russia")
        String path,

        @Schema(description = "Last part of the path.", examples = "russia")
        String slug,

        @Schema(description = "Name in the language of the answer.", examples = "Russia")
        String name,

        @Schema(description = "Path of the section above, or null.", examples = "news", nullable = true)
        String parent,

        @Schema(description = "Number of sections above it.", examples = "1")
        int depth,

        @Schema(description = "Its way from the top down, itself last.")
        List<Crumb> breadcrumb,

        @Schema(description = "The sections below it.") List<SectionView> children) {

    /** A step of a breadcrumb. */
    @Schema(name = "SectionCrumb", description = "A step of the way from the top down.")
    public record Crumb(
            @Schema(description = "Path of the section.", examples = "news")
            String path,

            @Schema(description = "Name in the language of the answer.", examples = "News")
            String name) {}

    static SectionPage of(SectionView section, List<SectionView> breadcrumb) {
        return new SectionPage(
                section.id(),
                section.path(),
                section.slug(),
                section.name(),
                section.parent(),
                section.depth(),
                breadcrumb.stream()
                        .map(step -> new Crumb(step.path(), step.name()))
                        .toList(),
                section.children());
    }
}
