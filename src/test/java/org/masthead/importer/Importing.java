package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.Newsroom;

/** Imports of lines, as a tool of the newsroom asks for them and waits until they are over. */
final class Importing {

    static final String TYPE = "application/x-ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Importing() {}

    static String line(Map<?, ?> article) {
        try {
            return JSON.writeValueAsString(article);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String lines(Map<?, ?>... articles) {
        return List.of(articles).stream().map(Importing::line).collect(Collectors.joining("\n", "", "\n"));
    }

    static Response ask(RequestSpecification caller, String options, byte[] lines) {
        return caller.contentType(TYPE + "; charset=UTF-8").body(lines).post("/v1/newsroom/imports/articles" + options);
    }

    /** Asks, and gives the job when it is over. */
    static JsonPath over(RequestSpecification caller, String options, byte[] lines) {
        var asked = ask(caller, options, lines);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        return waitFor(asked.header("Location"));
    }

    static JsonPath over(String lines) {
        return over(Newsroom.admin(), "", lines.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath waitFor(String job) {
        for (var tries = 0; tries < 600; tries++) {
            var now = Newsroom.admin().get(job).jsonPath();
            if (!List.of("waiting", "running").contains(now.getString("status"))) {
                return now;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return fail("The job is not over: " + Newsroom.admin().get(job).asString());
    }

    static void counts(JsonPath job, int lines, int done, int skipped, int failed) {
        assertThat(job.getString("status")).isEqualTo("done");
        assertThat(List.of(job.getInt("lines"), job.getInt("done"), job.getInt("skipped"), job.getInt("failed")))
                .as(errors(job).toString())
                .containsExactly(lines, done, skipped, failed);
    }

    /** Such as {@code 3 /sections/0 not-found}. */
    static List<String> errors(JsonPath job) {
        return Newsroom.admin()
                .get(job.getString("errors") + "?limit=100")
                .jsonPath()
                .<Map<String, Object>>getList("data")
                .stream()
                .map(error -> error.get("line") + " " + error.get("pointer") + " " + error.get("code"))
                .toList();
    }
}
