package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.masthead.outgoing.Door;
import org.masthead.outgoing.Limits;
import org.masthead.outgoing.OutgoingFailed;
import org.masthead.signed.Ed25519;

/**
 * Proof of control over a host: a value that only we and who asked for it know, shown in DNS or in a file; or a
 * signature by the key that an onion address is made of. Of the value only the digest is kept.
 */
@ApplicationScoped
class Proof {

    static final String OK = "ok";

    /** What is there is not the value. */
    static final String NOT_FOUND = "not-found";

    private static final String PREFIX = "mv1=";
    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Door door;

    Proof(Door door) {
        this.door = door;
    }

    static String newValue() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String recordName(Domain domain) {
        return "_masthead-verify." + domain.host;
    }

    static String fileUrl(Domain domain) {
        return domain.origin() + "/.well-known/masthead-verify.txt";
    }

    static String message(Domain domain) {
        return "masthead-verify:" + domain.host + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(domain.proof.digest);
    }

    /**
     * Looks for the proof, which may take seconds: not in a transaction.
     *
     * @return {@link #OK}, {@link #NOT_FOUND}, or why it could not be looked for
     */
    String look(Domain domain) {
        try {
            return domain.proof.method.equals("dns-txt")
                    ? found(domain, door.texts(recordName(domain), Limits.SMALL.time()).stream())
                    : fetched(domain);
        } catch (OutgoingFailed e) {
            return e.outcome().text();
        }
    }

    private String fetched(Domain domain) {
        var answer = door.get(fileUrl(domain), Limits.SMALL);
        return answer.status() == 200
                ? found(domain, new String(answer.body(), StandardCharsets.UTF_8).lines())
                : "http-" + answer.status();
    }

    private static String found(Domain domain, Stream<String> texts) {
        return texts.anyMatch(text -> Arrays.equals(digest(text.strip()), domain.proof.digest)) ? OK : NOT_FOUND;
    }

    /** Whether a signature of the message is by the key of the onion address, as far as the name itself says. */
    static String ofKey(Domain domain, String signature) {
        try {
            var key = OnionNames.key(domain.host).orElseThrow();
            var message = message(domain).getBytes(StandardCharsets.UTF_8);
            return Ed25519.verify(key, message, Base64.getUrlDecoder().decode(signature)) ? OK : NOT_FOUND;
        } catch (IllegalArgumentException e) {
            return NOT_FOUND;
        }
    }
}
