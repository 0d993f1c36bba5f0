package org.masthead.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * Reads {@code Authorization: Bearer KEY} (RFC 6750) of requests to the newsroom. Delivery asks nobody who they are, so
 * credentials sent there are not even looked at. A key in the query is never accepted.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String NEWSROOM = "/v1/newsroom";
    private static final String BEARER = "bearer ";

    /** Two fields may have been joined on the way (RFC 9110, section 5.3). */
    private static final Pattern SEVERAL = Pattern.compile(",\\s*bearer\\s", Pattern.CASE_INSENSITIVE);

    private final FailedAttempts attempts;

    KeyMechanism(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!context.normalizedPath().startsWith(NEWSROOM)) {
            return Uni.createFrom().nullItem();
        }
        var headers = context.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (headers.size() > 1 || SEVERAL.matcher(headers.get(0)).find()) {
            return Uni.createFrom()
                    .failure(Problem.of(ProblemCode.AMBIGUOUS_CREDENTIALS)
                            .detail("A request brings one key or token, in one Authorization field.")
                            .exception());
        }
        return bearer(headers.get(0))
                .map(key -> identified(key, context, identities))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private Uni<SecurityIdentity> identified(String key, RoutingContext context, IdentityProviderManager identities) {
        try {
            var attempt = attempts.begin(context.request().remoteAddress(), key);
            return identities
                    .authenticate(new TokenAuthenticationRequest(new TokenCredential(key, BEARER.strip())))
                    .onItem()
                    .invoke(attempt::succeeded)
                    .onFailure(AuthenticationFailedException.class)
                    .invoke(attempt::failed)
                    .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
                    .invoke(attempt::ended);
        } catch (ProblemException tooMany) {
            return Uni.createFrom().failure(tooMany);
        }
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"masthead\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
