package org.masthead.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whose tokens the newsroom takes beside its own keys. Without an issuer it takes none. */
@ConfigMapping(prefix = "masthead.oidc")
interface TokensConfig {

    /** Who issues the tokens, just as their {@code iss} says ({@code MASTHEAD_OIDC_ISSUER}). */
    Optional<String> issuer();

    /** What their {@code aud} has to name, so that a token for another service opens nothing here. */
    Optional<String> audience();

    /** Where the issuer's public keys stand, as a JWK set: {@code jwks_uri} of its OpenID configuration. */
    Optional<String> jwksUrl();

    /** The claim that holds the roles, a text or a list of them; dots lead into objects: {@code realm_access.roles}. */
    @WithDefault("roles")
    String rolesClaim();

    /** What the issuer calls our roles. */
    RoleNames roles();

    /** By default they have the same names. */
    interface RoleNames {

        @WithDefault("contributor")
        String contributor();

        @WithDefault("editor")
        String editor();

        @WithDefault("publisher")
        String publisher();

        @WithDefault("admin")
        String admin();
    }
}
