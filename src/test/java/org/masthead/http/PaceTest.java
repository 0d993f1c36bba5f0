package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final String REQUEST = "GET /v1 HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int MUCH = 100 * 1024;

    private final Untaken untaken = new Untaken(MUCH);
    private final EmbeddedChannel peer = connected();

    private EmbeddedChannel connected() {
        var channel = new EmbeddedChannel(new HttpRequestDecoder(), new Pace(untaken));
        channel.freezeTime();
        return channel;
    }

    @Test
    void endsAHeaderThatDoesNot() {
        send("GET /v1 HTTP/1.1\r\nHost");
        for (var second = 0; second < 14; second++) {
            pass(1);
            send("a");
            assertThat(peer.isOpen()).isTrue();
        }
        pass(2);
        assertThat(peer.isOpen()).isFalse();
    }

    @Test
    void waitsForTheNextRequest() {
        send(REQUEST);
        respond();
        pass(60);
        send("GET /v1 HT");
        pass(10);
        send("TP/1.1\r\nHost: a\r\n\r\n");
        pass(60);
        assertThat(peer.isOpen()).isTrue();
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void leavesTheBodyToWhoReadsIt() {
        send("POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n12");
        pass(20);
        send("3");
        pass(20);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void endsAnAnswerThatIsNotTaken() {
        answer(peer);
        pass(59);
        assertThat(peer.isOpen()).isTrue();
        pass(2);
        assertThat(peer.isOpen()).isFalse();
    }

    @Test
    void endsAFileThatIsNotTaken() {
        peer.write(new DefaultFileRegion(new File("pom.xml"), 0, MUCH));
        pass(59);
        assertThat(peer.isOpen()).isTrue();
        pass(2);
        assertThat(peer.isOpen()).isFalse();
    }

    @Test
    void answersInItsOwnTimeWhateverComesBehindTheRequest() {
        send("POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1");
        send("\r\n");
        pass(60);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void asksOnWhenTheAnswersBeforeWereTaken() {
        answer(peer);
        send(REQUEST + REQUEST);
        assertThat(requests()).isZero();
        pass(10);
        peer.flush();
        assertThat(requests()).isEqualTo(1);
        respond();
        assertThat(requests()).isEqualTo(1);
        assertThat(peer.config().isAutoRead()).isTrue();
        pass(60);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void endsWhatHasWaitedLongestWhenItIsTooMuch() {
        var other = connected();
        answer(peer);
        assertThat(peer.isOpen()).isTrue();
        answer(other);
        peer.runPendingTasks();
        assertThat(peer.isOpen()).isFalse();
        assertThat(other.isOpen()).isTrue();
    }

    private void send(String text) {
        peer.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void respond() {
        peer.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        peer.runPendingTasks();
    }

    /** More than the network takes at once. */
    private static void answer(EmbeddedChannel to) {
        to.write(Unpooled.buffer(MUCH).writeZero(MUCH));
    }

    private void pass(int seconds) {
        peer.advanceTimeBy(seconds, TimeUnit.SECONDS);
        peer.runScheduledPendingTasks();
        peer.runPendingTasks();
    }

    private long requests() {
        var requests = 0;
        for (Object message = peer.readInbound(); message != null; message = peer.readInbound()) {
            requests += message instanceof HttpRequest ? 1 : 0;
        }
        return requests;
    }
}
