package org.masthead.access;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * Access tokens of an identity provider: JSON Web Tokens (RFC 7519, RFC 9068) that are taken in the place of keys,
 * where an issuer is configured. They are checked here and now: nothing is asked of the issuer but its public keys. So
 * a token is good until it expires, and issuers do well to let them live for minutes.
 */
@ApplicationScoped
class Tokens {

    /** Public keys only: neither "none" nor a secret that whoever has the public key could take it for. */
    private static final AlgorithmConstraints SIGNED = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.EDDSA);

    private static final int LONGEST = 8192;
    private static final int LONGEST_NAME = 200;
    private static final int SECONDS_OF_SKEW = 30;

    private final TokensConfig config;
    private final Clock clock;
    private SigningKeys keys;

    Tokens(TokensConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Whether this is one, and such are taken: three parts between dots, which no key of ours has. */
    boolean takes(String text) {
        return config.issuer().isPresent()
                && config.audience().isPresent()
                && config.jwksUrl().isPresent()
                && text.chars().filter(character -> character == '.').count() == 2;
    }

    /**
     * Who calls by this token.
     *
     * @throws AuthenticationFailedException when it is not good
     * @throws ProblemException 503 while the issuer's keys cannot be had, 403 when it names no role of ours
     */
    Caller caller(String text) {
        if (text.length() > LONGEST) {
            throw new AuthenticationFailedException();
        }
        try {
            return caller(claims(text));
        } catch (ProblemException | AuthenticationFailedException e) {
            throw e;
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            // The library casts what it finds in the header of a token that is still anybody's.
            throw new AuthenticationFailedException(e);
        }
    }

    private JwtClaims claims(String text) throws JoseException, InvalidJwtException {
        var token = new JsonWebSignature();
        token.setCompactSerialization(text);
        SIGNED.checkConstraint(token.getAlgorithmHeaderValue());
        var key = keys().of(token).orElseThrow(AuthenticationFailedException::new);
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNED)
                .setVerificationKey(key.getPublicKey())
                .setExpectedIssuer(true, config.issuer().orElseThrow())
                .setExpectedAudience(true, config.audience().orElseThrow())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(SECONDS_OF_SKEW)
                .build()
                .processToClaims(text);
    }

    private synchronized SigningKeys keys() {
        if (keys == null) {
            keys = new SigningKeys(URI.create(config.jwksUrl().orElseThrow()), System::nanoTime);
        }
        return keys;
    }

    private Caller caller(JwtClaims claims) throws MalformedClaimException {
        var role = role(claims)
                .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN)
                        .detail("This token names none of the roles that may use the newsroom.")
                        .exception());
        return new Caller(
                claims.getIssuer() + " " + claims.getSubject(),
                null,
                name(claims),
                role,
                Scope.ALL,
                Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
    }

    /** The highest of those that it names. */
    private Optional<String> role(JwtClaims claims) {
        var named = roles(claims);
        var ours = config.roles();
        return Stream.of(
                        Map.entry(Roles.ADMIN, ours.admin()),
                        Map.entry(Roles.PUBLISHER, ours.publisher()),
                        Map.entry(Roles.EDITOR, ours.editor()),
                        Map.entry(Roles.CONTRIBUTOR, ours.contributor()))
                .filter(role -> named.contains(role.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Set<Object> roles(JwtClaims claims) {
        Object found = claims.getClaimsMap().get(config.rolesClaim());
        if (found == null) {
            found = claims.getClaimsMap();
            for (var part : config.rolesClaim().split("\\.")) {
                found = found instanceof Map<?, ?> object ? object.get(part) : null;
            }
        }
        Collection<?> several = found instanceof Collection<?> list ? list : found == null ? List.of() : List.of(found);
        return several.stream().filter(one -> one != null).collect(Collectors.toSet());
    }

    /** As people know them, in one line. */
    private static String name(JwtClaims claims) {
        return Stream.of("name", "preferred_username", "sub")
                .map(claims.getClaimsMap()::get)
                .filter(String.class::isInstance)
                .map(text -> ((String) text).replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(
                        0, text.offsetByCodePoints(0, Math.min(LONGEST_NAME, text.codePointCount(0, text.length())))))
                .findFirst()
                .orElse("?");
    }
}
