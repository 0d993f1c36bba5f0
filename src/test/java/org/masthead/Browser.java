package org.masthead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One page in a headless Chromium, told what to do by the DevTools protocol: a printed DOM can neither click nor type.
 */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 15;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** Starts it with an empty folder for everything that it writes. */
    Browser(Path folder) throws IOException, InterruptedException {
        var start = new ProcessBuilder(
                "chromium",
                "--headless",
                // Root, who runs many a build, is refused a sandbox; and it opens our own pages alone.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile"),
                "--remote-debugging-port=0",
                "about:blank");
        start.environment().put("HOME", folder.toString());
        process = start.redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        var port = folder.resolve("profile/DevToolsActivePort");
        until("Chromium listens", () -> Files.exists(port) && !lines(port).isEmpty());
        var client = HttpClient.newHttpClient();
        var list = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + lines(port).get(0) + "/json/list"));
        var page = JSON.readTree(
                        client.send(list.build(), BodyHandlers.ofString()).body())
                .get(0);
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), this)
                .join();
        for (var domain : List.of("Page", "Runtime", "Log")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Opens an address and waits until the condition, an expression, holds there. */
    void open(String address, String condition) throws InterruptedException {
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", address));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        await(condition);
    }

    /** Waits until an expression is true. */
    void await(String condition) throws InterruptedException {
        until(condition, () -> evaluate(condition).asBoolean());
    }

    /** The value of an expression. */
    JsonNode evaluate(String expression) {
        var answer = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Types into what has the focus. */
    void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /** Makes the window that wide, in CSS pixels. */
    void width(int pixels) {
        var size = Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false);
        send("Emulation.setDeviceMetricsOverride", size);
    }

    /** What the console and the network have said since the last call. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    JsonNode send(String method, Map<String, ?> parameters) {
        var id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        try {
            var text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            socket.sendText(text, true).join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            receive(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(String text) {
        try {
            var received = JSON.readTree(text);
            var method = received.path("method").asText();
            if (received.has("id")) {
                asked.remove(received.get("id").asInt()).complete(received.path("result"));
            } else if (method.equals("Page.loadEventFired")) {
                loaded.complete(null);
            } else if (Set.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
                    .contains(method)) {
                note(received.get("params"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That a host of the demonstration cannot be found, which a slow machine makes the reader try, is no complaint. */
    private void note(JsonNode entry) {
        var host = URI.create(entry.path("entry").path("url").asText()).getHost();
        if (host == null || !host.endsWith(".example")) {
            complaints.add(entry.toString());
        }
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE_SECONDS + " seconds: " + what);
            }
            Thread.sleep(20);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
