package org.masthead.address;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names of onion services, version 3: the key of the service, a checksum and the version, in base32. So the name itself
 * says by which key control of it is proven.
 */
final class OnionNames {

    private static final String END = ".onion";
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 56;
    private static final int KEY_BYTES = 32;
    private static final byte VERSION = 3;
    private static final byte[] SALT = ".onion checksum".getBytes(StandardCharsets.US_ASCII);

    private OnionNames() {}

    static boolean isOnion(String host) {
        return host.endsWith(END);
    }

    /** The 32 bytes of the Ed25519 key of an onion host, subdomains of it included; nothing when it is none. */
    static Optional<byte[]> key(String host) {
        if (!isOnion(host)) {
            return Optional.empty();
        }
        var name = host.substring(0, host.length() - END.length());
        return decoded(name.substring(name.lastIndexOf('.') + 1))
                .filter(OnionNames::isSound)
                .map(bytes -> Arrays.copyOf(bytes, KEY_BYTES));
    }

    private static Optional<byte[]> decoded(String text) {
        if (text.length() != LETTERS) {
            return Optional.empty();
        }
        var bytes = new byte[LETTERS * 5 / 8];
        for (var index = 0; index < LETTERS; index++) {
            var value = BASE_32.indexOf(text.charAt(index));
            if (value < 0) {
                return Optional.empty();
            }
            for (var bit = 0; bit < 5; bit++) {
                var place = index * 5 + bit;
                bytes[place / 8] |= (byte) ((value >> (4 - bit) & 1) << (7 - place % 8));
            }
        }
        return Optional.of(bytes);
    }

    private static boolean isSound(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA3-256");
            digest.update(SALT);
            digest.update(bytes, 0, KEY_BYTES);
            digest.update(VERSION);
            var sum = digest.digest();
            return bytes[KEY_BYTES] == sum[0] && bytes[KEY_BYTES + 1] == sum[1] && bytes[KEY_BYTES + 2] == VERSION;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
