package org.masthead.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** What the client takes as {@code Content-Encoding} (RFC 9110 section 12.5.3). We know gzip. */
public enum ContentCoding {
    /** Only as it is. */
    IDENTITY,
    /** gzip where it is worth it, else as it is. */
    GZIP_OR_IDENTITY,
    /** gzip always: as it is was refused. */
    GZIP,
    /** Neither; we answer as it is, since an answer is better than none (RFC 9110 allows it). */
    NEITHER;

    public static final String GZIP_NAME = "gzip";

    /** @param acceptEncoding the field of the request; null when it has none */
    public static ContentCoding negotiate(String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        var any = -1.0;
        var gzip = -1.0;
        var identity = -1.0;
        for (var part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            var pieces = part.split(";");
            var quality = quality(pieces);
            switch (pieces.length == 0 ? "" : pieces[0].trim()) {
                case "gzip", "x-gzip" -> gzip = quality;
                case "identity" -> identity = quality;
                case "*" -> any = quality;
                default -> {}
            }
        }
        var takesGzip = (gzip >= 0 ? gzip : any) > 0;
        var takesIdentity = identity > 0 || (identity < 0 && any != 0);
        if (takesGzip && takesIdentity) {
            return identity > Math.max(gzip, any) ? IDENTITY : GZIP_OR_IDENTITY;
        }
        if (takesGzip) {
            return GZIP;
        }
        return takesIdentity ? IDENTITY : NEITHER;
    }

    /** Whether a body of this many bytes goes out in gzip. */
    public boolean compresses(int bytes) {
        return this == GZIP || (this == GZIP_OR_IDENTITY && bytes >= 1024);
    }

    /** The tags under which the client may know a state, of all codings it takes. */
    List<String> tags(String tag) {
        var gzip = EntityTags.coded(tag, GZIP_NAME);
        return switch (this) {
            case GZIP -> List.of(gzip);
            case GZIP_OR_IDENTITY -> List.of(gzip, tag);
            default -> List.of(tag);
        };
    }

    /** The bytes in gzip. */
    public static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(packed, 8192)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static double quality(String... pieces) {
        for (var i = 1; i < pieces.length; i++) {
            var parameter = pieces[i].trim();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
