package org.masthead.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * gzip for public answers. It is ours because a strong ETag names bytes: each coding has a tag of its own, which the
 * server's compression would not know. Private answers stay as they are, so that their length tells nothing (BREACH).
 */
@Provider
public class Compression implements WriterInterceptor {

    private static final Pattern TEXT = Pattern.compile("(?:.*\\+)?(?:json|xml|yaml)");

    private final CurrentVertxRequest current;

    Compression(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!isText(context.getMediaType())) {
            context.proceed();
            return;
        }
        var plain = new ByteArrayOutputStream(8192);
        context.setOutputStream(plain);
        context.proceed();
        var body = plain.toByteArray();
        var bytes = body;
        // The header fields have gone from the context to the response by now, and wait there for the first byte.
        var response = current.getCurrent().response();
        var headers = response.headers();
        if (isPublic(headers) && coding().compresses(body.length)) {
            bytes = ContentCoding.gzip(body);
            headers.set("Content-Encoding", ContentCoding.GZIP_NAME);
            var tag = headers.get("ETag");
            if (tag != null) {
                headers.set("ETag", EntityTags.coded(tag, ContentCoding.GZIP_NAME));
            }
        }
        MadeAnswer.completed(current.getCurrent(), body, bytes == body ? null : bytes);
        // Said here, because nobody counts what HEAD does not send.
        headers.set("Content-Length", Integer.toString(bytes.length));
        // Not to the stream it came with: that one has its thread wait for a reader who does not take the answer.
        response.end(Buffer.buffer(bytes));
    }

    private ContentCoding coding() {
        return ContentCoding.negotiate(current.getCurrent().request().getHeader("Accept-Encoding"));
    }

    private static boolean isPublic(MultiMap headers) {
        return headers.contains("Cache-Control") && headers.get("Cache-Control").startsWith("public");
    }

    private static boolean isText(MediaType type) {
        return type.getType().equals("text") || TEXT.matcher(type.getSubtype()).matches();
    }
}
