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
        var day = publishedAt.toLocalDate().toString();
        return template.replace("{section}", section)
                .replace("//", "/")
                .replace("{slug}", slug)
                .replace("{edition}", edition)
                .replace("{year}", day.substring(0, 4))
                .replace("{month}", day.substring(5, 7))
                .replace("{day}", day.substring(8));
    }
}
