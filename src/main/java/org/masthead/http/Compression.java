package org.masthead.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * gzip for public answers. It is ours because a strong ETag names bytes: each coding has a tag of its own, which the
 * server's compression would not know. Private answers stay as they are, so that their length tells nothing (BREACH).
 */
@Provider
public class Compression implements WriterInterceptor {

    private final CurrentVertxRequest current;

    Compression(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        var headers = context.getHeaders();
        if (!String.valueOf(headers.getFirst("Cache-Control")).startsWith("public")) {
            context.proceed();
            return;
        }
        var out = context.getOutputStream();
        var plain = new ByteArrayOutputStream(8192);
        context.setOutputStream(plain);
        context.proceed();
        var bytes = plain.toByteArray();
        var request = current.getCurrent().request();
        var type = context.getMediaType();
        var isText = type.getType().equals("text") || type.getSubtype().matches("json|xml|.*\\+(json|xml)");
        if (isText
                && ContentCoding.negotiate(request.getHeader("Accept-Encoding")).compresses(bytes.length)) {
            bytes = gzip(bytes);
            headers.putSingle("Content-Encoding", ContentCoding.GZIP_NAME);
            var tag = headers.getFirst("ETag");
            if (tag != null) {
                headers.putSingle("ETag", EntityTags.coded(tag.toString(), ContentCoding.GZIP_NAME));
            }
        }
        headers.putSingle("Content-Length", bytes.length);
        out.write(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(packed, 8192)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
