package org.masthead.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Turns the text of a key, or a token, into the one who calls. Asks the database for the key every time, so that a
 * revoked one is out at once.
 */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    private final ApiKeys keys;
    private final Tokens tokens;

    KeyIdentityProvider(ApiKeys keys, Tokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identityOf(request.getToken().getToken()));
    }

    private SecurityIdentity identityOf(String text) {
        var caller = tokens.takes(text) ? tokens.caller(text) : ofKey(text);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRoles(Roles.includedIn(caller.role()))
                .build();
    }

    private Caller ofKey(String text) {
        var usable = keys.usable(KeyText.digest(text)).orElseThrow(AuthenticationFailedException::new);
        var caller = usable.caller();
        if (usable.isStale()) {
            keys.used(caller.keyId());
        }
        return caller;
    }
}
