package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.masthead.image.Images;
import org.masthead.manifest.PublishManifest;
import org.masthead.manifest.QuickStart;

/**
 * Readers can neither see nor find out what is not public, by any operation of the contract and any of its parameters:
 * not from what an answer says, nor from its status, header fields, validators, order and numbers.
 *
 * <p>A secret word is put into every place that is not public. Whatever is asked then gets the same answer, to the
 * byte, as it got before; and what is asked of the secret gets the same answer as what is asked of a word that stands
 * nowhere. What is asked is worked out from the contract: a new operation is asked on the day it is there.
 */
@QuarkusTest
class LeakTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    Images images;

    @Inject
    QuickStart quickStart;

    @Inject
    PublishManifest publish;

    private record Answer(String request, int status, Map<String, List<String>> headers, String body) {

        static Answer of(String request, HttpResponse<String> response) {
            var headers = new TreeMap<>(response.headers().map());
            headers.remove("date");
            headers.remove("content-length"); // that of a trace id varies
            return new Answer(
                    request,
                    response.statusCode(),
                    headers,
                    response.body().replaceFirst("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\""));
        }

        /** The same without what was asked, and without what is worked out from the whole of what was asked. */
        String apartFrom(String asked) {
            var rest = new TreeMap<>(headers);
            rest.remove("etag");
            var part = asked.substring(1, asked.length() / 2);
            return (status + " " + rest + " " + body)
                    .replaceAll("cursor=[A-Za-z0-9._%-]+", "cursor=")
                    .replaceAll("(?i)[a-z0-9-]?" + part + "[a-z0-9-]*", "*");
        }

        boolean mentions(String word) {
            return (headers + body).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    @Test
    void whatIsNotPublicCannotBeFoundOut() throws SQLException, IOException {
        // What another test has scheduled may become due in between. What leaks does so again.
        var leaks = leaks();
        assertThat(leaks.isEmpty() ? leaks : leaks()).isEmpty();
    }

    private Map<String, String> leaks() throws SQLException, IOException {
        QuarkusTransaction.requiringNew().run(() -> quickStart.unlessThereIsARoot("a test"));
        QuarkusTransaction.requiringNew().run(publish::ifChanged);
        var secret = word();
        var nonsense = word();
        var hidden = new HiddenContent(secret);
        hidden.bringWhatShows();
        var known = publishedWithAllThatIsListed();
        var requests = new ReaderRequests(List.of("/v1/articles/" + known, known));

        assertThat(ask(requests.addresses()))
                .as("what is there answers")
                .filteredOn(answer -> answer.status() >= 400 && !isForOneHost(answer.request()))
                .isEmpty();
        var plainBefore = ask(requests.withoutWord());
        var secretBefore = ask(requests.withWord(secret));

        var ids = hidden.bringTheRest();
        var leaks = new TreeMap<String, String>();
        var plain = ask(requests.withoutWord());
        same(plainBefore, plain, leaks);
        var ofSecret = ask(requests.withWord(secret));
        same(secretBefore, ofSecret, leaks);
        plain.stream()
                .filter(answer -> answer.mentions(secret) || ids.stream().anyMatch(answer::mentions))
                .forEach(answer -> leaks.put(answer.request(), "names it: " + answer));
        compare(ofSecret, secret, ask(requests.withWord(nonsense)), nonsense, leaks);
        for (var id : ids) {
            var stranger = UUID.randomUUID().toString();
            compare(ask(requests.withId(id)), id, ask(requests.withId(stranger)), stranger, leaks);
        }
        return leaks;
    }

    /** What is there under the host of a domain alone, and the tests ask by that of this machine. */
    private static boolean isForOneHost(String request) {
        return request.startsWith("/v1/domains/self") || request.startsWith("/.well-known/masthead-probe");
    }

    private static void same(List<Answer> before, List<Answer> after, Map<String, String> leaks) {
        for (var i = 0; i < before.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                leaks.put(before.get(i).request(), "was " + before.get(i) + "\n is " + after.get(i));
            }
        }
    }

    private static void compare(
            List<Answer> ofHidden, String hidden, List<Answer> ofNothing, String nothing, Map<String, String> leaks) {
        assertThat(ofHidden).hasSameSizeAs(ofNothing);
        for (var i = 0; i < ofHidden.size(); i++) {
            var here = ofHidden.get(i).apartFrom(hidden);
            var there = ofNothing.get(i).apartFrom(nothing);
            if (!here.equals(there)) {
                leaks.put(ofHidden.get(i).request(), "answers " + here + "\n but of nothing " + there);
            }
        }
    }

    /** In their order. */
    private static List<Answer> ask(Collection<String> requests) {
        return requests.parallelStream().map(LeakTest::ask).toList();
    }

    private static Answer ask(String request) {
        try {
            var address = URI.create("http://localhost:" + RestAssured.port + request);
            return Answer.of(
                    request,
                    CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Letters in no order that any language knows, always as many. */
    private static String word() {
        return ThreadLocalRandom.current()
                .ints(16, 'b', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining("", "", "qx"));
    }

    /** With something of every kind that there is a list of. */
    private String publishedWithAllThatIsListed() throws IOException {
        var author = Editing.created("/v1/newsroom/authors", Map.of("name", Newsroom.freshWord()));
        var collection = Map.of("name", Newsroom.freshWord(), "visibleFrom", "2026-01-01T00:00:00Z");
        var draft = new HashMap<String, Object>(draftIn(section(), "Known"));
        draft.put("authors", List.of(lastPart(author)));
        draft.put("collections", List.of(lastPart(Editing.created("/v1/newsroom/collections", collection))));
        draft.put("tags", List.of(Newsroom.freshWord()));
        draft.put("leadImage", Map.of("id", picture()));
        return publish(write(draft));
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private UUID picture() throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, word().hashCode());
        picture.setRGB(4, 4, word().hashCode());
        ImageIO.write(picture, "png", out);
        return QuarkusTransaction.requiringNew().call(() -> images.store(out.toByteArray(), "a test").id);
    }
}
