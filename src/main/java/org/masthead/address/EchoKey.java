package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.masthead.database.Secrets;

/** The Ed25519 key by which instances of this publication know one another's echo. */
@ApplicationScoped
class EchoKey {

    private static final String ALGORITHM = "Ed25519";

    private final Secrets secrets;

    EchoKey(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What the key is called: made of it, so that another has another name. */
    String kid() throws GeneralSecurityException {
        var digest =
                MessageDigest.getInstance("SHA-256").digest(pair().getPublic().getEncoded());
        return "k-" + HexFormat.of().formatHex(digest, 0, 8);
    }

    String sign(byte[] message) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(pair().getPrivate());
        signature.update(message);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    boolean isOurs(byte[] message, String sig) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair().getPublic());
            signature.update(message);
            return signature.verify(Base64.getUrlDecoder().decode(sig));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The pair whose seed all instances share. The JDK makes one of a seed only where it takes it for chance. */
    private KeyPair pair() throws GeneralSecurityException {
        var seed = secrets.named("probe");
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }
}
