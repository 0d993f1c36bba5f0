package org.masthead.signed;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as somebody could be given it, and what a reader has to make of it: good ones, and all that a forger may
 * try.
 *
 * @param root what is known already
 * @param known the manifest that was taken before, or null
 * @param document offered as the manifest
 * @param expected null when it has to be taken
 */
public record SignedCase(
        String name, byte[] root, Verification.Known known, byte[] document, Instant now, Outcome expected) {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String PUBLICATION = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10";

    private static final Map<String, KeyPair> KEYS = new LinkedHashMap<>();

    /** The private key of that name, the same for the whole run. */
    public static byte[] secret(String kid) {
        return pair(kid).getPrivate().getEncoded();
    }

    private static KeyPair pair(String kid) {
        return KEYS.computeIfAbsent(kid, unknown -> Ed25519.generate());
    }

    /** A root with two of three keys, and these for manifests. */
    public static Root root(int version, int threshold, String... signers) {
        var keys = new LinkedHashMap<String, byte[]>();
        var holders = List.of("r-a", "r-b", "r-c");
        holders.forEach(kid -> keys.put(kid, Ed25519.publicKey(pair(kid))));
        List.of(signers).forEach(kid -> keys.put(kid, Ed25519.publicKey(pair(kid))));
        return new Root(
                PUBLICATION,
                version,
                NOW.minus(Duration.ofDays(30)),
                NOW.plus(Duration.ofDays(700)),
                keys,
                Map.of("root", new Root.Role(holders, 2), "domains", new Root.Role(List.of(signers), threshold)),
                List.of("https://www.masthead.example/.well-known/masthead-domains.jws"));
    }

    public static byte[] signed(Root root, String... kids) {
        var envelope = Envelope.of(root.payload());
        for (var kid : kids) {
            envelope = envelope.signed(DocumentType.ROOT, kid, secret(kid));
        }
        return bytes(envelope.text());
    }

    public static AddressList list(int version, Instant issued, List<AddressList.Address> domains) {
        return new AddressList(
                PUBLICATION,
                version,
                1,
                issued,
                issued.plus(Duration.ofDays(14)),
                issued.plus(Duration.ofDays(180)),
                null,
                domains,
                List.of(),
                List.of("https://www.masthead.example/.well-known/masthead-domains.jws"),
                "");
    }

    static AddressList.Address address(String key, String host, int priority) {
        return new AddressList.Address(
                key,
                "mirror",
                "clearnet",
                "https://" + host,
                "https://" + host + "/v1",
                "https://" + host,
                List.of("en"),
                List.of(),
                "first-party",
                priority,
                10,
                List.of(),
                List.of());
    }

    static Envelope unsigned(int version, Instant issued) {
        return Envelope.of(list(version, issued, List.of(address("primary", "www.masthead.example", 10)))
                .payload());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
