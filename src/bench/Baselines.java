import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the service is measured against, with the least that can be between the network and the bytes: one bare server
 * that has the service's own answers in memory, and one that sends the JSON which one statement of PostgreSQL builds.
 *
 * <p>{@code Baselines DATA-FOLDER SERVICE-PORT MEMORY-PORT STATEMENT-PORT}: what the files in the folder {@code few} of
 * the data folder ask for is fetched from the service before the servers listen.
 */
final class Baselines {

    /** Headers that the server sets itself. */
    private static final List<String> OWN = List.of("content-length", "connection", ":status", "transfer-encoding");

    private record Answer(MultiMap headers, Buffer body) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Answer> answers = new HashMap<>();

    private Baselines() {}

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var baselines = new Baselines();
        try (var files = Files.list(data.resolve("few"))) {
            for (var file : files.toList()) {
                baselines.fetch(file, arguments[1]);
            }
        }
        baselines.listen(data, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }

    private void fetch(Path file, String port) throws Exception {
        for (var line : Files.readAllLines(file)) {
            var path = line.split("\t")[0];
            answers.put(path + " identity", answer("http://127.0.0.1:" + port + path, "identity"));
            answers.put(path + " gzip", answer("http://127.0.0.1:" + port + path, "gzip"));
        }
    }

    private Answer answer(String address, String coding) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", coding);
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = MultiMap.caseInsensitiveMultiMap();
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                headers.add(name, values);
            }
        });
        return new Answer(headers, Buffer.buffer(response.body()));
    }

    private void listen(Path data, int memoryPort, int statementPort) throws Exception {
        var cores = Runtime.getRuntime().availableProcessors();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores));
        var statements = new Statements(vertx, Load.url(data), Load.password(data), Deep.places(data.resolve("urls")));
        var servers = new DeploymentOptions().setInstances(cores);
        Future.all(
                        vertx.deployVerticle(() -> new Server(memoryPort, this::fromMemory), servers),
                        vertx.deployVerticle(() -> new Server(statementPort, statements::answer), servers))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        System.out.println("The baselines listen");
    }

    private void fromMemory(HttpServerRequest request) {
        var gzip = "gzip".equals(request.getHeader("Accept-Encoding"));
        var answer = answers.get(request.uri() + (gzip ? " gzip" : " identity"));
        var response = request.response();
        if (answer == null) {
            response.setStatusCode(404).end();
            return;
        }
        response.headers().setAll(answer.headers());
        var known = request.getHeader("If-None-Match");
        if (known != null && known.equals(answer.headers().get("ETag"))) {
            response.setStatusCode(304).end();
        } else {
            response.end(answer.body());
        }
    }

    /** One for each core, all on the same port. */
    private static final class Server extends AbstractVerticle {

        private final int port;
        private final Handler<HttpServerRequest> handler;

        Server(int port, Handler<HttpServerRequest> handler) {
            this.port = port;
            this.handler = handler;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(handler)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
