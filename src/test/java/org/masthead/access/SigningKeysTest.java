package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.http.ProblemException;

class SigningKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may begin anywhere, and run over
    private HttpServer issuer;
    private SigningKeys keys;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void serve() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        issuer.start();
        keys = new SigningKeys(
                URI.create("http://127.0.0.1:" + issuer.getAddress().getPort()), now::get);
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private static String with(String... names) throws JoseException {
        var set = new JsonWebKeySet();
        for (var name : names) {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(name);
            set.addJsonWebKey(key);
        }
        return set.toJson();
    }

    private Optional<PublicJsonWebKey> of(String name) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        if (name != null) {
            token.setKeyIdHeaderValue(name);
        }
        return keys.of(token);
    }

    private void after(long time, TimeUnit unit) {
        now.addAndGet(unit.toNanos(time));
    }

    @Test
    void findsANewKeyWithinAMinuteAndAsksNotMoreOftenForMadeUpOnes() throws JoseException {
        body = with("one");
        assertThat(of("one")).isPresent();
        body = with("one", "two");
        for (var i = 0; i < 100; i++) {
            assertThat(of("made-up-" + i)).isEmpty();
        }
        assertThat(of("two")).isEmpty();
        assertThat(asked).hasValue(1);
        after(1, TimeUnit.MINUTES);
        assertThat(of("two")).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void forgetsWhatTheIssuerHasTakenBack() throws JoseException {
        body = with("one");
        assertThat(of("one")).isPresent();
        body = with("two");
        after(11, TimeUnit.MINUTES);
        assertThat(of("one")).isEmpty();
        assertThat(of("two")).isPresent();
    }

    @Test
    void takesATokenWithoutNameForTheOnlyKey() throws JoseException {
        body = with("one");
        assertThat(of(null)).isPresent();
        body = with("one", "two");
        after(11, TimeUnit.MINUTES);
        assertThat(of(null)).isEmpty();
    }

    @Test
    void servesAnHourFromItsCopyWhileTheIssuerIsDown() throws JoseException {
        body = with("one");
        assertThat(of("one")).isPresent();
        status = 503;
        after(59, TimeUnit.MINUTES);
        assertThat(of("one")).isPresent();
        after(2, TimeUnit.MINUTES);
        assertThatThrownBy(() -> of("one")).isInstanceOf(ProblemException.class);
        status = 200;
        after(1, TimeUnit.MINUTES);
        assertThat(of("one")).isPresent();
    }

    @Test
    void saysSoWhenThereIsNoCopyAndAsksAgainSoon() throws JoseException {
        status = 302;
        body = "";
        assertThatThrownBy(() -> of("one")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> of("one")).isInstanceOf(ProblemException.class);
        assertThat(asked).hasValue(1);
        status = 200;
        after(5, TimeUnit.SECONDS);
        body = "{\"keys\": [], \"more\": \"" + "x".repeat(300_000) + "\"}";
        assertThatThrownBy(() -> of("one")).isInstanceOf(ProblemException.class);
        after(5, TimeUnit.SECONDS);
        body = with("one");
        assertThat(of("one")).isPresent();
    }
}
