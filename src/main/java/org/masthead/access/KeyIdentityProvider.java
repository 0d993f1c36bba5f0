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
 * Turns the text of a key into the one who calls. Asks the database every time, so that a revoked key is out at once.
 */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    private final ApiKeys keys;

    KeyIdentityProvider(ApiKeys keys) {
        this.keys = keys;
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
        var usable = keys.usable(KeyText.digest(text)).orElseThrow(AuthenticationFailedException::new);
        var caller = usable.caller();
        if (usable.isStale()) {
            keys.used(caller.keyId());
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRoles(Roles.includedIn(caller.role()))
                .build();
    }
}
