package org.masthead;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.address.OnlineKeys;
import org.masthead.database.StartRefused;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;

/** Collects the signatures that a root needs: of its own keys, and of those of the root before it. */
final class SignRoot {

    private static final byte[] TRIAL = "whose key is this".getBytes(StandardCharsets.US_ASCII);

    private final Root root;
    private final Optional<Root> previous;
    private Envelope document;

    SignRoot(Envelope document, Optional<Root> previous) throws Refused {
        this.root = document.root();
        this.previous = previous;
        this.document = document;
        if (previous.isEmpty() && root.version() > 1) {
            throw new StartRefused("Root " + root.version()
                    + " needs signatures under the root before it: name that with" + " --after.");
        }
    }

    Envelope document() {
        return document;
    }

    /** What is to be signed, line by line. */
    List<String> facts() {
        return RootFacts.of(root, previous);
    }

    /** With a key out of a file. */
    void with(byte[] secret) {
        var signature = Ed25519.sign(secret, TRIAL);
        var kid = holders()
                .filter(key -> Ed25519.verify(key.getValue(), TRIAL, signature))
                .findFirst()
                .orElseThrow(
                        () -> new StartRefused("Neither this root nor the one before it lets this key sign roots."))
                .getKey();
        if (!isSignedBy(kid)) {
            document = document.signed(DocumentType.ROOT, kid, secret);
        }
    }

    /** With those keys of the database that may sign roots. */
    void with(Connection connection) throws SQLException {
        var signed = false;
        for (var holder : holders().map(Map.Entry::getKey).distinct().toList()) {
            var key = OnlineKeys.of(connection, holder);
            signed |= key.isPresent();
            if (key.isPresent() && !isSignedBy(holder)) {
                document = key.get().sign(document, DocumentType.ROOT);
            }
        }
        if (!signed) {
            throw new StartRefused("The database holds no key that may sign this root.");
        }
    }

    /** A sentence for each of the thresholds. */
    List<String> missing() {
        var sentences = new ArrayList<String>();
        sentences.add(missing(root, "its own keys"));
        previous.ifPresent(before -> sentences.add(missing(before, "the keys of root " + before.version())));
        return sentences;
    }

    private String missing(Root by, String whose) {
        return "%d of %d signatures that it needs of %s"
                .formatted(by.signersOf(document).size(), role(by).threshold(), whose);
    }

    private boolean isSignedBy(String kid) {
        return Stream.concat(Stream.of(root), previous.stream())
                .anyMatch(by -> by.signersOf(document).contains(kid));
    }

    private Stream<Map.Entry<String, byte[]>> holders() {
        return Stream.concat(Stream.of(root), previous.stream())
                .flatMap(by -> by.keys().entrySet().stream()
                        .filter(key -> role(by).kids().contains(key.getKey())));
    }

    private static Root.Role role(Root by) {
        return by.roles().get(DocumentType.ROOT.kind());
    }
}
