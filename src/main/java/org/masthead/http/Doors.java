package org.masthead.http;

/** Which paths belong to whom: the delivery's and the newsroom's doors, and the contract beside them. */
public final class Doors {

    /** {@code Allow} of what is read only. */
    static final String READ_METHODS = "GET, HEAD, OPTIONS";

    private static final String NEWSROOM = "/v1/newsroom";

    private Doors() {}

    /** Whether a path is behind the newsroom's door. */
    public static boolean isNewsroom(String path) {
        return path.equals(NEWSROOM) || path.startsWith(NEWSROOM + "/");
    }

    /** Whether the bytes of a picture are there, readers' own or those of a preview. */
    public static boolean isPicture(String path) {
        return path.endsWith("/file") && (path.startsWith("/v1/images/") || path.startsWith("/v1/previews/"));
    }

    /** The page on which the contract can be tried; it brings scripts. */
    static boolean isDocs(String path) {
        return path.equals("/docs") || path.startsWith("/docs/");
    }

    /** Whether the public port has anything there; a trailing slash makes another path, and there is nothing at it. */
    static boolean isPublic(String path) {
        if (path.equals("/") || path.equals("/openapi.yaml") || isDocs(path)) {
            return true;
        }
        return !path.endsWith("/")
                && (path.equals("/v1") || path.startsWith("/v1/") || path.startsWith("/.well-known/"));
    }
}
