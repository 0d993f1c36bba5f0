package org.masthead.outgoing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Requests on the wire, each to the one address that it is given. */
final class Exchanges {

    private static final int CONNECT_MILLIS = 3000;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_TO_ONE_HOST = 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final ProxyOptions tor;

    /** @param torProxy null: there is none */
    Exchanges(Vertx vertx, TrustOptions trusted, InetSocketAddress torProxy) {
        this.vertx = vertx;
        var options = new HttpClientOptions()
                .setForceSni(true)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxHeaderSize(MOST_HEADER_BYTES);
        options.setSslHandshakeTimeout(CONNECT_MILLIS).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (trusted != null) {
            options.setTrustOptions(trusted);
        }
        client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(MOST_TO_ONE_HOST).setMaxWaitQueueSize(MOST_TO_ONE_HOST));
        tor = torProxy == null
                ? null
                : new ProxyOptions()
                        .setType(ProxyType.SOCKS5)
                        .setHost(torProxy.getHostString())
                        .setPort(torProxy.getPort());
    }

    /**
     * @param address that has been checked; null: the proxy knows
     * @param deadline by {@link System#nanoTime}
     * @param file where the body goes, or null
     */
    Fetched get(Target target, byte[] address, long bytes, long deadline, Path file) {
        var options = new RequestOptions()
                .setSsl(target.secure())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader("User-Agent", "Masthead")
                .putHeader("Accept", "*/*");
        if (address == null) {
            options.setProxyOptions(tor);
        } else {
            options.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(literal(address), target.port())));
        }
        var exchange = new Exchange(vertx.fileSystem(), bytes, file);
        client.request(options).onComplete(exchange::begin);
        return exchange.await(deadline);
    }

    /** No name is looked up for this. */
    private static InetAddress literal(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        client.close();
    }
}
