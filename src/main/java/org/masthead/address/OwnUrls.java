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

    /** Where readers find pictures. */
    private static final String PICTURES = "/v1/images/";

    /** Paths as they are. */
    public static final OwnUrls PATHS = new OwnUrls(null, "", "", PICTURES);

    private final Domain domain;
    private final String api;
    private final String media;
    private final String pictures;

    private OwnUrls(Domain domain, String api, String media, String pictures) {
        this.domain = domain;
        this.api = api;
        this.media = media;
        this.pictures = pictures;
    }

    /**
     * @param api the domain where the API of this one stands, and {@code media} that of its pictures: it, or another
     */
    static OwnUrls on(Domain domain, Domain api, Domain media) {
        return new OwnUrls(domain, api.origin(), media.origin(), PICTURES);
    }

    /**
     * The same for an answer whose pictures are to be read at another path than {@code /v1/images/}: readers may not
     * see them yet.
     */
    public OwnUrls withPicturesAt(String path) {
        return new OwnUrls(domain, api, media, path);
    }

    /** The same for what readers see in any case. */
    public OwnUrls ofReaders() {
        return withPicturesAt(PICTURES);
    }

    /** Whether paths stay what they are. */
    public boolean arePaths() {
        return domain == null;
    }

    /** Of a path of the API, such as {@code /v1/articles/river-rises}. */
    public String api(String path) {
        return api + path;
    }

    /** Of the path of a picture's bytes, such as {@code /v1/images/ID/file?v=DIGEST}; null for null. */
    public String media(String path) {
        return path == null
                ? null
                : media + (path.startsWith(PICTURES) ? pictures + path.substring(PICTURES.length()) : path);
    }

    /** Of a path that stands in a text, below the place where the publication stands on a host. */
    public String link(String path) {
        if (domain == null) {
            return path;
        }
        return path.startsWith("/v1/") ? api(path) : domain.origin() + domain.pathPrefix + path;
    }

    /** Of the path of a page of an edition; the path alone where the edition does not stand on the domain. */
    public String page(UUID editionId, String path) {
        return domain == null
                ? path
                : domain.base(editionId).map(base -> base + path).orElse(path);
    }
}
