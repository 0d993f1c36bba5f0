package org.masthead.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private final byte[] stolen = Ed25519.generate().getPrivate().getEncoded();
    private final String kid;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final byte[] publicKey;
    private List<AddressList.Revocation> revoked = List.of();
    private List<Listener> listeners = List.of();
    private String trustOfFirst = "first-party";

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
        begin(manners);
    }

    private void begin(Manner... manners) {
        listeners = all.subList(0, manners.length);
        for (var index = 0; index < manners.length; index++) {
            listeners.get(index).behave(manners[index], Map.of());
        }
        var documents = Map.of(
                Manner.GOOD, bytes(manifest(NEWEST, secret)),
                Manner.OLD_MANIFEST, bytes(manifest(BUNDLED - 1, secret)),
                Manner.FORGED_MANIFEST, bytes(manifest(NEWEST + 1, stolen)));
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

    /** Where the first address stands. */
    String home() {
        return listeners.get(0).origin();
    }

    String root() {
        var alone = new Root.Role(List.of(kid), 1);
        var root = new Root(
                PUBLICATION,
                1,
                now,
                now.plus(Duration.ofDays(100)),
                Map.of(kid, publicKey),
                Map.of("root", alone, "domains", alone),
                urls());
        return Envelope.of(root.payload())
                .signed(DocumentType.ROOT, kid, secret)
                .text();
    }

    String bundled() {
        return manifest(BUNDLED, secret);
    }

    private String manifest(int version, byte[] key) {
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
                    List.of()));
        }
        var list = new AddressList(
                PUBLICATION,
                version,
                1,
                now,
                now.plus(Duration.ofDays(14)),
                now.plus(Duration.ofDays(180)),
                null,
                addresses,
                revoked,
                urls(),
                "");
        return Envelope.of(list.payload())
                .signed(DocumentType.DOMAINS, kid, key)
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
