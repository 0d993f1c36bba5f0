package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.Newsroom;

/**
 * Whatever stands in the query of a list: it is answered, or refused in words that help. {@code -Dqueries=10000}, as in
 * {@code .ci/run}, asks more often than the 2,000 times of other builds, {@code -Dseed=1} what was asked before.
 */
@QuarkusTest
class ListQueriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is wrong for every parameter, by its encoding, an empty value, a control character. */
    private static final List<String> ALWAYS_WRONG = List.of("", "%0A", "a%09b", "%7F");

    /** Not readable at all: broken escapes, broken UTF-8, NUL, characters that must be escaped. */
    private static final List<String> UNREADABLE =
            List.of("%", "%4", "%zz", "%C3", "%FF", "%00", "%ED%A0%80", "a;b", "<", "{a}", "a\\b");

    /** Values of one type, percent-encoded. */
    private record Type(List<String> right, List<String> wrong, String allowed) {}

    private static final Type PATH = new Type(
            List.of("news", "news/russia", "-news", "news,news/russia"),
            List.of(
                    "News",
                    "/news",
                    "news/",
                    "a//b",
                    "a_b",
                    "%C3%A9",
                    "-",
                    "a,",
                    ",",
                    "--a",
                    "a%20b",
                    "..",
                    "x".repeat(401),
                    many("s")),
            "path of a section|20 values");
    private static final Type SLUG = new Type(
            List.of("energy", "-energy", "energy,gas", "2026", "x".repeat(80)),
            List.of("Energy", "a/b", "a_b", "a--b", "-", "a,,b", "%C3%A9", "a%20b", "%27", "x".repeat(81), many("t")),
            "the (slug|key) of an? |20 values");
    private static final Type KIND = new Type(
            List.of("news", "-live", "news,opinion"),
            List.of("News", "novel", "news,", "-", "1", "null"),
            "news, opinion");
    private static final Type LANGUAGE = new Type(
            List.of("en", "-fr", "en,pt-BR", "zh-Hans-CN", "EN,pt-br"),
            List.of("e", "en_US", "en-", "123", "-", "en,", "englishlanguage"),
            "language tag");
    private static final Type TIME = new Type(
            List.of(
                    "2026-03-01T00:00:00Z",
                    "2026-03-01T00:00:00.123456789Z",
                    "0000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999Z"),
            List.of(
                    "2026-03-01",
                    "2026-02-30T00:00:00Z",
                    "2026-03-01T24:00:01Z",
                    "2026-03-01T00:00:00%2B01:00",
                    "2026-03-01T00:00Z",
                    "now",
                    "0",
                    "-1",
                    "10000-01-01T00:00:00Z",
                    "infinity"),
            "2026-01-31T18:30:00Z");
    private static final Type FLAG =
            new Type(List.of("true", "false"), List.of("yes", "1", "TRUE", "null", "true,false"), "true or false");
    private static final Type IDS = new Type(
            List.of(UUID.randomUUID().toString(), UUID.randomUUID() + "," + UUID.randomUUID()),
            List.of(
                    "1",
                    "a-b",
                    UUID.randomUUID() + ",",
                    ids(101),
                    "{}".replace("{}", "0199c0de7a1b7c2d8e3f405162738495")),
            "ids of articles|100 articles");
    private static final Type WORDS = new Type(
            List.of(
                    "flood",
                    "%22a%20phrase%22%20-storm%20or",
                    "%27%20or%201=1--",
                    "%D8%B3%D9%84%D8%A7%D9%85",
                    "%F0%9F%98%80",
                    "%EF%BF%BF",
                    "%25%25%25",
                    "-".repeat(256),
                    "(((:*%26%7C!)))",
                    "%22".repeat(80),
                    "%E7%9C%8B".repeat(100)),
            List.of("a".repeat(257)),
            "256 characters");
    private static final Type SORT = new Type(
            List.of("-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "headline"),
            List.of("published", "-headline", "-relevance", "publishedAt,headline", "curated", "id"),
            "publishedAt.*relevance");
    private static final Type LIMIT = new Type(
            List.of("1", "20", "100"),
            List.of("0", "101", "-1", "1e3", "abc", "01", "%2B1", "99999999999"),
            "1 to 100|whole number");
    private static final Type VIEW = new Type(List.of("card", "full"), List.of("Card", "all", "1"), "card, full");
    private static final Type FORMAT =
            new Type(List.of("blocks", "html", "markdown", "text"), List.of("HTML", "pdf", "0"), "blocks, html");
    private static final Type TOTAL =
            new Type(List.of("exact", "estimate"), List.of("true", "Exact", "1"), "exact, estimate");
    private static final Type FACETS = new Type(
            List.of("section", "section,tag,author"),
            List.of("Section", "section,", "kind", "-tag"),
            "section, tag, author");
    private static final Type FIELDS = new Type(
            List.of("slug", "slug,headline,leadImage(url,alt)", "-tags"),
            List.of("slg", "slug,", "(", "leadImage(url", "slug)", "slug(a)", "-", "--tags", "leadImage(".repeat(90)),
            "Known here|names with commas|parenthes|nothing to choose");
    private static final Type DOMAIN =
            new Type(List.of("primary"), List.of("nowhere", "Primary", "https://www.masthead.example"), "key|domain");
    private static final Type CURSOR =
            new Type(List.of(), List.of("abc", "AAAA", "eyJhIjoxfQ.c2ln", "a".repeat(3000)), "page.next");

    private static final Map<String, Type> TYPES = types();

    private static Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        types.put("section", PATH);
        Stream.of("collection", "tag", "author", "source", "edition").forEach(name -> types.put(name, SLUG));
        types.put("kind", KIND);
        types.put("language", LANGUAGE);
        Stream.of("publishedAfter", "publishedBefore", "updatedAfter", "updatedBefore")
                .forEach(name -> types.put(name, TIME));
        types.put("hasImage", FLAG);
        types.put("ids", IDS);
        types.put("q", WORDS);
        types.put("sort", SORT);
        types.put("limit", LIMIT);
        types.put("view", VIEW);
        types.put("bodyFormat", FORMAT);
        types.put("total", TOTAL);
        types.put("facets", FACETS);
        types.put("fields", FIELDS);
        types.put("domain", DOMAIN);
        types.put("cursor", CURSOR);
        types.put("highlight", FLAG);
        return types;
    }

    private static String many(String word) {
        return IntStream.range(0, 21).mapToObj(number -> word + number).collect(Collectors.joining(","));
    }

    private static String ids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).collect(Collectors.joining(","));
    }

    /** Filters that may be given more than once. */
    private static final Set<String> REPEATED =
            Set.of("section", "collection", "tag", "author", "source", "kind", "edition", "language");

    /** What may be right by itself, and wrong beside others. */
    private static final Set<String> TOGETHER_WRONG = Set.of("highlight", "limit", "bodyFormat");

    /** What an address was answered. */
    private record Answer(int status, String type, JsonNode body) {

        List<String> parameters() {
            return body.path("errors").findValuesAsText("parameter");
        }
    }

    private static Answer list(String query) throws IOException {
        // Not by a client that would send no address but a correct one.
        var connection = (HttpURLConnection)
                new URL("http", "localhost", RestAssured.port, "/v1/articles?" + query).openConnection();
        connection.setReadTimeout(5000);
        var status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, connection.getContentType(), JSON.readTree(body));
        }
    }

    static Stream<String> parameters() {
        return TYPES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void refusesEveryWrongValueAndSaysWhatIsAllowed(String name) throws IOException {
        var type = TYPES.get(name);
        for (var value : type.wrong()) {
            var answer = list(name + "=" + value);
            assertRefused(answer, name, value);
            assertThat(answer.body().at("/errors/0/detail").asText())
                    .as(name + "=" + value)
                    .containsPattern(type.allowed());
        }
        for (var value : ALWAYS_WRONG) {
            assertRefused(list(name + "=" + value), name, value);
        }
        assertRefused(list(name), name, "");
        if (!REPEATED.contains(name)) {
            assertRefused(list(name + "=1&" + name + "=2"), name, "twice");
        }
    }

    private static void assertRefused(Answer answer, String name, String value) {
        assertThat(answer.status()).as(name + "=" + value).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.parameters()).as(name + "=" + value).containsExactly(name);
        assertThat(answer.body().at("/errors/0/detail").asText())
                .as(name + "=" + value)
                .matches("[A-Z].*[.]");
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        for (var value : UNREADABLE) {
            var answer = list("tag=" + value);
            assertThat(answer.status()).as(value).isEqualTo(400);
            assertThat(answer.body().path("code").asText()).isEqualTo("malformed-request");
            assertThat(answer.body().path("detail").asText()).contains("percent-encoded");
        }
        assertThat(list("tag=" + "a".repeat(9000)).status()).isEqualTo(414);
    }

    @Test
    void answersOrRefusesWhateverIsAsked() throws IOException {
        Newsroom.publishedArticleIn(Newsroom.section());
        var seed = Long.getLong("seed", 20_260_301L);
        var random = new Random(seed);
        var names = List.copyOf(TYPES.keySet());
        for (var number = 0; number < Integer.getInteger("queries", 2000); number++) {
            var pairs = new ArrayList<String>();
            var wrong = new HashSet<String>();
            var given = new HashSet<String>();
            for (var count = random.nextInt(6); count >= 0; count--) {
                var name = any(names, random);
                var type = TYPES.get(name);
                var isRight = !type.right().isEmpty() && random.nextInt(6) > 0;
                if (!isRight || !given.add(name) && !REPEATED.contains(name)) {
                    wrong.add(name);
                }
                pairs.add(name + "="
                        + any(isRight ? type.right() : random.nextBoolean() ? type.wrong() : ALWAYS_WRONG, random));
            }
            if (random.nextInt(12) == 0) {
                var unknown =
                        any(List.of("sectoin", "utm_source", "sort[]", "filter%5Ba%5D", "limits", "%D8%B3"), random);
                pairs.add(random.nextInt(pairs.size() + 1), unknown + "=1");
                wrong.add(unknown);
            }
            var unreadable = random.nextInt(20) == 0;
            if (unreadable) {
                pairs.add(any(names, random) + "=" + any(UNREADABLE, random));
            }
            var query = String.join("&", pairs);
            var answer = list(query);
            assertThat(answer.status())
                    .as("seed %d: %s%n%s", seed, query, answer.body())
                    .isIn(200, 400, 414);
            if (answer.status() == 200) {
                assertThat(wrong).as(query).isEmpty();
                assertThat(unreadable).as(query).isFalse();
                assertThat(ignored(given, query)).as(query).isEmpty();
            } else {
                assertThat(answer.type()).isEqualTo("application/problem+json");
                assertThat(answer.body().path("detail").asText()).as(query).isNotEmpty();
            }
            if (answer.status() == 400 && !unreadable) {
                assertThat(answer.body().path("errors")).as(query).isNotEmpty();
                if (wrong.isEmpty()) {
                    // Each is right by itself, and they do not go together.
                    assertThat(answer.parameters()).as(query).isNotEmpty().isSubsetOf(TOGETHER_WRONG);
                } else {
                    assertThat(wrong).as(query + answer.body()).containsAll(known(answer.parameters()));
                }
            }
        }
    }

    private static List<String> known(List<String> parameters) {
        return parameters.stream()
                .filter(name -> !TOGETHER_WRONG.contains(name))
                .toList();
    }

    /** What would change nothing beside the others. */
    private static List<String> ignored(Set<String> given, String query) {
        var ignored = new ArrayList<String>();
        if (given.contains("bodyFormat") && (!query.contains("view=full") || query.contains("fields=slug"))) {
            ignored.add("bodyFormat");
        }
        if (given.contains("highlight") && query.contains("highlight=true") && !given.contains("q")) {
            ignored.add("highlight");
        }
        return ignored;
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
