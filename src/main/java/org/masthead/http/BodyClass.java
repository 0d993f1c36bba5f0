package org.masthead.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much body a request may bring, and how long it may take to bring it. */
enum BodyClass {
    NONE(0, 1),
    JSON(1 << 20, 1),
    PAGE(8 << 20, 4),
    /** Goes to the disk as it comes, and may take as long as it keeps coming: of that one operation only. */
    LINES(1 << 30, 4, "application/x-ndjson"),
    /** Goes to the disk likewise. What it is in truth is seen when it is there. */
    PICTURE(
            64 << 20,
            4,
            "image/jpeg",
            "image/jpg",
            "image/png",
            "image/webp",
            "image/gif",
            "image/tiff",
            "application/octet-stream");

    /** The first prefix that fits decides. Add a line for a new kind of upload. */
    private static final List<Rule> RULES = List.of(
            new Rule("/v1/newsroom/imports/page", PAGE),
            new Rule("/v1/newsroom/imports/articles", LINES),
            new Rule("/v1/newsroom", JSON));

    private static final String IMAGES = "/v1/newsroom/images";

    private final int bytes;
    private final int patience;
    private final Set<String> types;

    /** @param types of a body that goes to the disk; none of one that does not */
    BodyClass(int bytes, int patience, String... types) {
        this.bytes = bytes;
        this.patience = patience;
        this.types = Set.of(types);
    }

    /** The class of a request. */
    static BodyClass of(HttpServerRequest request) {
        var method = request.method();
        var path = request.path() == null ? "" : request.path();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return NONE;
        }
        if (isPicture(method, path) && !"application/json".equals(type(request))) {
            return PICTURE;
        }
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .map(Rule::bodies)
                .findFirst()
                .orElse(NONE);
    }

    private static boolean isPicture(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && path.equals(IMAGES)
                || method.equals(HttpMethod.PUT) && path.startsWith(IMAGES + "/") && path.endsWith("/file");
    }

    private static String type(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes to the disk as it comes. */
    boolean isUpload() {
        return !types.isEmpty();
    }

    /** 415 with what is taken when an upload says that it is something else, or null. */
    Problem typeRefusal(HttpServerRequest request) {
        if (types.contains(type(request))) {
            return null;
        }
        return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                .detail(
                        this == PICTURE
                                ? "The body is a picture: JPEG, PNG, WebP, GIF or TIFF, with a Content-Type such as"
                                        + " image/jpeg. SVG is not taken."
                                : "The body must be application/x-ndjson, in UTF-8.");
    }

    /** The largest body, in bytes. */
    int bytes() {
        return bytes;
    }

    /** How many times the usual time it may take. */
    int patience() {
        return patience;
    }

    private record Rule(String prefix, BodyClass bodies) {

        boolean fits(HttpMethod method, String path) {
            return path.equals(prefix)
                    ? bodies != LINES || method.equals(HttpMethod.POST)
                    : bodies != LINES && path.startsWith(prefix + "/");
        }
    }
}
