package org.masthead;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What anybody can ask for: all that {@code openapi.yaml} documents without a key, each with all of its parameters. */
final class ReaderRequests {

    private static final List<String> NAMES = List.of("slug", "path", "key", "id");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> known;

    /** @param known texts that lead to something public, such as a slug */
    ReaderRequests(List<String> known) throws IOException {
        this.known = known;
        document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        document.path("paths").properties().stream()
                // What a preview shows is for whoever has been given its address, which nobody can find out.
                .filter(path -> !path.getKey().startsWith("/v1/previews/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().path("security").isEmpty())
                        .forEach(method -> {
                            assertThat(method.getKey())
                                    .as("what readers may do at %s", path.getKey())
                                    .isEqualTo("get");
                            operations.add(new Operation(
                                    path.getKey(), parameters(method.getValue().path("parameters"))));
                        }));
    }

    private record Operation(String path, List<Parameter> parameters) {

        List<Parameter> inQuery() {
            return parameters.stream().filter(parameter -> !parameter.isPath).toList();
        }
    }

    /** @param values all values that it can have, or a few of each kind; null when any text will do */
    private record Parameter(String name, boolean isPath, boolean isRequired, List<String> values, String example) {

        String of(String value) {
            return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        boolean isOpen() {
            return values == null;
        }
    }

    private List<Parameter> parameters(JsonNode described) {
        return StreamSupport.stream(described.spliterator(), false)
                .map(this::resolved)
                .map(one -> new Parameter(
                        one.path("name").asText(),
                        one.path("in").asText().equals("path"),
                        one.path("required").asBoolean(),
                        values(one.path("name").asText(), one.path("schema")),
                        one.path("example").isArray()
                                ? one.path("example").path(0).asText()
                                : one.path("example").asText()))
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private List<String> values(String name, JsonNode described) {
        var schema = resolved(described.has("allOf") ? described.path("allOf").path(0) : described);
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return switch (schema.path("type").asText() + schema.path("format").asText()) {
            case "boolean" -> List.of("true", "false");
            case "integerint32" -> List.of("1", "100");
            case "stringdate-time" -> List.of("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
            case "string", "array" -> null;
            default -> throw new AssertionError("This test cannot give a value to the parameter " + name);
        };
    }

    /** Of every operation, an address at which something public is; fails where nothing public is to be found. */
    List<String> addresses() {
        return operations.stream().map(this::address).toList();
    }

    private String address(Operation operation) {
        var query = operation.inQuery().stream()
                .filter(Parameter::isRequired)
                .map(parameter -> parameter.of(known.get(0)))
                .toList();
        return path(operation, null) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** @param value of the parameter in the path; null for that of something public */
    private String path(Operation operation, String value) {
        var begin = operation.path.indexOf('{');
        if (begin < 0) {
            return operation.path;
        }
        var before = operation.path.substring(0, begin);
        // What is only a part of a name counts from one.
        var there = before.endsWith("/") ? first(before.substring(0, begin - 1)) : "1";
        return before + (value == null ? there : value) + operation.path.replaceFirst("^.*}", "");
    }

    private final Map<String, String> found = new HashMap<>();

    private String first(String list) {
        return found.computeIfAbsent(list, ReaderRequests::firstOf);
    }

    private static String firstOf(String list) {
        var data = get(list).jsonPath();
        return NAMES.stream()
                .map(name -> data.getString("data[0]." + name))
                .filter(name -> name != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test finds nothing public in " + list));
    }

    /** Everything that can be asked without a word in mind. */
    Set<String> withoutWord() {
        var requests = new LinkedHashSet<>(addresses());
        for (var operation : operations) {
            var path = path(operation, null);
            for (var parameter : operation.inQuery()) {
                var values = parameter.isOpen() ? known : parameter.values;
                values.forEach(value -> add(requests, operation, path, List.of(parameter.of(value))));
                add(requests, operation, path, List.of(parameter.of(parameter.example)));
            }
        }
        return requests;
    }

    /** Everything in which a word can stand: in each place in several ways, and in each beside all other parameters. */
    Set<String> withWord(String word) {
        var requests = new LinkedHashSet<String>();
        var half = word.substring(0, word.length() / 2);
        var texts = List.of(
                word,
                "-" + word,
                word + "," + word,
                "\"" + word + " " + word + "\"",
                half,
                word.substring(1),
                word + "/" + word,
                "/" + word,
                "https://" + word + ".example/" + word,
                "/v1/articles/" + word,
                "/v1/images/" + word,
                "headline(" + word + ")",
                word.toUpperCase(Locale.ROOT));
        for (var operation : operations) {
            if (operation.path.contains("{")) {
                for (var text : List.of(word, half, word + "/" + word)) {
                    add(requests, operation, path(operation, text), List.of());
                }
            }
            var path = path(operation, null);
            var open = operation.inQuery().stream().filter(Parameter::isOpen).toList();
            for (var parameter : open) {
                texts.forEach(text -> add(requests, operation, path, List.of(parameter.of(text))));
                operation.inQuery().stream()
                        .filter(other -> other != parameter)
                        .flatMap(other -> beside(other, word))
                        .forEach(other -> add(requests, operation, path, List.of(parameter.of(word), other)));
            }
        }
        return requests;
    }

    private static Stream<String> beside(Parameter parameter, String word) {
        var values = parameter.isOpen() ? List.of(word, parameter.example) : parameter.values;
        return values.stream().map(parameter::of);
    }

    /** Every place in which an id can stand by what its operation is for. */
    Set<String> withId(String id) {
        var requests = new LinkedHashSet<String>();
        for (var operation : operations) {
            if (operation.path.contains("{")) {
                var its = path(operation, id);
                add(requests, operation, its, List.of());
                operation
                        .inQuery()
                        .forEach(parameter -> add(requests, operation, its, List.of(parameter.of(parameter.example))));
            }
            var path = path(operation, null);
            operation.inQuery().stream()
                    .filter(parameter -> parameter.isRequired || parameter.name.endsWith("ids"))
                    .flatMap(parameter -> Stream.of(id, "/v1/articles/" + id).map(parameter::of))
                    .forEach(query -> add(requests, operation, path, List.of(query)));
        }
        return requests;
    }

    private void add(Set<String> requests, Operation operation, String path, List<String> query) {
        var whole = new ArrayList<>(query);
        operation.inQuery().stream()
                .filter(Parameter::isRequired)
                .filter(needed -> query.stream().noneMatch(given -> given.startsWith(needed.name + "=")))
                .forEach(needed -> whole.add(needed.of(known.get(0))));
        requests.add(path + (whole.isEmpty() ? "" : "?" + String.join("&", whole)));
    }
}
