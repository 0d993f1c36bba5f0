package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.masthead.database.Secrets;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;

/**
 * The Ed25519 key by which instances of this publication know one another's echo: the one that signs the list of
 * addresses, which readers know too; while none does, one that only instances know.
 */
@ApplicationScoped
class EchoKey {

    private final Secrets secrets;
    private final OnlineKeys keys;

    EchoKey(Secrets secrets, OnlineKeys keys) {
        this.secrets = secrets;
        this.keys = keys;
    }

    /** A signature in base64url, and the name of its key. */
    record Signed(String kid, String sig) {}

    Signed sign(byte[] message) {
        return keys.signer()
                .map(key -> new Signed(key.kid(), Envelope.encode(key.sign(message))))
                .orElseGet(() -> {
                    var pair = pair();
                    var signature = Ed25519.sign(pair.getPrivate().getEncoded(), message);
                    return new Signed(Ed25519.kid(Ed25519.publicKey(pair)), Envelope.encode(signature));
                });
    }

    boolean isOurs(byte[] message, String sig) {
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(sig);
        } catch (IllegalArgumentException e) {
            return false;
        }
        var signers = keys.all().stream().map(OnlineKey::publicKey);
        return Stream.concat(signers, Stream.of(Ed25519.publicKey(pair())))
                .anyMatch(key -> Ed25519.verify(key, message, signature));
    }

    /** The pair whose seed all instances share. The JDK makes one of a seed only where it takes it for chance. */
    private KeyPair pair() {
        var seed = secrets.named("probe");
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
