package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnionNamesTest {

    /** One that is in use: the vector is not ours. */
    private static final String REAL = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad";

    @ParameterizedTest
    @ValueSource(strings = {REAL + ".onion", "www." + REAL + ".onion"})
    void holdTheKeyOfTheService(String host) {
        assertThat(OnionNames.key(host))
                .hasValueSatisfying(key -> assertThat(key).hasSize(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expyuzz4wqqyqhjn.onion",
                "auckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion",
                "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczae.onion",
                "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzcza1.onion",
                REAL + ".example",
                ".onion",
                "onion"
            })
    void areNoneWhenTheyDoNotAddUp(String host) {
        assertThat(OnionNames.key(host)).isEmpty();
    }
}
