package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DangerousSettingsTest {

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertThat(DangerousSettings.in(production(Map.of()))).isEmpty();
    }

    @Test
    void refusesToBelieveForwardedAddressesOfAnybody() {
        var forwarding = Map.of("quarkus.http.proxy.proxy-address-forwarding", "true");
        refuses(forwarding, "trusted-proxies");
        refuses(with(forwarding, "quarkus.http.proxy.trusted-proxies", "10.0.0.5, 0.0.0.0/0"), "trusted-proxies");
        accepts(with(forwarding, "quarkus.http.proxy.trusted-proxies", "10.0.0.5"));
        accepts(with(forwarding, "masthead.demo", "true"));
    }

    @Test
    void refusesANewsroomOpenToEverySite() {
        refuses(Map.of("masthead.newsroom.origins", "https://desk.example, *"), "masthead.newsroom.origins");
        accepts(Map.of("masthead.newsroom.origins", "https://desk.example"));
        accepts(Map.of("masthead.newsroom.origins", "*", "masthead.demo", "true"));
    }

    @Test
    void refusesToReachWhatListensOnThisMachine() {
        refuses(Map.of("masthead.outgoing.loopback", "true"), "MASTHEAD_OUTGOING_LOOPBACK");
        accepts(Map.of("masthead.outgoing.loopback", "true", "masthead.demo", "true"));
    }

    @Test
    void refusesAnAdminKeyThatCanBeGuessed() {
        refuses(Map.of("masthead.admin.key", "twenty-three-characters"), "MASTHEAD_ADMIN_KEY");
        refuses(Map.of("masthead.admin.key", "short", "masthead.demo", "true"), "MASTHEAD_ADMIN_KEY");
        accepts(Map.of("masthead.admin.key", "twenty-four-characters-x"));
    }

    @Test
    void refusesAHibernateThatChangesTables() {
        var strategy = "quarkus.hibernate-orm.schema-management.strategy";
        refuses(Map.of(strategy, "drop-and-create"), strategy);
        refuses(Map.of(strategy, "update"), strategy);
        accepts(Map.of(strategy, "validate"));
    }

    @Test
    void refusesTokensOfAnybodyOrForOthers() {
        var keys = "masthead.oidc.jwks-url";
        var issuer = Map.of("masthead.oidc.issuer", "https://login.example", keys, "https://login.example/keys");
        refuses(issuer, "MASTHEAD_OIDC_AUDIENCE");
        var tokens = with(issuer, "masthead.oidc.audience", "masthead");
        accepts(tokens);
        accepts(with(tokens, keys, "http://127.0.0.1:8180/keys"));
        refuses(with(tokens, keys, "http://127.0.0.1.login.example/keys"), "MASTHEAD_OIDC_JWKS_URL");
        refuses(with(tokens, keys, "http://login.example/keys"), "MASTHEAD_OIDC_JWKS_URL");
    }

    @Test
    void namesEveryDangerAtOnce() {
        var many =
                Map.of("quarkus.hibernate-orm.schema-management.strategy", "update", "masthead.newsroom.origins", "*");
        assertThat(DangerousSettings.in(production(many))).hasSize(2);
    }

    @Test
    void letsDevelopersDoAsTheyLike() {
        var update = Map.of("quarkus.hibernate-orm.schema-management.strategy", "update");
        assertThat(DangerousSettings.in(new Settings(false, name -> Optional.ofNullable(update.get(name)))))
                .isEmpty();
    }

    private static void refuses(Map<String, String> settings, String word) {
        assertThat(DangerousSettings.in(production(settings)))
                .singleElement()
                .asString()
                .contains(word)
                .endsWith(".");
    }

    private static void accepts(Map<String, String> settings) {
        assertThat(DangerousSettings.in(production(settings))).isEmpty();
    }

    private static Settings production(Map<String, String> settings) {
        return new Settings(true, name -> Optional.ofNullable(settings.get(name)));
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }
}
