package org.masthead.signed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A signed document: JWS in its general JSON serialisation (RFC 7515 section 7.2.1), media type
 * {@code application/jose+json}. What is signed are bytes, so that nobody has to agree on one form of JSON.
 *
 * @param payload in base64url, as it stands there and is signed
 */
public record Envelope(String payload, List<Signed> signatures) {

    /** The largest document, in bytes. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_SIGNATURES = 32;

    /**
     * One signature.
     *
     * @param protectedHeader in base64url, as it stands there and is signed
     */
    public record Signed(String protectedHeader, String signature, boolean hasUnprotected) {}

    /** A document that nobody has signed yet. */
    public static Envelope of(Map<String, Object> payload) {
        return new Envelope(encode(Json.write(payload).getBytes(StandardCharsets.UTF_8)), List.of());
    }

    /** Reads a document; says nothing about its signatures yet. */
    public static Envelope read(byte[] document) throws Refused {
        if (document.length > MOST_BYTES) {
            throw Outcome.OVERSIZED.because(document.length + " bytes");
        }
        var members = Members.of(Json.read(document));
        if (members.has("signature") || members.has("protected")) {
            throw Outcome.MALFORMED.because("two serialisations at once");
        }
        var signatures = new ArrayList<Signed>();
        for (var signature : members.objects("signatures")) {
            signatures.add(new Signed(
                    signature.has("protected") ? signature.text("protected") : "",
                    signature.text("signature"),
                    signature.has("header")));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw Outcome.OVERSIZED.because(signatures.size() + " signatures");
        }
        return new Envelope(members.text("payload"), List.copyOf(signatures));
    }

    /** The same with one signature more. */
    public Envelope signed(DocumentType type, String kid, byte[] privateKey) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "Ed25519");
        header.put("kid", kid);
        header.put("typ", type.text());
        var encoded = encode(Json.write(header).getBytes(StandardCharsets.UTF_8));
        var more = new ArrayList<>(signatures);
        more.add(new Signed(encoded, encode(Ed25519.sign(privateKey, message(encoded))), false));
        return new Envelope(payload, List.copyOf(more));
    }

    /** What a signature with this header is over. */
    byte[] message(String protectedHeader) {
        return (protectedHeader + "." + payload).getBytes(StandardCharsets.US_ASCII);
    }

    /** The root that this is, whoever signed it: to be looked at and signed, never to be believed. */
    public Root root() throws Refused {
        return Root.of(content());
    }

    /** What is said, once somebody vouches for it. */
    Members content() throws Refused {
        return Members.of(Json.read(decode(payload)));
    }

    /** SHA-256 of the bytes of the payload, in hexadecimal digits: which content this is, whoever signs it. */
    public String sha256() throws Refused {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(decode(payload)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document. */
    public String text() {
        var list = new ArrayList<Map<String, Object>>();
        for (var signature : signatures) {
            var members = new LinkedHashMap<String, Object>();
            members.put("protected", signature.protectedHeader());
            members.put("signature", signature.signature());
            list.add(members);
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("payload", payload);
        members.put("signatures", list);
        return Json.write(members);
    }

    /** In base64url without padding. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Out of it; there is one spelling for the same bytes. */
    static byte[] decode(String text) throws Refused {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw Outcome.MALFORMED.because("not base64url");
    }
}
