package org.masthead.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;

/** What a key can be held to: the first part of an address behind {@code /v1/newsroom/}. */
@Schema(
        description = "A part of the newsroom that a key can be held to: the part of an address behind /v1/newsroom/.",
        enumeration = {
            "articles",
            "audit",
            "authors",
            "channels",
            "collections",
            "demo",
            "domains",
            "editions",
            "exports",
            "images",
            "imports",
            "jobs",
            "keys",
            "manifest",
            "previews",
            "redirects",
            "sections",
            "site",
            "tags"
        })
public enum NewsroomResource {
    ARTICLES,
    AUDIT,
    AUTHORS,
    CHANNELS,
    COLLECTIONS,
    DEMO,
    DOMAINS,
    EDITIONS,
    EXPORTS,
    IMAGES,
    IMPORTS,
    JOBS,
    KEYS,
    MANIFEST,
    PREVIEWS,
    REDIRECTS,
    SECTIONS,
    SITE,
    TAGS,
    /** Still to come, so the document does not name it: no key can be held to it but those that are. */
    WEBHOOKS;

    /**
     * What a key that is held to some sections may change: whatever else there is belongs to all sections. Previews
     * change nothing of what they show.
     */
    static final Set<NewsroomResource> IN_SECTIONS = EnumSet.of(ARTICLES, IMAGES, IMPORTS, JOBS, PREVIEWS);

    /** As it stands in rows and JSON. */
    @JsonValue
    public String text() {
        return EnumNames.of(this);
    }

    /** The one that an address belongs to; nothing for {@code me} and the like, which every key may use. */
    static Optional<NewsroomResource> at(String path) {
        var part = path.substring(path.startsWith("/") ? 1 : 0).split("/", 4);
        return part.length < 3
                ? Optional.empty()
                : Optional.ofNullable(EnumNames.parse(NewsroomResource.class, part[2]));
    }
}
