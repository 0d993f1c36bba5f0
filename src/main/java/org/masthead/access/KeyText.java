package org.masthead.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * How an API key is written: {@code mh_}, 40 random characters, and 6 that check the others. The prefix and the check
 * let scanners for leaked secrets find a key and be sure of it. The text is shown once; the service keeps its digest.
 */
public final class KeyText {

    private static final String PREFIX = "mh_";
    private static final int RANDOM_LENGTH = 40;
    private static final int CHECK_LENGTH = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    /** A new key of 49 characters, 238 bits of them random. */
    public static String random() {
        var text = new StringBuilder(PREFIX);
        for (var i = 0; i < RANDOM_LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.append(check(text.toString())).toString();
    }

    /** SHA-256 of the whole text in UTF-8. A fast hash is right: nobody guesses 238 random bits. */
    public static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** The CRC-32 of what stands before, as six digits to base 62. */
    private static String check(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        var digits = new char[CHECK_LENGTH];
        var rest = crc.getValue();
        for (var i = CHECK_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
