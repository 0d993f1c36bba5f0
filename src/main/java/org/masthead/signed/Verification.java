package org.masthead.signed;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How roots and manifests are verified: by the keys that a root already known names for it, and by nothing that the
 * document says of itself. The command {@code verify} and the Java client do just this.
 */
public final class Verification {

    private static final Duration SKEW = Duration.ofHours(48);
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private Verification() {}

    /** What was taken last, and must not be gone back behind. */
    public record Known(int version, String sha256) {}

    /** The root that a program brings along: nothing vouches for it but that. */
    public static Root first(byte[] document) throws Refused {
        var envelope = Envelope.read(document);
        var root = Root.of(envelope.content());
        requireSignatures(envelope, DocumentType.ROOT, root);
        return root;
    }

    /** The root after one: signed by enough keys of the one before it, and by enough of its own. */
    public static Root next(Root known, byte[] document) throws Refused {
        var envelope = Envelope.read(document);
        requireSignatures(envelope, DocumentType.ROOT, known);
        var root = Root.of(envelope.content());
        requireSignatures(envelope, DocumentType.ROOT, root);
        requirePublication(root.publication(), known);
        if (root.version() != known.version() + 1) {
            throw Outcome.NOT_THE_NEXT_ROOT.because(root.version() + " after " + known.version());
        }
        return root;
    }

    /** The version of the root under which a manifest says that it was signed; nobody vouches for that yet. */
    public static int rootVersion(byte[] document) throws Refused {
        return Envelope.read(document).content().number("rootVersion");
    }

    /**
     * The manifest.
     *
     * @param root the newest that is known
     * @param known what was taken last; null: nothing, or only under other keys than the root names now
     * @param now the later one of the device's clock and of when what was taken last was issued
     */
    public static AddressList list(Root root, byte[] document, Known known, Instant now) throws Refused {
        var envelope = Envelope.read(document);
        requireSignatures(envelope, DocumentType.DOMAINS, root);
        var list = AddressList.of(envelope);
        requirePublication(list.publication(), root);
        if (list.rootVersion() > root.version()) {
            throw Outcome.UNKNOWN_ROOT.because(list.rootVersion() + ", and " + root.version() + " is known");
        }
        if (!root.expires().isAfter(now)) {
            throw Outcome.ROOT_EXPIRED.because(root.expires().toString());
        }
        if (known != null && list.version() < known.version()) {
            throw Outcome.ROLLBACK.because(list.version() + " after " + known.version());
        }
        if (known != null && list.version() == known.version() && !list.sha256().equals(known.sha256())) {
            throw Outcome.EQUIVOCATION.because("two of version " + list.version());
        }
        if (list.issued().isAfter(now.plus(SKEW))) {
            throw Outcome.FROM_THE_FUTURE.because(list.issued().toString());
        }
        if (!list.hardExpires().isAfter(now)) {
            throw Outcome.HARD_EXPIRED.because(list.hardExpires().toString());
        }
        return list;
    }

    private static void requirePublication(String publication, Root root) throws Refused {
        if (!publication.equals(root.publication())) {
            throw Outcome.WRONG_PUBLICATION.because(publication);
        }
    }

    /** Enough keys, and each counts once: whatever it is called and however often it signed. */
    private static void requireSignatures(Envelope document, DocumentType type, Root root) throws Refused {
        var role = root.roles().get(type.kind());
        var signers = new HashSet<String>();
        Refused fault = null;
        for (var signature : document.signatures()) {
            try {
                signers.add(Envelope.encode(signer(document, signature, type, root)));
            } catch (Refused refused) {
                // Others may suffice: a key that only newer programs know can sign beside them, and those who hold the
                // keys of two roots sign one document.
                var isOfAnother = type == DocumentType.ROOT && refused.outcome() == Outcome.UNKNOWN_KEY;
                fault = fault == null && !isOfAnother ? refused : fault;
            }
        }
        if (signers.size() < role.threshold()) {
            throw fault != null
                    ? fault
                    : Outcome.TOO_FEW_SIGNATURES.because(
                            signers.size() + " of " + role.threshold() + " that root " + root.version() + " demands");
        }
    }

    /** The name of the key that signed a root, if this one knows it. */
    static Optional<String> signer(Envelope document, Envelope.Signed signature, Root root) {
        try {
            var key = signer(document, signature, DocumentType.ROOT, root);
            return root.keys().entrySet().stream()
                    .filter(known -> Arrays.equals(known.getValue(), key))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** The key whose signature this is. */
    private static byte[] signer(Envelope document, Envelope.Signed signature, DocumentType type, Root root)
            throws Refused {
        if (signature.hasUnprotected()) {
            throw Outcome.UNPROTECTED_HEADER.because("a signature has one");
        }
        var header = Members.of(Json.read(Envelope.decode(signature.protectedHeader())));
        if (header.has("crit")) {
            throw Outcome.UNKNOWN_CRIT.because("none is known");
        }
        if (!HEADER.equals(header.all().keySet())) {
            throw Outcome.FOREIGN_HEADER.because(String.join(", ", header.all().keySet()));
        }
        if (!header.text("alg").equals("Ed25519")) {
            throw Outcome.WRONG_ALGORITHM.because(header.text("alg"));
        }
        if (!header.text("typ").equals(type.text())) {
            throw Outcome.WRONG_TYPE.because(header.text("typ"));
        }
        var kid = header.text("kid");
        var key = root.keys().get(kid);
        if (key == null) {
            throw Outcome.UNKNOWN_KEY.because(kid);
        }
        if (!role(root, type).contains(kid)) {
            throw Outcome.WRONG_ROLE.because(kid);
        }
        var signed = Envelope.decode(signature.signature());
        if (!Ed25519.verify(key, document.message(signature.protectedHeader()), signed)) {
            throw Outcome.BAD_SIGNATURE.because(kid);
        }
        return key;
    }

    private static List<String> role(Root root, DocumentType type) {
        return root.roles().get(type.kind()).kids();
    }
}
