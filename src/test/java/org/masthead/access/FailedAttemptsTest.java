package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.masthead.http.ProblemException;

class FailedAttemptsTest {

    private static final SocketAddress HERE = SocketAddress.inetSocketAddress(1234, "192.0.2.1");
    private static final SocketAddress THERE = SocketAddress.inetSocketAddress(1234, "192.0.2.2");

    private final FailedAttempts attempts = new FailedAttempts(() -> 3);

    @Test
    void bearsWithSomeWrongKeysAndThenWithNone() {
        failThrice();
        assertThatThrownBy(() -> attempts.begin(HERE, "wrong"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(429);
                    // A third of a minute, as far as it has not passed yet, in whole seconds rounded up.
                    var wait = refused.problem().headers().get("Retry-After");
                    assertThat(Integer.parseInt(wait)).isBetween(15, 21);
                    assertThat(refused.problem().headers())
                            .containsEntry("RateLimit", "\"wrong-keys\";r=0;t=" + wait)
                            .containsEntry("RateLimit-Policy", "\"wrong-keys\";q=3;w=60");
                });
    }

    @Test
    void countsEachAddressByItself() {
        failThrice();
        attempts.begin(THERE, "wrong").failed();
    }

    @Test
    void countsManyAtOnceAsManyInARow() {
        for (var i = 0; i < 3; i++) {
            attempts.begin(HERE, "under way " + i);
        }
        assertThatThrownBy(() -> attempts.begin(HERE, "wrong")).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesNothingForGoodKeys() {
        for (var i = 0; i < 50; i++) {
            attempts.begin(HERE, "good " + i).succeeded();
        }
        failThrice();
    }

    @Test
    void stillLooksAtAKeyThatWasGood() {
        attempts.begin(THERE, "good").succeeded();
        failThrice();
        attempts.begin(HERE, "good").succeeded();
        assertThatThrownBy(() -> attempts.begin(HERE, "better")).isInstanceOf(ProblemException.class);
    }

    @Test
    void countsAKeyThatIsNotGoodAnyMore() {
        attempts.begin(HERE, "good").succeeded();
        failThrice();
        attempts.begin(HERE, "good").failed();
        assertThatThrownBy(() -> attempts.begin(HERE, "good")).isInstanceOf(ProblemException.class);
    }

    @Test
    void countsTheNetworkThatAnIpv6ClientIsGiven() {
        assertThat(network("2001:db8:1:2:a::1")).isEqualTo(network("2001:db8:1:2:b::2"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
        assertThat(FailedAttempts.network(null)).isEmpty();
    }

    @Test
    void forgetsAddressesBeforeItTakesTooMuchMemory() {
        failThrice();
        for (var i = 0; i < 10_000; i++) {
            attempts.begin(SocketAddress.inetSocketAddress(1, "10.0." + i / 250 + "." + i % 250), "wrong");
        }
        attempts.begin(HERE, "wrong").failed();
    }

    private static String network(String address) {
        return FailedAttempts.network(SocketAddress.inetSocketAddress(1, address));
    }

    private void failThrice() {
        for (var i = 0; i < 3; i++) {
            attempts.begin(HERE, "wrong " + i).failed();
        }
    }
}
