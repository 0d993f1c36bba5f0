package org.masthead.client;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What a program tells its client.
 *
 * @param root the text of the root that the program trusts
 * @param manifest the text of a manifest that it brings along, or null
 * @param home address of the API that is tried first, such as {@code https://api.example.org}, or null
 * @param store what is remembered, by name: a map that a program keeps in a file or in preferences
 * @param country where the device is (ISO 3166-1), as far as it knows; else empty
 * @param network a name of the network that it is in: what worked there is remembered apart
 * @param tor whether addresses in the Tor network can be reached
 * @param plain whether addresses without TLS may be used; for tests
 * @param clock the device's
 * @param report told of what was refused: the outcome, and where
 */
public record Settings(
        String root,
        String manifest,
        String home,
        Map<String, String> store,
        String country,
        String network,
        boolean tor,
        boolean plain,
        Clock clock,
        BiConsumer<String, String> report) {

    /** With nothing but a root. */
    public static Settings of(String root) {
        return new Settings(
                root,
                null,
                null,
                new ConcurrentHashMap<>(),
                "",
                "",
                false,
                false,
                Clock.systemUTC(),
                (outcome, url) -> {});
    }

    public Settings withManifest(String text) {
        return new Settings(root, text, home, store, country, network, tor, plain, clock, report);
    }

    public Settings withHome(String api) {
        return new Settings(root, manifest, api, store, country, network, tor, plain, clock, report);
    }

    public Settings withStore(Map<String, String> map) {
        return new Settings(root, manifest, home, map, country, network, tor, plain, clock, report);
    }

    public Settings withCountry(String code) {
        return new Settings(root, manifest, home, store, code, network, tor, plain, clock, report);
    }

    public Settings withReport(BiConsumer<String, String> told) {
        return new Settings(root, manifest, home, store, country, network, tor, plain, clock, told);
    }

    /** For tests. */
    public Settings withClock(Clock device) {
        return new Settings(root, manifest, home, store, country, network, tor, plain, device, report);
    }

    /** For tests. */
    public Settings withoutTls() {
        return new Settings(root, manifest, home, store, country, network, tor, true, clock, report);
    }
}
