import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.AlphaComposite;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;

/** Asks a service with the demonstration for renditions: one after the other, then 200 at once while others read. */
final class Renditions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    private Renditions(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        var asked = new Renditions(arguments[0]);
        exchange(Path.of(arguments[1]));
        asked.measure();
    }

    /** A photograph has detail of every size. */
    private static void exchange(Path originals) throws IOException {
        var random = new Random(7);
        var number = 0;
        List<Path> files;
        try (var all = Files.walk(originals)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            var photograph = new BufferedImage(2000, 1333, BufferedImage.TYPE_INT_RGB);
            var graphics = photograph.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            for (var size : new int[] {250, 60, 15, 4, 2}) {
                graphics.setComposite(AlphaComposite.SrcOver.derive(size == 250 ? 1 : 0.1f + size / 200f));
                var noise = new BufferedImage(2000 / size, 1333 / size, BufferedImage.TYPE_INT_RGB);
                for (var y = 0; y < noise.getHeight(); y++) {
                    for (var x = 0; x < noise.getWidth(); x++) {
                        noise.setRGB(x, y, random.nextInt(1 << 24));
                    }
                }
                graphics.drawImage(noise, 0, 0, 2000, 1333, null);
            }
            graphics.dispose();
            ImageIO.write(photograph, "jpeg", file.toFile());
            number++;
        }
        System.out.println(number + " photographs, the first of " + Files.size(files.get(0)) + " bytes");
    }

    private record Asked(int status, double milliseconds) {}

    private void measure() throws Exception {
        var images = urls("/v1/images?limit=100");
        // What is slow in a service that has just started is measured elsewhere.
        images.stream().filter(url -> url.contains("w=1280")).forEach(this::get);
        var alone = images.stream()
                .filter(url -> url.contains("w=640&v="))
                .map(this::get)
                .filter(asked -> asked.status == 200)
                .map(Asked::milliseconds)
                .sorted()
                .toList();
        System.out.printf(
                "service: median %.0f ms, slowest %.0f ms, of %d to WebP of 640 pixels, one after the other%n",
                alone.get(alone.size() / 2), alone.get(alone.size() - 1), alone.size());

        var articles = new ArrayList<String>();
        for (var article : json("/v1/articles?limit=30").path("data")) {
            articles.add("/v1/articles/" + article.path("slug").asText());
        }
        read(articles, 10_000, new AtomicBoolean());
        var quiet = read(articles, 15_000, new AtomicBoolean());
        tell("quiet", quiet);

        var statuses = new TreeMap<Integer, Integer>();
        var over = new AtomicBoolean();
        var from = System.nanoTime();
        var reading = CompletableFuture.supplyAsync(() -> read(articles, 60_000, over));
        var wanted = images.stream()
                .filter(url -> !url.contains("w=640&v=") && !url.contains("w=1280"))
                .limit(AT_ONCE)
                .toList();
        var answers = wanted.stream()
                .map(url -> client.sendAsync(request(url), HttpResponse.BodyHandlers.discarding()))
                .toList();
        answers.forEach(answer -> statuses.merge(answer.join().statusCode(), 1, Integer::sum));
        System.out.printf(
                "%d renditions at once: %s, the last after %.1f s%n",
                wanted.size(), statuses, (System.nanoTime() - from) / 1e9);
        over.set(true);
        tell("meanwhile", reading.join());
    }

    private static void tell(String when, List<Double> times) {
        System.out.printf(
                "articles, %s: %d read, p50 %.1f ms, p99 %.1f ms%n",
                when, times.size(), times.get(times.size() / 2), times.get(times.size() * 99 / 100));
    }

    /** Two readers, a moment after every answer. */
    private List<Double> read(List<String> articles, int milliseconds, AtomicBoolean over) {
        var until = System.nanoTime() + milliseconds * 1_000_000L;
        var readers = List.of(1, 2).stream()
                .map(seed -> CompletableFuture.supplyAsync(() -> {
                    var random = new Random(seed);
                    var times = new ArrayList<Double>();
                    while (System.nanoTime() < until && !over.get()) {
                        times.add(get(articles.get(random.nextInt(articles.size()))).milliseconds);
                        pause();
                    }
                    return times;
                }))
                .toList();
        return readers.stream().flatMap(reader -> reader.join().stream()).sorted().toList();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> urls(String list) throws Exception {
        var urls = new ArrayList<String>();
        for (var image : json(list).path("data")) {
            image.path("renditions").forEach(rendition -> urls.add(rendition.path("url").asText()));
        }
        return urls;
    }

    private JsonNode json(String path) throws Exception {
        return JSON.readTree(client.send(request(path), HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private Asked get(String path) {
        try {
            var from = System.nanoTime();
            var answer = client.send(request(path), HttpResponse.BodyHandlers.ofByteArray());
            return new Asked(answer.statusCode(), (System.nanoTime() - from) / 1e6);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).build();
    }
}
