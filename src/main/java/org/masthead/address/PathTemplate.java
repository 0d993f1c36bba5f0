package org.masthead.address;

import java.time.ZonedDateTime;

/**
 * How the publication makes the path of an article: {@code /{section}/{slug}}. Knows {@code {section}} (the path of the
 * primary section), {@code {slug}}, {@code {edition}}, and {@code {year}}, {@code {month}}, {@code {day}} of the first
 * publication in the publication's time zone.
 */
public record PathTemplate(String template) {

    /** @param section empty while it has none: then it is left out */
    public String path(String section, String slug, String edition, ZonedDateTime publishedAt) {
        return template.replace("{section}", section)
                .replace("//", "/")
                .replace("{slug}", slug)
                .replace("{edition}", edition)
                .replace("{year}", "%04d".formatted(publishedAt.getYear()))
                .replace("{month}", "%02d".formatted(publishedAt.getMonthValue()))
                .replace("{day}", "%02d".formatted(publishedAt.getDayOfMonth()));
    }
}
