package org.masthead.http;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Callers of the tests: {@code Bearer as-ROLE} is somebody with that role. */
@ApplicationScoped
@IfBuildProperty(name = "sample.enabled", stringValue = "true")
class SampleIdentity implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager providers) {
        var field = routing.request().getHeader("Authorization");
        if (field == null) {
            return Uni.createFrom().nullItem();
        }
        if (!field.startsWith("Bearer as-")) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("somebody"))
                        .addRole(field.substring("Bearer as-".length()))
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    /** Asked before the mechanism of keys, which does not know these callers. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
