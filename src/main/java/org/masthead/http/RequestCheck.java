package org.masthead.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is seen from the header of a request alone: whether it is worth, and safe, to go on with it. */
final class RequestCheck {

    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADER = 16 * 1024;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String TYPE =
            "\\s*+" + TOKEN + "/" + TOKEN + "\\s*+(;\\s*+" + TOKEN + "=(" + TOKEN + "|\"[^\"\\\\]*+\")\\s*+)*+;?\\s*+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TYPE);
    private static final Pattern MEDIA_RANGES = Pattern.compile(TYPE + "(," + TYPE + ")*+");

    private RequestCheck() {}

    /** The reason not to look at a request any further, or null. */
    static Problem refusal(HttpServerRequest request, String path) {
        var line = request.uri().length() + request.method().name().length() + " HTTP/1.1 ".length();
        if (line > MAX_LINE) {
            return Problem.of(ProblemCode.URI_TOO_LONG);
        }
        if (size(request) > MAX_HEADER) {
            return Problem.of(ProblemCode.HEADER_TOO_LARGE);
        }
        var framing = framing(request);
        if (framing != null) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST).detail(framing).header("Connection", "close");
        }
        if (!RequestLine.isNormalised(path)) {
            return Problem.of(ProblemCode.PATH_NOT_NORMALISED);
        }
        if (request.query() != null && !RequestLine.isReadableQuery(request.query())) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST)
                    .detail(
                            "The query must be percent-encoded UTF-8 without NUL; of other characters than letters and digits,"
                                    + " \" < > \\ ^ ` { | } and ; stand in it as %22, %3C and so on.");
        }
        if (!Doors.isPublic(path)) {
            return Problem.of(ProblemCode.NOT_FOUND);
        }
        if (!Doors.isNewsroom(path) && !READING.contains(request.method())) {
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                    .detail("Readers read. Writing is done under /v1/newsroom.")
                    .header("Allow", Doors.READ_METHODS);
        }
        if (!isMediaRange(request.getHeader("Accept"))) {
            return Problem.of(ProblemCode.NOT_ACCEPTABLE);
        }
        return bodyRefusal(request);
    }

    /** Whether a field names media types (RFC 9110 sections 8.3.1 and 12.5.1) or is absent. */
    private static boolean isMediaRange(String field) {
        return field == null || field.isBlank() || MEDIA_RANGES.matcher(field).matches();
    }

    private static Problem bodyRefusal(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
            return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                    .detail("Content-Type names one media type, such as application/json.");
        }
        if (!bringsBody(request)) {
            return null;
        }
        var coding = request.headers().getAll("Content-Encoding");
        if (!coding.stream().allMatch("identity"::equalsIgnoreCase)) {
            return Problem.of(ProblemCode.UNSUPPORTED_ENCODING).header("Accept-Encoding", "identity");
        }
        var limit = BodyClass.of(request).bytes();
        var length = request.getHeader("Content-Length");
        if (limit == 0 || (length != null && isOver(length, limit))) {
            return tooLarge(limit);
        }
        return null;
    }

    /** 413 with the limit. */
    static Problem tooLarge(int limit) {
        return Problem.of(ProblemCode.PAYLOAD_TOO_LARGE)
                .detail(limit == 0 ? "This request takes no body." : "At most " + limit + " bytes are taken here.");
    }

    /** Netty has checked that it is a number, perhaps one that no long holds. */
    private static boolean isOver(String length, int limit) {
        return length.length() > 10 || Long.parseLong(length) > limit;
    }

    /** What makes it doubtful where a request ends or whom it is for (RFC 9112 sections 3.2, 3.3, 6.3), or null. */
    private static String framing(HttpServerRequest request) {
        var hosts = request.headers().getAll("Host");
        var old = request.version() == HttpVersion.HTTP_1_0;
        if (hosts.size() > 1 || (hosts.isEmpty() && !old)) {
            return "A request has one Host.";
        }
        if (!hosts.isEmpty() && !RequestLine.isHost(hosts.get(0))) {
            return "Host is a name or an address, with a port at most.";
        }
        var codings = request.headers().getAll("Transfer-Encoding");
        if (!codings.isEmpty()
                && (old || !isChunked(codings) || request.headers().contains("Content-Length"))) {
            return "Transfer-Encoding is 'chunked', and comes without Content-Length.";
        }
        if (!request.uri().startsWith("/") && !isForHost(request.uri(), hosts)) {
            return "An absolute request target names the same authority as Host.";
        }
        return null;
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }

    private static boolean isForHost(String target, List<String> hosts) {
        try {
            var uri = URI.create(target);
            return "http".equalsIgnoreCase(uri.getScheme())
                    && !hosts.isEmpty()
                    && hosts.get(0).equalsIgnoreCase(uri.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long size(HttpServerRequest request) {
        var size = 0L;
        for (var field : request.headers()) {
            size += field.getKey().length() + field.getValue().length() + 4;
        }
        return size;
    }

    /** Whether a body follows the header. */
    static boolean bringsBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.headers().contains("Transfer-Encoding") || (length != null && !length.equals("0"));
    }
}
