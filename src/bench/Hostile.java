import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers and writers as nobody wants them, from addresses of this machine other than the one that decent readers have, until it
 * is killed.
 *
 * <p>{@code Hostile KIND PORT}
 */
final class Hostile {

    private static final int SOCKETS = 500;
    private static final int QUERIES = 10_000;
    private static final List<String> MEMBERS =
            List.of("id", "slug", "headline", "summary", "kicker", "publishedAt", "updatedAt", "tags", "authors", "sections");

    private final int port;
    private final Random random = new Random(3);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Hostile(int port) {
        this.port = port;
    }

    public static void main(String... arguments) throws Exception {
        var hostile = new Hostile(Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(() ->
                System.err.printf("%s: %d connections, %d closed by the service%n", arguments[0], hostile.opened.get(), hostile.closed.get())));
        switch (arguments[0]) {
            case "queries" -> hostile.queries();
            case "unread" -> hostile.unread();
            case "piped" -> hostile.piped();
            case "idle" -> hostile.hold(2 * SOCKETS, "", 0);
            case "headers" -> hostile.hold(SOCKETS, "GET /v1/articles HTTP/1.1\r\nHost: a\r\nA: ", 1000);
            case "bodies" -> hostile.hold(SOCKETS, body(), 1000);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static String body() {
        return "POST /v1/newsroom/articles HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + System.getenv("MASTHEAD_ADMIN_KEY")
                + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"headline\": \"";
    }

    private Socket open(int receives) throws IOException {
        var socket = new Socket();
        if (receives > 0) {
            socket.setReceiveBufferSize(receives);
        }
        socket.bind(new InetSocketAddress("127.0.0." + (2 + opened.get() % 8), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        opened.incrementAndGet();
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    /** Keeps so many connections, begins something on each, and sends a byte more of it now and then. */
    private void hold(int sockets, String begin, int every) throws Exception {
        var held = new ArrayList<Socket>();
        while (true) {
            for (var socket : List.copyOf(held)) {
                try {
                    if (every > 0) {
                        send(socket, "a");
                    }
                    socket.setSoTimeout(1);
                    if (socket.getInputStream().available() > 0 || every > 0 && random.nextInt(10) == 0 && socket.getInputStream().read() < 0) {
                        throw new IOException("answered");
                    }
                } catch (java.net.SocketTimeoutException nothing) {
                    // As it should be.
                } catch (IOException over) {
                    closed.incrementAndGet();
                    held.remove(socket);
                    socket.close();
                }
            }
            while (held.size() < sockets) {
                var socket = open(0);
                held.add(socket);
                send(socket, begin);
            }
            Thread.sleep(Math.max(every, 200));
        }
    }

    /** Asks for a megabyte that is not in memory on each, and takes none of it; now and then half of them are reset. */
    private void unread() throws Exception {
        var held = new ArrayList<Socket>();
        for (var round = 0; ; round++) {
            while (held.size() < 200) {
                var socket = open(4096);
                held.add(socket);
                send(socket, get("/v1/articles?view=full&limit=100&publishedBefore=2026-01-01T00:00:00." + (100_000 + opened.get()) + "Z"));
            }
            Thread.sleep(5000);
            for (var socket : List.copyOf(held)) {
                if (round % 4 == 3 && random.nextBoolean()) {
                    held.remove(socket);
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
            }
        }
    }

    /** Asks for the same many times on a connection without taking an answer. */
    private void piped() throws Exception {
        for (var number = 0; number < 50; number++) {
            var socket = open(4096);
            var request = get("/v1/articles?limit=100");
            new Thread(() -> {
                try {
                    for (var times = 0; times < 20_000; times++) {
                        send(socket, request);
                    }
                } catch (IOException over) {
                    closed.incrementAndGet();
                }
            }).start();
        }
    }

    /** Each another one, as fast as four can ask. */
    private void queries() throws Exception {
        for (var thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                try (var socket = open(0)) {
                    for (var number = 0; number < QUERIES / 4; number++) {
                        send(socket, get("/v1/articles" + query(number)));
                        skip(socket);
                    }
                    System.err.println("all are asked");
                } catch (IOException e) {
                    e.printStackTrace();
                }
            }).start();
        }
    }

    private String query(int number) {
        var members = new ArrayList<>(MEMBERS);
        synchronized (random) {
            Collections.shuffle(members, random);
        }
        return switch (number % 5) {
            case 0 -> "?q=w" + Integer.toString(random.nextInt(1 << 30), 36);
            case 1 -> "?limit=" + (1 + random.nextInt(100)) + "&fields=" + String.join(",", members.subList(0, 4 + random.nextInt(6)));
            case 2 -> "?cursor=" + "A".repeat(7000) + random.nextInt(1 << 30);
            case 3 -> "?publishedBefore=2026-01-01T00:00:00." + random.nextInt(1 << 30) + "Z";
            default -> "?unknown" + random.nextInt(1 << 30) + "=a";
        };
    }

    private static void skip(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            var octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after " + header);
            }
            header.append((char) octet);
        }
        var length = header.toString().toLowerCase().replaceFirst("(?s).*content-length: (\\d+).*", "$1");
        in.skipNBytes(Long.parseLong(length));
    }
}
