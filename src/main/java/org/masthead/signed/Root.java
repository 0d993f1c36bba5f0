package org.masthead.signed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys count for what: the first one is known to a program from the beginning, each later one is signed by the
 * keys of the one before it too.
 *
 * @param publication its id, as a URN
 * @param keys the 32 bytes of each public key by its name
 * @param roles who signs {@code root}, {@code domains} and, once it is, {@code content}
 * @param bootstrap addresses of the manifest, for when none of those in the last manifest answers
 */
public record Root(
        String publication,
        int version,
        Instant issued,
        Instant expires,
        Map<String, byte[]> keys,
        Map<String, Role> roles,
        List<String> bootstrap) {

    /** Which keys may sign a kind of document, and how many of them must. */
    public record Role(List<String> kids, int threshold) {}

    /** One that was verified before it was kept. */
    public static Root kept(String document) {
        try {
            return of(Envelope.read(document.getBytes(StandardCharsets.UTF_8)).content());
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    static Root of(Members content) throws Refused {
        Spec.require(content, DocumentType.ROOT);
        var keys = new LinkedHashMap<String, byte[]>();
        for (var key : content.named("keys").entrySet()) {
            keys.put(key.getKey(), key(key.getValue()));
        }
        var roles = new LinkedHashMap<String, Role>();
        for (var role : content.named("roles").entrySet()) {
            var kids = role.getValue().texts("kids");
            var threshold = role.getValue().number("threshold");
            if (threshold < 1 || threshold > kids.size() || !keys.keySet().containsAll(kids)) {
                throw Outcome.MALFORMED.because("role " + role.getKey());
            }
            roles.put(role.getKey(), new Role(kids, threshold));
        }
        for (var type : DocumentType.values()) {
            if (!roles.containsKey(type.kind())) {
                throw Outcome.MALFORMED.because("no role " + type.kind());
            }
        }
        return new Root(
                content.text("publication"),
                content.number("version"),
                content.time("issued"),
                content.time("expires"),
                keys,
                roles,
                content.texts("bootstrap"));
    }

    /**
     * The 32 bytes of a key as JSON has it (JWK, RFC 8037).
     *
     * @throws Refused when it is not one for Ed25519
     */
    public static byte[] key(Object jwk) throws Refused {
        return key(Members.of(jwk));
    }

    private static byte[] key(Members jwk) throws Refused {
        var bytes = Envelope.decode(jwk.text("x"));
        if (!jwk.text("kty").equals("OKP") || !jwk.text("crv").equals("Ed25519") || bytes.length != 32) {
            throw Outcome.WRONG_ALGORITHM.because("a key that is not for Ed25519");
        }
        return bytes;
    }

    /** A key as JSON has it (JWK, RFC 8037). */
    public static Map<String, Object> jwk(byte[] key) {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", Envelope.encode(key));
        return jwk;
    }

    /** Whether programs take an address for one where the manifest is. */
    public static boolean isBootstrap(String url) {
        return Members.isUrl(url);
    }

    /** Those of {@link #bootstrap}: others may have been signed before all programs were held to that. */
    public List<String> usableBootstrap() {
        return bootstrap.stream().filter(Root::isBootstrap).toList();
    }

    /** What is signed. */
    public Map<String, Object> payload() {
        var payload = Spec.head(DocumentType.ROOT, publication, version);
        payload.put("issued", issued.toString());
        payload.put("expires", expires.toString());
        var jwks = new LinkedHashMap<String, Object>();
        keys.forEach((kid, key) -> jwks.put(kid, jwk(key)));
        payload.put("keys", jwks);
        var members = new LinkedHashMap<String, Object>();
        roles.forEach((name, role) -> {
            var member = new LinkedHashMap<String, Object>();
            member.put("kids", role.kids());
            member.put("threshold", role.threshold());
            members.put(name, member);
        });
        payload.put("roles", members);
        payload.put("bootstrap", bootstrap);
        return payload;
    }

    /** The names of the keys that may sign roots and have, whoever else has to. */
    public List<String> signersOf(Envelope document) {
        return document.signatures().stream()
                .map(signature -> Verification.signer(document, signature, this))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether the same keys sign manifests under both. */
    public boolean hasTheSameSigners(Root other) {
        var signers = signers();
        return signers.keySet().equals(other.signers().keySet())
                && signers.entrySet().stream()
                        .allMatch(signer ->
                                Arrays.equals(signer.getValue(), other.signers().get(signer.getKey())));
    }

    /** The keys that may sign manifests, by their names. */
    public Map<String, byte[]> signers() {
        var signers = new LinkedHashMap<String, byte[]>();
        roles.get(DocumentType.DOMAINS.kind()).kids().forEach(kid -> signers.put(kid, keys.get(kid)));
        return signers;
    }
}
