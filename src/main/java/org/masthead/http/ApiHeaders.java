package org.masthead.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The header fields of answers, described once. */
final class ApiHeaders {

    /** What only some answers have. */
    private static final Set<String> OPTIONAL = Set.of("Last-Modified", "Cache-Status", ApiIdempotency.REPLAYED);

    private ApiHeaders() {}

    static void addTo(Components components) {
        add(
                components,
                "ETag",
                "Strong validator; in the newsroom the lock to name in If-Match.",
                "\"0199c0de7a1b-3\"");
        add(
                components,
                "Cache-Control",
                "How long it may be kept (RFC 9111): of delivery 15 seconds or until the next due time of its content,"
                        + " of the newsroom and of previews not at all.",
                "public, max-age=15, stale-while-revalidate=30, stale-if-error=600");
        add(components, "Cache-Tag", "What a shared cache may purge it by, parted by commas.", "articles");
        add(
                components,
                "Cache-Status",
                "Only while the database does not answer: that this is what was good last, and for how many seconds it"
                        + " has not been known to be (RFC 9211).",
                "masthead; hit; ttl=-12");
        add(
                components,
                "Last-Modified",
                "When it last changed; left out while it never has.",
                "Sun, 01 Mar 2026 08:05:12 GMT");
        add(components, "Vary", "The request header fields that it depends on.", "Accept-Encoding");
        add(
                components,
                "Link",
                "The pages next, prev and first (RFC 8288), path-absolute.",
                "</v1/articles?limit=20>; rel=\"first\"");
        add(
                components,
                "Location",
                "Where it is, path-absolute.",
                "/v1/newsroom/articles/0199c0de-7a1b-7c2d-8e3f-405162738495");
        add(components, ApiIdempotency.REPLAYED, "That this is the first answer to the same request, again.", "true");
        add(components, "Accept-Ranges", "That parts can be asked for (RFC 9110).", "bytes");
        add(components, "Content-Range", "Which part it is, or how long the whole is.", "bytes 0-99/182044");
        add(
                components,
                "Content-Disposition",
                "Under which name to keep it.",
                "attachment; filename=\"articles.ndjson\"");
        add(components, "Retry-After", "After how many seconds to try again.", "1");
        add(
                components,
                "RateLimit",
                "What is left of an allowance, and in how many seconds there is more.",
                "\"wrong-keys\";r=0;t=6");
        add(
                components,
                "RateLimit-Policy",
                "The allowance: how many, in how many seconds.",
                "\"wrong-keys\";q=10;w=60");
        add(components, "X-Robots-Tag", "That no search engine shall list it.", "noindex, nofollow");
        add(components, "WWW-Authenticate", "How to authenticate.", "Bearer");
    }

    /** @param isPage of a list, which has no time of its own */
    static Map<String, Header> cacheable(boolean isPage) {
        return isPage
                ? named("ETag", "Cache-Control", "Cache-Status", "Cache-Tag", "Vary", "Link")
                : named("ETag", "Cache-Control", "Cache-Status", "Cache-Tag", "Last-Modified", "Vary");
    }

    static Map<String, Header> notModified(boolean isPage) {
        return isPage
                ? named("ETag", "Cache-Control", "Cache-Status", "Cache-Tag", "Vary")
                : named("ETag", "Cache-Control", "Cache-Status", "Cache-Tag", "Last-Modified", "Vary");
    }

    static Map<String, Header> ofNewsroom(boolean isPage, boolean isLocked) {
        return isLocked
                ? named("ETag", "Cache-Control")
                : isPage ? named("Cache-Control", "Link") : named("Cache-Control");
    }

    static Map<String, Header> created() {
        return named("Location", "ETag", "Cache-Control");
    }

    static Map<String, Header> begun() {
        return named("Location", "Cache-Control");
    }

    static Map<String, Header> ofNewsroomFile() {
        return named("Cache-Control", "Content-Disposition");
    }

    static Map<String, Header> moved() {
        return named("Location", "Cache-Control", "Cache-Tag");
    }

    static Map<String, Header> ofFile() {
        return named("ETag", "Cache-Control", "Cache-Tag", "Accept-Ranges");
    }

    static Map<String, Header> ofPart() {
        return named("ETag", "Cache-Control", "Cache-Tag", "Accept-Ranges", "Content-Range");
    }

    /** Of what nobody keeps. */
    static Map<String, Header> unkept() {
        return named("Cache-Control", "X-Robots-Tag");
    }

    static Map<String, Header> unkeptFile(boolean isPart) {
        return isPart
                ? named("Cache-Control", "X-Robots-Tag", "Accept-Ranges", "Content-Range")
                : named("Cache-Control", "X-Robots-Tag", "Accept-Ranges");
    }

    static Map<String, Header> lockedFile(boolean isPart) {
        return isPart
                ? named("ETag", "Cache-Control", "Accept-Ranges", "Content-Range")
                : named("ETag", "Cache-Control", "Accept-Ranges");
    }

    static Map<String, Header> notModifiedFile() {
        return named("ETag", "Cache-Control", "Cache-Tag");
    }

    static Map<String, Header> ofRefusal(int status) {
        return switch (status) {
            case 401 -> named("WWW-Authenticate");
            case 412, 428 -> named("ETag");
            case 416 -> named("Content-Range");
            case 429 -> named("Retry-After", "RateLimit", "RateLimit-Policy");
            case 503 -> named("Retry-After");
            default -> Map.of();
        };
    }

    private static Map<String, Header> named(String... names) {
        var headers = new LinkedHashMap<String, Header>();
        for (var name : names) {
            headers.put(name, OASFactory.createHeader().ref(name));
        }
        return headers;
    }

    private static void add(Components components, String name, String description, String example) {
        components.addHeader(
                name,
                OASFactory.createHeader()
                        .description(description)
                        .required(!OPTIONAL.contains(name))
                        .schema(OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .addExample(example)));
    }
}
