import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells where the JSON of the statements is not that of the service: the measure would be wrong by what is missing.
 *
 * <p>{@code Compare SERVICE-PORT STATEMENT-PORT FILE…}
 */
final class Compare {

    private static final int ANSWERS = 20;

    private Compare() {}

    public static void main(String[] arguments) throws IOException {
        var json = new ObjectMapper();
        for (var at = 2; at < arguments.length; at++) {
            for (var line : Files.readAllLines(Path.of(arguments[at])).stream()
                    .limit(ANSWERS)
                    .toList()) {
                var path = line.split("\t")[0];
                var service = json.readTree(answer(arguments[0], path));
                var statement = json.readTree(answer(arguments[1], path));
                if (service instanceof ObjectNode list && list.has("page")) {
                    // The statement does not sign cursors.
                    list.remove("page");
                    ((ObjectNode) statement).remove("page");
                }
                var difference = difference("", service, statement);
                if (difference != null) {
                    System.err.println("Not the same JSON: " + path + "\n  " + difference);
                    break;
                }
            }
        }
    }

    private static byte[] answer(String port, String path) throws IOException {
        try (var in = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    /** The first place where they differ, or null. */
    private static String difference(String pointer, JsonNode service, JsonNode statement) {
        if (service.isContainerNode()
                && statement != null
                && service.getNodeType() == statement.getNodeType()
                && service.size() == statement.size()) {
            var names = service.fieldNames();
            for (var at = 0; at < service.size(); at++) {
                var name = service.isObject() ? names.next() : null;
                var difference = name == null
                        ? difference(pointer + "/" + at, service.get(at), statement.get(at))
                        : difference(pointer + "/" + name, service.get(name), statement.get(name));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        // A time with no fraction of a second is written shorter by the service.
        var same = statement != null
                && service.toString().equals(statement.toString().replace(".000Z", "Z"));
        return same ? null : pointer + ": " + service + " is " + statement;
    }
}
