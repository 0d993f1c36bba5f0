package org.masthead.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.masthead.client.Listener.Manner;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/** A publication at addresses of this machine, and what a reader's program brought along. */
final class Scene implements AutoCloseable {

    /** What the program has, and what is the newest. */
    static final int BUNDLED = 7;

    static final int NEWEST = 8;

    private static final String PUBLICATION = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10";

    private final List<Listener> all = new ArrayList<>();
    private final byte[] secret;
    private final KeyPair other = Ed25519.generate();
    private final String kid;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final byte[] publicKey;
    private List<AddressList.Revocation> revoked = List.of();
    private List<Listener> listeners = List.of();
    private String trustOfFirst = "first-party";
    private List<String> avoidLastIn = List.of();

    /** @param most how many addresses it has at most: 127.0.0.2 is the first */
    Scene(int most) throws IOException {
        for (var number = 2; number < most + 2; number++) {
            all.add(new Listener("127.0.0." + number));
        }
        var pair = Ed25519.generate();
        secret = pair.getPrivate().getEncoded();
        publicKey = Ed25519.publicKey(pair);
        kid = Ed25519.kid(publicKey);
    }

    /** Lets there be as many addresses, each of which behaves in its way, in the order in which they are preferred. */
    void play(Manner... manners) {
        revoked = List.of();
        trustOfFirst = "first-party";
        avoidLastIn = List.of();
        begin(manners);
    }

    private void begin(Manner... manners) {
        listeners = all.subList(0, manners.length);
        for (var index = 0; index < manners.length; index++) {
            listeners.get(index).behave(manners[index], Map.of());
        }
        var documents = Map.of(
                Manner.GOOD, bytes(manifest(NEWEST)),
                Manner.OLD_MANIFEST, bytes(manifest(BUNDLED - 1)),
                Manner.FORGED_MANIFEST,
                        bytes(manifest(NEWEST + 1, 1, kid, other.getPrivate().getEncoded())));
        for (var index = 0; index < manners.length; index++) {
            listeners.get(index).behave(manners[index], documents);
        }
    }

    /** All is well, but the list revokes a host. */
    void revoke(String host) {
        revoked = List.of(new AddressList.Revocation("old", List.of(host), "2026-10-02", "compromised"));
        begin(Manner.GOOD, Manner.GOOD, Manner.GOOD);
    }

    /** All is well, but the list says who runs the first address. */
    void trust(String trust) {
        trustOfFirst = trust;
        begin(Manner.GOOD, Manner.GOOD, Manner.GOOD);
    }

    /** All is well, but the list says where the last address is to be avoided. */
    void avoidLastIn(String country) {
        avoidLastIn = List.of(country);
        begin(Manner.GOOD, Manner.GOOD, Manner.GOOD);
    }

    /** All is well, but another key signs and counts anew, with or without the consent of the one before. */
    void rotate(boolean isAgreed) {
        play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        var next = Ed25519.publicKey(other);
        var name = Ed25519.kid(next);
        var key = other.getPrivate().getEncoded();
        var root = rootOf(2, next).signed(DocumentType.ROOT, name, key);
        var second = isAgreed ? root.signed(DocumentType.ROOT, kid, secret) : root;
        var manifest = bytes(manifest(BUNDLED - 1, 2, name, key));
        listeners.forEach(listener -> listener.behave(manifest, bytes(second.text())));
    }

    /** Where the first address stands. */
    String home() {
        return listeners.get(0).origin();
    }

    String root() {
        return rootOf(1, publicKey).signed(DocumentType.ROOT, kid, secret).text();
    }

    private Envelope rootOf(int version, byte[] key) {
        var name = Ed25519.kid(key);
        var alone = new Root.Role(List.of(name), 1);
        var root = new Root(
                PUBLICATION,
                version,
                now,
                now.plus(Duration.ofDays(100)),
                Map.of(name, key),
                Map.of("root", alone, "domains", alone),
                urls());
        return Envelope.of(root.payload());
    }

    String bundled() {
        return manifest(BUNDLED);
    }

    private String manifest(int version) {
        return manifest(version, 1, kid, secret);
    }

    private String manifest(int version, int rootVersion, String name, byte[] key) {
        var addresses = new ArrayList<AddressList.Address>();
        for (var listener : listeners) {
            addresses.add(new AddressList.Address(
                    "d" + (addresses.size() + 1),
                    "mirror",
                    "clearnet",
                    null,
                    listener.origin() + "/v1",
                    null,
                    List.of("en"),
                    List.of(),
                    addresses.isEmpty() ? trustOfFirst : "first-party",
                    10 * (addresses.size() + 1),
                    10,
                    List.of(),
                    addresses.size() + 1 == listeners.size() ? avoidLastIn : List.of()));
        }
        var list = new AddressList(
                PUBLICATION,
                version,
                rootVersion,
                now,
                now.plus(Duration.ofDays(14)),
                now.plus(Duration.ofDays(180)),
                null,
                addresses,
                revoked,
                urls(),
                "");
        return Envelope.of(list.payload())
                .signed(DocumentType.DOMAINS, name, key)
                .text();
    }

    private List<String> urls() {
        return listeners.stream()
                .map(listener -> listener.origin() + "/.well-known/masthead-domains.jws")
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        all.forEach(Listener::close);
    }
}
