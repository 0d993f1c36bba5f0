package org.masthead.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against listeners and a name server on this machine. */
class DoorTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
    private static final Limits QUICK = new Limits(8 * 1024, Duration.ofMillis(1500), 0);

    private static Vertx vertx;
    private static NameServer names;
    private static Door open;
    private static Door strict;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SocketException {
        vertx = Vertx.vertx();
        names = NameServer.atAnyPort()
                .point("right.example", "127.0.0.1")
                .point("wrong.example", "127.0.0.1")
                .point("plain.example", "127.0.0.1");
        open = door(true);
        strict = door(false);
    }

    private static Door door(boolean loopback) {
        var trusted = new PemTrustOptions().addCertPath("outgoing/ca.pem");
        return new Door(vertx, config(loopback, Optional.empty()), trusted);
    }

    private static OutgoingConfig config(boolean loopback, Optional<String> torProxy) {
        return config(loopback, "127.0.0.1:" + names.port(), torProxy);
    }

    private static OutgoingConfig config(boolean loopback, String resolver, Optional<String> torProxy) {
        return new OutgoingConfig() {
            @Override
            public boolean loopback() {
                return loopback;
            }

            @Override
            public Optional<String> resolver() {
                return Optional.of(resolver);
            }

            @Override
            public Optional<String> torProxy() {
                return torProxy;
            }
        };
    }

    @AfterAll
    static void stop() {
        names.close();
        open.close();
        strict.close();
        vertx.close();
    }

    private static int listen(NetServerOptions options, Consumer<NetSocket> talk) {
        NetServer server = vertx.createNetServer(options.setHost("127.0.0.1")).connectHandler(talk::accept);
        return server.listen(0).toCompletionStage().toCompletableFuture().join().actualPort();
    }

    /** Answers each request, as soon as it begins, with some bytes. */
    private static int answering(String bytes) {
        return listen(new NetServerOptions(), socket -> socket.handler(asked -> socket.write(bytes)));
    }

    private static int secure(String certificate) {
        var keys = new PemKeyCertOptions()
                .addCertPath("outgoing/" + certificate + ".pem")
                .addKeyPath("outgoing/" + certificate + ".key.pem");
        return listen(
                new NetServerOptions().setSsl(true).setKeyCertOptions(keys),
                socket -> socket.handler(asked -> socket.write(HELLO + socket.indicatedServerName())));
    }

    private static Outcome outcome(Runnable act) {
        return catchThrowableOfType(OutgoingFailed.class, act::run).outcome();
    }

    private static Outcome of(String url) {
        return outcome(() -> open.get(url, QUICK));
    }

    @Test
    void bringsWhatStandsThere() {
        var fetched = open.get("http://plain.example:" + answering(HELLO) + "/a", QUICK);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.contentType()).isEqualTo("text/plain");
        assertThat(new String(fetched.body(), StandardCharsets.US_ASCII)).isEqualTo("hello");
    }

    @Test
    void checksTheCertificateForTheNameWhileItGoesToTheCheckedAddress() {
        var port = secure("right");
        assertThat(open.get("https://right.example:" + port + "/", QUICK).status())
                .isEqualTo(200);
        assertThat(of("https://wrong.example:" + port + "/")).isEqualTo(Outcome.TLS_NAME);
    }

    @Test
    void namesAnExpiredCertificateAndAnUnknownAuthority() {
        assertThat(of("https://right.example:" + secure("expired") + "/")).isEqualTo(Outcome.TLS_EXPIRED);
        var trustsNobodyOfOurs = new Door(vertx, config(true, Optional.empty()), null);
        assertThat(outcome(() -> trustsNobodyOfOurs.get("https://right.example:" + secure("right") + "/", QUICK)))
                .isEqualTo(Outcome.TLS_OTHER);
        assertThat(of("https://plain.example:" + answering(HELLO) + "/")).isEqualTo(Outcome.TLS_OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "fd00::1"
            })
    void goesNowhereWhenOneAddressIsNotPublic(String address) {
        names.point("mixed.example", "93.184.215.14", address);
        assertThat(outcome(() -> strict.get("https://mixed.example/", QUICK))).isEqualTo(Outcome.DNS_PRIVATE);
    }

    @Test
    void letsNoOtherPrivateAddressPassWhereLoopbackMay() {
        names.point("inside.example", "10.0.0.1");
        assertThat(of("http://inside.example/")).isEqualTo(Outcome.DNS_PRIVATE);
    }

    @Test
    void asksForANameOnceAndGoesWhereThatSaid() {
        var times = new AtomicInteger();
        names.point("rebinds.example", () -> List.of(times.getAndIncrement() < 2 ? "127.0.0.1" : "127.0.0.9"));
        assertThat(open.get("http://rebinds.example:" + answering(HELLO) + "/", QUICK)
                        .status())
                .isEqualTo(200);
        assertThat(names.asked().stream().filter(question -> question.startsWith("rebinds.")))
                .containsExactlyInAnyOrder("rebinds.example A", "rebinds.example AAAA");
    }

    @Test
    void triesTheNextAddressWhenOneTakesNoConnections() {
        names.point("two.example", "127.0.0.9", "127.0.0.1");
        assertThat(open.get("http://two.example:" + answering(HELLO) + "/", QUICK)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesWhatDnsSays() {
        assertThat(of("https://nowhere.example/")).isEqualTo(Outcome.DNS_NXDOMAIN);
        names.text("texts.example", "one", "two");
        assertThat(of("https://texts.example/")).isEqualTo(Outcome.DNS_ERROR);
        assertThat(open.texts("texts.example", QUICK.time())).containsExactlyInAnyOrder("one", "two");
        assertThat(open.texts("plain.example", QUICK.time())).isEmpty();
        assertThat(outcome(() -> open.texts("nowhere.example", QUICK.time()))).isEqualTo(Outcome.DNS_NXDOMAIN);
    }

    @Test
    void waitsForNameServersNoLongerThanTheLimit() {
        names.hangAt("hangs.example A").hangAt("hangs.example AAAA").hangAt("hangs.example TXT");
        var brief = Duration.ofMillis(200);
        var begin = System.nanoTime();
        assertThat(outcome(() -> open.get("http://hangs.example/", new Limits(100, brief, 0))))
                .isEqualTo(Outcome.DNS_ERROR);
        assertThat(outcome(() -> open.texts("hangs.example", brief))).isEqualTo(Outcome.DNS_ERROR);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(brief.multipliedBy(5));
    }

    @Test
    void goesToAddressesOfOneKindWhenNothingIsSaidOfTheOther() {
        names.point("four.example", "127.0.0.1").hangAt("four.example AAAA");
        assertThat(open.get("http://four.example:" + answering(HELLO) + "/", QUICK)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNoNameForANameServer() {
        assertThatThrownBy(() -> new Door(vertx, config(true, "localhost:53", Optional.empty()), null))
                .hasMessageContaining("IP address");
    }

    @Test
    void neverAsksDnsForAnOnionAddress() {
        assertThat(of("http://abcdefgh.onion/")).isEqualTo(Outcome.NO_TOR);
        assertThat(outcome(() -> open.texts("_a.abcdefgh.onion", QUICK.time()))).isEqualTo(Outcome.NO_TOR);
        assertThat(names.asked()).noneMatch(question -> question.contains("onion"));
    }

    @Test
    void givesTheNameOfAnOnionAddressToTheProxy() {
        var said = new StringBuffer();
        var proxy = listen(new NetServerOptions(), socket -> socket.handler(asked -> socks(socket, asked, said)));
        var door = new Door(vertx, config(false, Optional.of("127.0.0.1:" + proxy)), null);
        assertThat(door.get("http://abcdefgh.onion/", QUICK).status()).isEqualTo(200);
        assertThat(said.toString()).contains("abcdefgh.onion");
        assertThat(names.asked()).noneMatch(question -> question.contains("onion"));
    }

    private static void socks(NetSocket socket, Buffer asked, StringBuffer said) {
        if (asked.getByte(0) != 5) {
            socket.write(HELLO);
        } else if (asked.length() <= 4) {
            socket.write(Buffer.buffer(new byte[] {5, 0}));
        } else {
            said.append(asked.toString(StandardCharsets.US_ASCII));
            socket.write(Buffer.buffer(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0}));
        }
    }

    @Test
    void followsNoRedirectUnlessAskedTo() {
        var there = answering(HELLO);
        var here = answering(
                "HTTP/1.1 302 Found\r\nLocation: http://plain.example:" + there + "/b\r\nContent-Length: 0\r\n\r\n");
        var url = "http://plain.example:" + here + "/a";
        assertThat(open.get(url, QUICK).status()).isEqualTo(302);
        var following = new Limits(100, QUICK.time(), 1);
        assertThat(open.get(url, following).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "file:///etc/passwd", "https://[::1]/", "//2130706433/"})
    void checksWhereItIsRedirectedTo(String location) {
        var here = answering("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
        assertThat(outcome(() -> open.get("http://plain.example:" + here + "/", new Limits(100, QUICK.time(), 2))))
                .isEqualTo(Outcome.ADDRESS_REFUSED);
    }

    @Test
    void endsACircleOfRedirects() {
        var here = answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        assertThat(outcome(() -> open.get("http://plain.example:" + here + "/", new Limits(100, QUICK.time(), 2))))
                .isEqualTo(Outcome.REDIRECT);
    }

    @Test
    void takesNoMoreBytesThanTheLimit() {
        assertThat(of("http://plain.example:" + answering("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n") + "/"))
                .isEqualTo(Outcome.TOO_LARGE);
        assertThat(of("http://plain.example:"
                        + answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2800\r\n" + "a".repeat(0x2800)
                                + "\r\n")
                        + "/"))
                .isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        var drips = listen(
                new NetServerOptions(),
                socket -> socket.handler(asked -> {
                    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
                    var drip = vertx.setPeriodic(50, tick -> socket.write("a"));
                    socket.closeHandler(closed -> vertx.cancelTimer(drip));
                }));
        var brief = new Limits(8 * 1024, Duration.ofMillis(300), 0);
        assertThat(outcome(() -> open.get("http://plain.example:" + drips + "/", brief)))
                .isEqualTo(Outcome.TOO_SLOW);
        assertThat(outcome(() -> open.get("http://plain.example:" + answering("") + "/", brief)))
                .isEqualTo(Outcome.TOO_SLOW);
    }

    @Test
    void namesAClosedPortAClosedConnectionAndNonsense() {
        names.point("closed.example", "127.0.0.9");
        assertThat(of("http://closed.example:9/")).isEqualTo(Outcome.ADDRESS_REFUSED);
        assertThat(of("http://closed.example:4009/")).isEqualTo(Outcome.CONNECT_REFUSED);
        var hangsUp = listen(new NetServerOptions(), NetSocket::close);
        assertThat(of("http://plain.example:" + hangsUp + "/")).isEqualTo(Outcome.CONNECT_RESET);
        assertThat(of("http://plain.example:" + answering("SSH-2.0-OpenSSH\r\n\r\n") + "/"))
                .isEqualTo(Outcome.BROKEN_ANSWER);
        assertThat(of("http://plain.example:" + answering("HTTP/1.1 200 OK\r\nA: " + "a".repeat(20_000) + "\r\n\r\n")
                        + "/"))
                .isEqualTo(Outcome.BROKEN_ANSWER);
    }

    @Test
    void writesALongBodyToAFile() {
        var file = folder.resolve("picture");
        var body = "a".repeat(1_000_000);
        var port = answering("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 1000000\r\n\r\n" + body);
        var fetched = open.download("http://plain.example:" + port + "/", file, new Limits(1_000_000, QUICK.time(), 0));
        assertThat(fetched.length()).isEqualTo(1_000_000);
        assertThat(file).hasContent(body);
    }

    @Test
    void leavesNoFileWhenItFailsOrThereIsNone() {
        var file = folder.resolve("picture");
        var tooLong = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2800\r\n" + "a".repeat(0x2800));
        assertThat(outcome(() -> open.download("http://plain.example:" + tooLong + "/", file, QUICK)))
                .isEqualTo(Outcome.TOO_LARGE);
        assertThat(file).doesNotExist();
        var missing = answering("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
        assertThat(open.download("http://plain.example:" + missing + "/", file, QUICK)
                        .status())
                .isEqualTo(404);
        assertThat(file).doesNotExist();
    }
}
