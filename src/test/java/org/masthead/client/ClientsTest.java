package org.masthead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.client.Listener.Manner;
import org.masthead.signed.Envelope;
import org.masthead.signed.Refused;
import org.masthead.signed.SignedCase;
import org.masthead.signed.SignedCases;

/**
 * The clients of the examples against addresses of which all but one fail. What needs Node is skipped where it is
 * missing, unless run with {@code -Dreader.required}.
 */
class ClientsTest {

    /** At most so much later than if all were alive. */
    private static final Duration LATE = Duration.ofMillis(1500);

    private static final int MANY = 16;
    private static final String PATH = "/v1/articles?limit=1";

    private static Scene scene;
    private static Node reader;
    private static Node troubles;

    @BeforeAll
    static void begin() throws IOException, InterruptedException, Refused {
        scene = new Scene(MANY);
        if (Node.isThere()) {
            Node.install();
            reader = new Node("read.mjs");
            troubles = new Node("trouble.mjs");
        }
        scene.play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        // What a first request costs by itself is no delay of ours.
        open(Map.of(), List.of()).get(PATH).join();
        if (reader != null) {
            javaScript(PATH);
        }
    }

    @AfterAll
    static void end() {
        scene.close();
        if (reader != null) {
            reader.close();
            troubles.close();
        }
    }

    private static Publication open(Map<String, String> remembered, List<String> reports) throws Refused {
        return Publication.open(Settings.of(scene.root())
                .withManifest(scene.bundled())
                .withStore(new ConcurrentHashMap<>(remembered))
                .withReport((outcome, url) -> reports.add(outcome))
                .withoutTls());
    }

    /** Each failure at two of three and at all but the last of many, and which one is alive. */
    static Stream<Arguments> failures() {
        var three = Stream.of(Manner.values())
                .filter(manner -> manner != Manner.GOOD)
                .flatMap(bad -> Stream.of(
                        Arguments.of(List.of(Manner.GOOD, bad, bad), "d1"),
                        Arguments.of(List.of(bad, Manner.GOOD, bad), "d2"),
                        Arguments.of(List.of(bad, bad, Manner.GOOD), "d3")));
        var many = Stream.of(Manner.HANGS, Manner.DOWN, Manner.BLOCK_PAGE, Manner.OLD_MANIFEST, Manner.FORGED_MANIFEST)
                .map(bad -> allButTheLast(MANY, bad));
        var others = Stream.of(
                Arguments.of(List.of(Manner.GOOD), "d1"),
                allButTheLast(8, Manner.HANGS),
                allButTheLast(
                        MANY, Manner.DOWN, Manner.HANGS, Manner.HANGS, Manner.BLOCK_PAGE, Manner.FORGED_MANIFEST));
        return Stream.of(three, many, others).flatMap(Function.identity());
    }

    /** So many addresses, all but the last one bad in one way after the other. */
    private static Arguments allButTheLast(int count, Manner... bad) {
        var manners = IntStream.range(0, count - 1).mapToObj(index -> bad[index % bad.length]);
        return Arguments.of(Stream.concat(manners, Stream.of(Manner.GOOD)).toList(), "d" + count);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theJavaClientFindsTheOneThatIsAlive(List<Manner> manners, String alive) throws Refused {
        playWell(manners.size());
        var began = Instant.now();
        open(Map.of(), List.of()).get(PATH).join();
        var usual = Duration.between(began, Instant.now());
        scene.play(manners.toArray(Manner[]::new));
        var reports = new CopyOnWriteArrayList<String>();
        var publication = open(Map.of(), reports);
        began = Instant.now();
        var answer = publication.get(PATH).join();
        assertThat(Duration.between(began, Instant.now())).isLessThan(usual.plus(LATE));
        assertThat(answer.key()).isEqualTo(alive);
        assertThat(answer.json()).containsKey("data");
        publication.refresh().join();
        assertThat(publication.manifest().version()).isEqualTo(Scene.NEWEST);
        assertThat(Set.of("rollback", "bad-signature", "malformed", "oversized"))
                .containsAll(reports);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theJavaScriptClientFindsTheOneThatIsAlive(List<Manner> manners, String alive) throws IOException {
        assumeThat(Node.isThere()).isTrue();
        playWell(manners.size());
        var usual = javaScript(PATH).get("took").asLong();
        scene.play(manners.toArray(Manner[]::new));
        var answer = javaScript(PATH);
        assertThat(answer.get("took").asLong()).isLessThan(usual + LATE.toMillis());
        assertThat(answer.get("key").asText()).isEqualTo(alive);
        assertThat(answer.get("version").asInt()).isEqualTo(Scene.NEWEST);
    }

    private static void playWell(int count) {
        scene.play(Collections.nCopies(count, Manner.GOOD).toArray(Manner[]::new));
    }

    private static JsonNode javaScript(String path) throws IOException {
        return reader.answer(Map.of("root", scene.root(), "manifest", scene.bundled(), "path", path));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(List.of(Manner.HANGS, Manner.BLOCK_PAGE, Manner.GOOD), "d3"),
                allButTheLast(MANY, Manner.HANGS));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void asksFirstNextTimeWhereItGotAnAnswer(List<Manner> manners, String alive) throws Refused {
        scene.play(manners.toArray(Manner[]::new));
        var store = new ConcurrentHashMap<String, String>();
        var settings = Settings.of(scene.root())
                .withManifest(scene.bundled())
                .withStore(store)
                .withoutTls();
        var publication = Publication.open(settings);
        publication.get(PATH).join();
        assertThat(new Order(settings).of(publication.manifest(), null).get(0).key())
                .isEqualTo(alive);
    }

    @Test
    void asksInTheOrderOfTheListAgainOnceNobodyIsBehind() throws Refused {
        playWell(3);
        scene.avoidLastIn("RU");
        var settings = Settings.of(scene.root()).withManifest(scene.bundled()).withoutTls();
        var list = Publication.open(settings).manifest();
        var now = System.currentTimeMillis();
        var state = "{\"breakers\":{\"d1\":[0,%d]},\"last\":{\"\":\"d3\"}}";
        var later = settings.withStore(new HashMap<>(Map.of("state", state.formatted(now + 60_000))));
        var behind = new Order(later);
        var avoided = new Order(later.withCountry("RU"));
        var again = new Order(settings.withStore(new HashMap<>(Map.of("state", state.formatted(now - 1)))));
        assertThat(behind.of(list, null)).extracting(Order.Place::key).containsExactly("d3", "d2", "d1");
        assertThat(again.of(list, null)).extracting(Order.Place::key).containsExactly("d1", "d2", "d3");
        assertThat(avoided.of(list, null)).extracting(Order.Place::key).containsExactly("d2", "d3", "d1");
    }

    @Test
    void takesARefusalOfTheServiceForAnAnswer() throws IOException, Refused {
        scene.play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        assertThat(open(Map.of(), List.of()).get("/v1/articles/none").join().status())
                .isEqualTo(404);
        assumeThat(Node.isThere()).isTrue();
        assertThat(javaScript("/v1/articles/none").get("status").asInt()).isEqualTo(404);
    }

    @Test
    void saysOfEachAddressWhyItGaveNoAnswer() throws IOException, Refused {
        scene.play(Manner.BLOCK_PAGE, Manner.DOWN, Manner.BLOCK_PAGE);
        var publication = open(Map.of(), new CopyOnWriteArrayList<>());
        assertThat(catchThrowable(() -> publication.get(PATH).join()))
                .rootCause()
                .isInstanceOf(Unreachable.class)
                .hasMessageContainingAll("d1 (status 200, no JSON)", "d2 (", "d3 (");
        assertThat(publication.manifest().version()).isEqualTo(Scene.BUNDLED);
        assumeThat(Node.isThere()).isTrue();
        assertThat(javaScript(PATH).get("key").asText()).contains("d1 (status 200, no JSON)", "d2 (ECONNREFUSED)");
    }

    /** At both places, and the version that is in use then. */
    private static final String FORGED_ROOTS = Stream.of(
                    "too-few-signatures",
                    "too-few-signatures",
                    "bad-signature",
                    "not-the-next-root",
                    "not-the-next-root",
                    "wrong-type")
            .map(outcome -> "\"%1$s\",\"%1$s\",10".formatted(outcome))
            .collect(Collectors.joining(",", "[", "]"));

    /** What may befall the client of which the script plays that, and what comes of it. */
    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("homeIsRevoked", "[\"a.example secret\"]"),
                Arguments.of(
                        "homeIsOfOthers", "[\"b.example secret\",\"home.example\",\"b.example secret\",\"b.example\"]"),
                Arguments.of("domainIsCalledHome", "[\"https://home.example\",\"home\"]"),
                Arguments.of("manyHang", "[true,true,false,\"d49.example\"]"),
                Arguments.of("manyFailLate", "[true,true,false,\"d15.example\"]"),
                Arguments.of("manyHangOnABusyMachine", "true"),
                Arguments.of("manyHangAndThereIsNoList", "true"),
                Arguments.of("othersBeganAMomentBefore", "[\"d9\",true,false]"),
                Arguments.of("firstIsBehind", "[\"d2.example\",\"d0.example\",\"d1.example\",\"d2.example\"]"),
                Arguments.of("nobodyAnswers", "[]"),
                Arguments.of("othersHangWhenOneAnswers", "[\"a.example\",\"b.example\"]"),
                Arguments.of("listIsOld", "[10,11]"),
                Arguments.of("rootsAreWalked", "[5,2,5]"),
                Arguments.of("rootsAreForged", FORGED_ROOTS),
                Arguments.of("answersCrossEachOther", "[12,12]"),
                Arguments.of("whatIsRevokedIsForgotten", "[[\"b\"],{}]"),
                Arguments.of(
                        "addressLeadsElsewhere",
                        "[[\"a.example secret\",\"a.example secret\"],[\"a.example secret\",\"b.example\"],"
                                + "[\"a.example secret\",\"b.example secret\"],[\"a.example secret\",\"a.example secret\","
                                + "\"a.example secret\",\"a.example secret\",\"b.example secret\"]]"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void theJavaScriptClientStandsTroubles(String name, String outcome) throws IOException {
        assumeThat(Node.isThere()).isTrue();
        assertThat(troubles.answer(name)).hasToString(outcome);
    }

    @Test
    void theJavaClientBelievesTheListAboutItsHome() throws Refused {
        scene.play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        var secret = Map.of("Authorization", "Bearer secret");
        assertThat(home(secret)).isEqualTo(scene.home());
        scene.revoke("127.0.0.2");
        assertThat(home(secret)).isEqualTo("d2");
        scene.play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        scene.trust("cdn");
        assertThat(home(secret)).isEqualTo("d2");
        assertThat(home(Map.of())).isEqualTo(scene.home());
    }

    @Test
    void theJavaClientWalksTheRootsAndCountsAnewUnderOtherKeys() throws Refused {
        scene.rotate(true);
        var store = new ConcurrentHashMap<String, String>();
        var settings = Settings.of(scene.root())
                .withManifest(scene.bundled())
                .withStore(store)
                .withoutTls();
        var publication = Publication.open(settings);
        publication.refresh().join();
        assertThat(publication.manifest().version()).isEqualTo(Scene.BUNDLED - 1);
        assertThat(store).containsKey("root");
        assertThat(Publication.open(settings).manifest().rootVersion()).isEqualTo(2);
    }

    @Test
    void theJavaClientTakesNoRootWithoutTheConsentOfTheOneBefore() throws Refused {
        scene.rotate(false);
        var reports = new CopyOnWriteArrayList<String>();
        var publication = open(Map.of(), reports);
        publication.refresh().exceptionally(nothing -> null).join();
        assertThat(publication.manifest().version()).isEqualTo(Scene.BUNDLED);
        assertThat(reports).containsOnly("too-few-signatures");
    }

    @Test
    void theJavaClientLooksOnWhileItsListIsOld() throws Refused {
        scene.play(Manner.GOOD, Manner.GOOD, Manner.GOOD);
        var settings = Settings.of(scene.root()).withManifest(scene.bundled()).withoutTls();
        var late = Clock.offset(settings.clock(), Duration.ofDays(20));
        var publication = Publication.open(settings.withClock(late));
        // The first look may have ended already.
        publication.refresh().exceptionally(nothingNewer -> null).join();
        assertThat(publication.isOld()).isTrue();
        assertThat(publication.manifest().version()).isEqualTo(Scene.NEWEST);
        assertThat(catchThrowable(() -> publication.refresh().join()))
                .rootCause()
                .message()
                .containsPattern("(.*nothing newer){3}");
    }

    @Test
    void theJavaClientWaitsForNoneOfManyThatHang() {
        var places = IntStream.range(0, 50).mapToObj(index -> "d" + index).toList();
        assertTheLastOfManyWins(places, place -> new CompletableFuture<>());
    }

    @Test
    void theJavaClientWaitsForNoneOfManyThatFailLate() {
        var places = IntStream.range(0, MANY).mapToObj(index -> "d" + index).toList();
        var late = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
        assertTheLastOfManyWins(
                places,
                place -> CompletableFuture.supplyAsync(() -> List.of(place).get(1), late));
    }

    /** Those that began a moment before it are not blamed. */
    private static void assertTheLastOfManyWins(
            List<String> places, Function<String, CompletableFuture<String>> otherwise) {
        var last = places.get(places.size() - 1);
        var begun = new CopyOnWriteArrayList<String>();
        var losers = new CopyOnWriteArrayList<String>();
        var race = new Race<String>(
                places,
                (place, stop) -> {
                    begun.add(place);
                    return place.equals(last) ? CompletableFuture.completedFuture(place) : otherwise.apply(place);
                },
                (won, lost) -> losers.addAll(lost),
                Race.LAST_START);
        assertThat(race.run()).succeedsWithin(Duration.ofSeconds(3)).isEqualTo(last);
        assertThat(begun).containsExactlyElementsOf(places);
        assertThat(losers).contains(places.get(0)).doesNotContain(places.get(places.size() - 2));
    }

    /** Which address answers when the first of the list is the one in the settings. */
    private static String home(Map<String, String> headers) throws Refused {
        var settings = Settings.of(scene.root()).withManifest(scene.bundled()).withHome(scene.home());
        return Publication.open(settings.withoutTls())
                .get(PATH, null, headers)
                .join()
                .key();
    }

    /** What the service's own verification takes or refuses, and for which reason, the others do too. */
    @Test
    void otherVerifiersAgreeAboutEveryForgery() throws IOException {
        assumeThat(Node.isThere()).isTrue();
        try (var others = new Node("verify.mjs")) {
            for (var given : SignedCases.all()) {
                var answer = others.answer(OtherCase.of(given));
                assertThat(answer.get("client").asText(null))
                        .as(given.name())
                        .isEqualTo(
                                given.expected() == null
                                        ? null
                                        : given.expected().text());
                if (given.expected() == null
                        || OF_THE_SIGNATURE.contains(given.expected().text())) {
                    assertThat(List.of(
                                    answer.get("jose").asBoolean(),
                                    answer.get("node").asBoolean()))
                            .as(given.name())
                            .containsOnly(given.expected() == null);
                }
            }
        }
    }

    /** What everybody has to refuse who knows the root and the standards alone. */
    private static final Set<String> OF_THE_SIGNATURE =
            Set.of("wrong-algorithm", "unknown-crit", "unknown-key", "wrong-role", "bad-signature");

    /** As JSON, with bytes in base64url. */
    private record OtherCase(String name, String root, Object known, String document, String now) {

        static OtherCase of(SignedCase given) {
            var known = given.known() == null
                    ? null
                    : Map.of(
                            "version",
                            given.known().version(),
                            "sha256",
                            given.known().sha256());
            return new OtherCase(
                    given.name(),
                    Envelope.encode(given.root()),
                    known,
                    Envelope.encode(given.document()),
                    given.now().toString());
        }
    }
}
