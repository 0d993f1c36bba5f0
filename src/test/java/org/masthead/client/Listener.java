package org.masthead.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A machine at an address of its own, which serves a publication or fails to in one of many ways. */
final class Listener implements AutoCloseable {

    private static final String PAGE =
            "<!doctype html><title>Blocked</title><p>This page is not available in your country.";

    /** What becomes of a request. */
    enum Manner {
        GOOD,
        DOWN,
        HANGS,
        BLOCK_PAGE,
        OLD_MANIFEST,
        FORGED_MANIFEST,
        ENDLESS
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String host;
    private final int closedPort;
    private volatile Manner manner = Manner.GOOD;
    private volatile Map<Manner, byte[]> manifests = Map.of();
    private volatile byte[] root;

    Listener(String host) throws IOException {
        this.host = host;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            closedPort = free.getLocalPort();
        }
        server = HttpServer.create(new InetSocketAddress(host, 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on, with these manifests by the manner in which each is served. */
    void behave(Manner next, Map<Manner, byte[]> documents) {
        manner = next;
        manifests = documents;
        root = null;
    }

    /** From now on well, with this manifest, and with this root after the first. */
    void behave(byte[] manifest, byte[] second) {
        behave(Manner.GOOD, Map.of(Manner.GOOD, manifest));
        root = second;
    }

    String origin() {
        return "http://" + host + ":"
                + (manner == Manner.DOWN ? closedPort : server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (manner == Manner.HANGS) {
            return;
        }
        if (manner == Manner.ENDLESS) {
            flood(exchange);
        } else if (path.equals("/.well-known/masthead-domains.jws") && manifests.containsKey(manner)) {
            send(exchange, 200, "application/jose+json", manifests.get(manner));
        } else if (path.equals("/.well-known/masthead-root-2.jws") && root != null) {
            send(exchange, 200, "application/jose+json", root);
        } else if (manner != Manner.GOOD) {
            send(exchange, 200, "text/html", PAGE.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/v1/articles")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    ("{\"data\":[{\"slug\":\"" + host + "\"}]}").getBytes(StandardCharsets.UTF_8));
        } else {
            var problem = "{\"type\":\"urn:masthead:problem:not-found\",\"status\":404}";
            send(exchange, 404, "application/problem+json", problem.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Until nobody listens any more. */
    private static void flood(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        var spaces = new byte[1 << 16];
        Arrays.fill(spaces, (byte) ' ');
        try (var out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(spaces);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
