package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.masthead.access.NewsroomResource;

/**
 * Holds every operation of the newsroom to the least role in {@code least-roles.txt}: one line each, such as
 * {@code POST /v1/newsroom/sections editor}. An operation without a line fails the build.
 */
@QuarkusTest
class RoleMatrixTest {

    private static final List<String> RISING = List.of("contributor", "editor", "publisher", "admin");

    /** What every key may use, whatever it is held to. */
    private static final Set<String> FOR_EVERY_KEY = Set.of("me", "about");

    private record Operation(String method, String path, String bodyType) {

        String resource() {
            return path.split("/")[3];
        }

        /** Without a body, of things that do not exist: whoever may do it is told what is missing. */
        int statusFor(RequestSpecification caller) {
            var asked = bodyType == null ? caller : caller.contentType(bodyType + "; charset=utf-8");
            return asked.request(method, path.replaceAll("\\{[^}]+}", "0199c0de-7a1b-7c2d-8e3f-000000000000"))
                    .statusCode();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyOperationHasALeastRole() throws IOException {
        assertThat(operations()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(table().keySet());
        assertThat(table().values()).isSubsetOf(RISING);
    }

    @Test
    void keysCanBeHeldToEveryResource() throws IOException {
        assertThat(operations())
                .extracting(Operation::resource)
                .filteredOn(resource -> !FOR_EVERY_KEY.contains(resource))
                .allSatisfy(resource -> NewsroomResource.valueOf(
                        resource.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    @Test
    void theDocumentNamesNothingElseThatKeysCanBeHeldTo() throws IOException {
        var named = new YAMLMapper()
                .readTree(Path.of("openapi.yaml").toFile())
                .at("/components/schemas/NewsroomResource/enum")
                .valueStream()
                .map(JsonNode::asText);
        assertThat(named)
                .containsExactlyElementsOf(operations().stream()
                        .map(Operation::resource)
                        .filter(resource -> !FOR_EVERY_KEY.contains(resource))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    List<DynamicTest> everyoneMayDoWhatTheirRoleSays() throws IOException {
        var strangers = Map.of("wrong key", "mh_wrong", "revoked key", revoked());
        var readOnly = key(Map.of("name", "reader", "role", "admin", "readOnly", true));
        var onArticles = key(Map.of("name", "articles", "role", "admin", "resources", List.of("articles")));
        var onTags = key(Map.of("name", "tags", "role", "admin", "resources", List.of("tags")));
        var table = table();
        var tests = new ArrayList<DynamicTest>();
        for (var operation : operations()) {
            var callers = new LinkedHashMap<String, Runnable>();
            callers.put("nobody", () -> is(operation, given(), 401));
            strangers.forEach((who, text) -> callers.put(who, () -> is(operation, bearer(text), 401)));
            var least = RISING.indexOf(table.getOrDefault(operation.toString(), "admin"));
            for (var role : RISING) {
                var may = RISING.indexOf(role) >= least;
                callers.put(role, () -> mayOrNot(operation, Newsroom.as(role), may));
            }
            callers.put(
                    "key that only reads",
                    () -> mayOrNot(
                            operation, bearer(readOnly), operation.method().equals("GET")));
            callers.put(
                    "key held to another resource",
                    () -> mayOrNot(
                            operation,
                            bearer(operation.resource().equals("tags") ? onArticles : onTags),
                            FOR_EVERY_KEY.contains(operation.resource())));
            callers.forEach((who, asks) -> tests.add(DynamicTest.dynamicTest(operation + " by " + who, asks::run)));
        }
        return tests;
    }

    private static void is(Operation operation, RequestSpecification caller, int status) {
        assertThat(operation.statusFor(caller)).isEqualTo(status);
    }

    private static void mayOrNot(Operation operation, RequestSpecification caller, boolean may) {
        if (may) {
            assertThat(operation.statusFor(caller)).isNotIn(401, 403).isLessThan(500);
        } else {
            is(operation, caller, 403);
        }
    }

    private static RequestSpecification bearer(String text) {
        return given().header("Authorization", "Bearer " + text);
    }

    private static String key(Map<String, ?> draft) {
        return Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/keys")
                .path("key");
    }

    private static String revoked() {
        var made = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "gone", "role", "admin"))
                .post("/v1/newsroom/keys");
        Newsroom.admin()
                .header("If-Match", made.header("ETag"))
                .delete(made.header("Location"))
                .then()
                .statusCode(204);
        return made.path("key");
    }

    private static List<Operation> operations() throws IOException {
        var operations = new ArrayList<Operation>();
        new YAMLMapper()
                .readTree(Path.of("openapi.yaml").toFile())
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith("/v1/newsroom/")) {
                        path.getValue()
                                .properties()
                                .forEach(method -> operations.add(new Operation(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        bodyType(method.getValue()))));
                    }
                });
        return operations;
    }

    private static String bodyType(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        try (var file = RoleMatrixTest.class.getResourceAsStream("/least-roles.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> table.put(
                            line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        }
        return table;
    }
}
