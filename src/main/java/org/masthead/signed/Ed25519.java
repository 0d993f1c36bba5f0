package org.masthead.signed;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) as the JDK has it. Public keys are the 32 bytes, private ones PKCS #8 (RFC 8410). */
public final class Ed25519 {

    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** What comes before the 32 bytes in X.509. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** A new pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes of the public one of a pair. */
    public static byte[] publicKey(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
    }

    /** What a key is called: the same key has the same name wherever it is used, and no other has it. */
    public static String kid(byte[] publicKey) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return "k-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Signs.
     *
     * @param privateKey in PKCS #8
     * @return 64 bytes
     */
    public static byte[] sign(byte[] privateKey, byte[] message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a private key for Ed25519", e);
        }
    }

    /** Whether a signature is that of a key over a message. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        // The JDK overlooks what comes behind a signature.
        if (publicKey.length != KEY_BYTES || signed.length != SIGNATURE_BYTES) {
            return false;
        }
        var encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
        System.arraycopy(publicKey, 0, encoded, PREFIX.length, KEY_BYTES);
        try {
            var signature = Signature.getInstance(NAME);
            signature.initVerify(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            // Thirty-two bytes that are no point of the curve.
            return false;
        }
    }
}
