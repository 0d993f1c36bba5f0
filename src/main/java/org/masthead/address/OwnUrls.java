package org.masthead.address;

import java.util.UUID;

/**
 * How an answer writes the URLs of the publication itself: as paths, the same on every domain, or as absolute URLs on
 * the domain that was asked for ({@code ?domain=KEY}). Made by {@link Domains#ownUrls}.
 */
public final class OwnUrls {

    /** What a parameter {@code domain} means, for its description. */
    public static final String PARAMETER = "Key of one of the publication's domains: own URLs in the answer (pictures,"
            + " links) are then absolute URLs on it; they are path-absolute when it is not given.";

    /** Paths as they are. */
    public static final OwnUrls PATHS = new OwnUrls(null, "", "");

    private final Domain domain;
    private final String api;
    private final String media;

    private OwnUrls(Domain domain, String api, String media) {
        this.domain = domain;
        this.api = api;
        this.media = media;
    }

    /**
     * @param api the domain where the API of this one stands, and {@code media} that of its pictures: it, or another
     */
    static OwnUrls on(Domain domain, Domain api, Domain media) {
        return new OwnUrls(domain, api.origin(), media.origin());
    }

    /** Of a path of the API, such as {@code /v1/articles/river-rises}. */
    public String api(String path) {
        return api + path;
    }

    /** Of the path of a picture's bytes, such as {@code /v1/images/ID/file?v=DIGEST}; null for null. */
    public String media(String path) {
        return path == null ? null : media + path;
    }

    /** Of the path of a page of an edition; the path alone where the edition does not stand on the domain. */
    public String page(UUID editionId, String path) {
        return domain == null
                ? path
                : domain.base(editionId).map(base -> base + path).orElse(path);
    }
}
