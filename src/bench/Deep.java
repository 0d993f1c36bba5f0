import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Pages far down the list of all articles. Their cursors are the service's own, found by walking there once.
 *
 * <p>{@code Deep FOLDER SERVICE-PORT}
 */
final class Deep {

    private static final String KEYS = "deep.keys";
    private static final int MOST = 1_000;

    private Deep() {}

    public static void main(String[] arguments) throws Exception {
        var client = HttpClient.newHttpClient();
        var json = new ObjectMapper();
        var addresses = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var next = "/v1/articles?limit=100";
        while (true) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + arguments[1] + next))
                    .build();
            var list = json.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (list.at("/page/next").isNull()) {
                break;
            }
            next = list.at("/page/next").asText();
            var cursor = next.replaceAll(".*cursor=([^&]*).*", "$1");
            addresses.add("/v1/articles?cursor=" + cursor);
            keys.add(cursor + "\t" + last(list, "publishedAt") + "\t" + last(list, "id"));
        }
        // The last tenth of the way is deep; a walk of a million ends at page 50,000.
        var from = Math.max(addresses.size() * 9 / 10, addresses.size() - MOST);
        var folder = Path.of(arguments[0]);
        Files.write(folder.resolve(KEYS), keys.subList(from, keys.size()));
        Files.write(folder.resolve("deep"), addresses.subList(from, addresses.size()));
    }

    private static String last(JsonNode list, String member) {
        return list.at("/data/" + (list.at("/data").size() - 1) + "/" + member).asText();
    }

    /** The row that each cursor stands behind. */
    static Map<String, List<Object>> places(Path folder) throws IOException {
        var places = new HashMap<String, List<Object>>();
        for (var line : Files.readAllLines(folder.resolve(KEYS))) {
            var parts = line.split("\t");
            places.put(parts[0], List.of(OffsetDateTime.parse(parts[1]), UUID.fromString(parts[2])));
        }
        return places;
    }
}
