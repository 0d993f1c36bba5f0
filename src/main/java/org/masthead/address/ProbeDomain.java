package org.masthead.address;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.masthead.outgoing.Door;
import org.masthead.outgoing.Limits;
import org.masthead.outgoing.OutgoingFailed;

/** Calls a domain and has it say, signed, that it is this publication. May take seconds: not in a transaction. */
@ApplicationScoped
class ProbeDomain {

    static final String NOT_OURS = "not-ours";
    static final String BAD_SIGNATURE = "bad-signature";
    static final String WRONG_DOMAIN = "wrong-domain";

    private static final Set<String> WRONG = Set.of(NOT_OURS, BAD_SIGNATURE, WRONG_DOMAIN);
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Door door;
    private final EchoKey key;
    private final CompareCopies copies;
    private final ObjectMapper json;

    ProbeDomain(Door door, EchoKey key, CompareCopies copies, ObjectMapper json) {
        this.door = door;
        this.key = key;
        this.copies = copies;
        this.json = json;
    }

    /** Whether an outcome means that somebody else answers there. */
    static boolean isWrong(String outcome) {
        return WRONG.contains(outcome);
    }

    /** {@code ok}, or what is wrong with the answer, or why there is none. */
    Seen look(Domain domain, String publication) {
        var newest = copies.newest();
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            var url = domain.origin() + "/.well-known/masthead-probe?nonce=" + nonce;
            var answer = door.get(url, Limits.SMALL);
            if (answer.status() != 200) {
                return Seen.of(named(answer.status()));
            }
            var echo = json.readTree(answer.body());
            var outcome = judge(echo, domain, publication, nonce);
            return outcome.equals(Proof.OK) ? copies.echo(echo, newest) : Seen.of(outcome);
        } catch (OutgoingFailed e) {
            return Seen.of(e.outcome().text());
        } catch (IOException e) {
            return Seen.of(NOT_OURS);
        }
    }

    private String judge(JsonNode echo, Domain domain, String publication, String nonce) {
        if (!publication.equals(text(echo, "publication"))) {
            return NOT_OURS;
        }
        var message = Echo.message(
                publication,
                text(echo, "domain"),
                text(echo, "host"),
                nonce,
                echo.path("contentSeq").asLong(),
                text(echo, "at"));
        if (!key.isOurs(message, text(echo, "sig"))) {
            return BAD_SIGNATURE;
        }
        return domain.key.equals(text(echo, "domain")) && domain.host.equals(text(echo, "host"))
                ? Proof.OK
                : WRONG_DOMAIN;
    }

    /** A later release may say more than we know of. */
    private static String text(JsonNode echo, String member) {
        return echo.path(member).asText();
    }

    static String named(int status) {
        if (status == 451) {
            return "http-451";
        }
        if (status < 300) {
            return NOT_OURS;
        }
        return status < 400 ? "redirect" : status < 500 ? "http-4xx" : "http-5xx";
    }
}
