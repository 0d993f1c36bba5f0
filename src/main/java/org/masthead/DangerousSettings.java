package org.masthead;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Settings that are handy while trying things out, and must not go live unnoticed: a production start ends here. */
final class DangerousSettings {

    private static final int SHORTEST_KEY = 24;

    private record Danger(Predicate<Settings> present, String sentence) {}

    private static final List<Danger> IN_THE_OPEN = List.of(
            new Danger(
                    settings -> settings.is("masthead.outgoing.loopback", "true"),
                    "MASTHEAD_OUTGOING_LOOPBACK lets whoever names an address reach what listens on this machine, and"
                            + " lets pages stand without TLS."),
            new Danger(
                    settings -> settings.is("quarkus.http.proxy.proxy-address-forwarding", "true")
                            && trustsAnybody(settings.get("quarkus.http.proxy.trusted-proxies")
                                    .orElse("")),
                    "quarkus.http.proxy.proxy-address-forwarding believes any caller's word about its address:"
                            + " name your proxies in quarkus.http.proxy.trusted-proxies."),
            new Danger(
                    settings -> settings.get("masthead.newsroom.origins").stream()
                            .flatMap(origins -> Stream.of(origins.split(",")))
                            .anyMatch(origin -> origin.strip().equals("*")),
                    "masthead.newsroom.origins lets every site on the web work in the newsroom of a visitor who is"
                            + " signed in: list the origins of your own tools instead of *."));

    private static final List<Danger> ALWAYS = List.of(
            new Danger(
                    settings -> settings.get("masthead.admin.key")
                            .filter(key -> key.length() < SHORTEST_KEY)
                            .isPresent(),
                    "MASTHEAD_ADMIN_KEY can be guessed: use at least " + SHORTEST_KEY + " random characters."),
            new Danger(
                    settings -> settings.get("masthead.oidc.issuer").isPresent()
                            && settings.get("masthead.oidc.audience").isEmpty(),
                    "MASTHEAD_OIDC_AUDIENCE is missing: tokens that were issued for other services would open the"
                            + " newsroom."),
            new Danger(
                    settings -> settings.get("masthead.oidc.issuer").isPresent()
                            && !settings.get("masthead.oidc.jwks-url")
                                    .orElse("")
                                    .matches("https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])[:/].*"),
                    "MASTHEAD_OIDC_JWKS_URL is missing or not https: whoever can change what is read there can sign"
                            + " tokens."),
            new Danger(
                    settings -> !Set.of("none", "validate")
                            .contains(settings.get("quarkus.hibernate-orm.schema-management.strategy")
                                    .orElse("none")),
                    "quarkus.hibernate-orm.schema-management.strategy would let Hibernate change or drop tables:"
                            + " only none and validate are for production."));

    private DangerousSettings() {}

    /** None named is all of them to Quarkus. */
    private static boolean trustsAnybody(String proxies) {
        return proxies.isBlank()
                || Stream.of(proxies.split(",")).anyMatch(proxy -> proxy.strip().endsWith("/0"));
    }

    /** One sentence for each danger; none outside production. A demonstration may stand in the open. */
    static List<String> in(Settings settings) {
        if (!settings.isProduction()) {
            return List.of();
        }
        var dangers = settings.is("masthead.demo", "true")
                ? ALWAYS.stream()
                : Stream.concat(IN_THE_OPEN.stream(), ALWAYS.stream());
        return dangers.filter(danger -> danger.present().test(settings))
                .map(Danger::sentence)
                .toList();
    }
}
