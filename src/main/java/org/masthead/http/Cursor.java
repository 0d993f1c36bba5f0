package org.masthead.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A place in an ordered list: behind or before a row, which is named by its sort keys. On the wire it is opaque:
 * base64url, signed, and bound to the query that it was made for.
 *
 * @param direction whether rows after the keys are meant, or those before
 * @param keys the sort keys of the row, the id last; a key may be null
 */
public record Cursor(Direction direction, List<String> keys) {

    /** Where the wanted rows are. */
    public enum Direction {
        AFTER,
        BEFORE
    }

    private static final int MAX_LENGTH = 2048;
    private static final int VERSION = 1;
    private static final int SIGNATURE_BYTES = 16;
    private static final int NULL_KEY = 0xffff;

    /** Whether a place, or null for the beginning, is one to go back from. */
    public static boolean isBefore(Cursor place) {
        return place != null && place.direction == Direction.BEFORE;
    }

    /** The rows behind the row with these keys. */
    public static Cursor after(List<String> keys) {
        return new Cursor(Direction.AFTER, keys);
    }

    /** The rows before the row with these keys. */
    public static Cursor before(List<String> keys) {
        return new Cursor(Direction.BEFORE, keys);
    }

    /**
     * Reads what {@link #sign} wrote.
     *
     * @throws ProblemException 400 {@code invalid-cursor} when it was altered, or made for another query or by another
     *     key
     */
    public static Cursor read(String text, RequestAddress query, byte[] key) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw invalid();
            }
            var bytes = Base64.getUrlDecoder().decode(text);
            // The decoder passes over unused bits of the last character: only one spelling is ours.
            if (bytes.length <= SIGNATURE_BYTES || !encode(bytes).equals(text)) {
                throw invalid();
            }
            var content = Arrays.copyOf(bytes, bytes.length - SIGNATURE_BYTES);
            var signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
            if (!MessageDigest.isEqual(signature, signature(content, query, key))) {
                throw invalid();
            }
            return read(content);
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
    }

    /**
     * The text for the wire.
     *
     * @param query what the cursor is good for; its {@code cursor} and {@code limit} do not matter
     * @param key the secret of this installation
     */
    public String sign(RequestAddress query, byte[] key) {
        try {
            var content = new ByteArrayOutputStream();
            var out = new DataOutputStream(content);
            out.writeByte(VERSION);
            out.writeByte(direction.ordinal());
            for (var value : keys) {
                var bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
                out.writeShort(value == null ? NULL_KEY : bytes.length);
                out.write(bytes);
            }
            content.write(signature(content.toByteArray(), query, key));
            var text = encode(content.toByteArray());
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("Sort keys are too long for a cursor");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cursor read(byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        if (in.readByte() != VERSION) {
            throw invalid();
        }
        var direction = Direction.values()[in.readByte()];
        var keys = new ArrayList<String>();
        while (in.available() > 0) {
            var length = in.readUnsignedShort();
            keys.add(length == NULL_KEY ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return new Cursor(direction, keys);
    }

    private static byte[] signature(byte[] content, RequestAddress query, byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(content);
            // The query is not sent along: it is at hand when the cursor comes back.
            mac.update((byte) 0);
            mac.update(query.without("cursor", "limit").toString().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProblemException invalid() {
        return Problem.of(ProblemCode.INVALID_CURSOR)
                .fault(Fault.in("cursor", "invalid", "Take cursors from page.next and page.prev of the same query."))
                .exception();
    }
}
