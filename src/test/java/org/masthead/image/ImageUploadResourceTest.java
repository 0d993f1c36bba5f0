package org.masthead.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Editing.delete;
import static org.masthead.Editing.patch;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;
import static org.masthead.picture.PictureFiles.byLanguage;
import static org.masthead.picture.PictureFiles.of;
import static org.masthead.picture.PictureFiles.withXmp;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.TestDatabase;
import org.masthead.outgoing.NameServer;
import org.masthead.picture.PictureFiles;

@QuarkusTest
class ImageUploadResourceTest {

    private static final String IMAGES = "/v1/newsroom/images";

    @TestHTTPResource
    URI service;

    private static RequestSpecification sending(RequestSpecification caller, String type, byte[] file) {
        var bare = RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
        return caller.config(bare).contentType(type).body(file);
    }

    private static Response upload(byte[] file) {
        return sending(admin(), "image/jpeg", file).post(IMAGES);
    }

    private static Response give(String address, String lock, byte[] file) {
        return sending(admin().header("If-Match", lock), "image/jpeg", file).put(address + "/file");
    }

    private static String waiting(String texts) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database();
                var insert = connection.createStatement()) {
            insert.execute(
                    "insert into image (id, created_by, credits) values ('%s', 'a test', '%s')".formatted(id, texts));
        }
        return IMAGES + "/" + id;
    }

    private static Path original(byte[] file) {
        try {
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            return TestDatabase.DATA
                    .resolve("originals")
                    .resolve(digest.substring(0, 2))
                    .resolve(digest.substring(2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> uploadsUnderWay() throws IOException {
        try (var files = Files.list(TestDatabase.DATA.resolve("uploads"))) {
            return files.toList();
        }
    }

    private static String etag(String address) {
        return admin().get(address).header("ETag");
    }

    @ParameterizedTest
    @CsvSource({
        "jpg, image/jpeg, image/jpeg",
        "png, image/jpeg, image/png",
        "webp, image/png, image/webp",
        "gif, application/octet-stream, image/gif",
        "tiff, image/tiff, image/tiff"
    })
    void takesAPictureByWhatItIs(String format, String said, String type) {
        var file = of(format);
        var answer = sending(admin().header("Content-Disposition", "attachment; filename=\"../../x.svg\""), said, file)
                .post(IMAGES);
        answer.then()
                .statusCode(201)
                .body("type", equalTo(type))
                .body("bytes", equalTo(file.length))
                .body("alt", nullValue())
                .body("keywords", empty());
        assertThat(original(file)).hasBinaryContent(file);
        admin().get(answer.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", answer.header("ETag"))
                .body("id", equalTo(answer.path("id")));
    }

    @Test
    void isThePictureThatThereIsWhenTheSameBytesComeAgain() {
        var file = of("jpg");
        var first = upload(file);
        patch(first.header("Location"), Map.of("alt", "A street")).statusCode(200);
        upload(file)
                .then()
                .statusCode(200)
                .body("id", equalTo(first.path("id")))
                .body("alt", equalTo("A street"));
    }

    @Test
    void isOnePictureHoweverManyBringItAtOnce() {
        var file = of("jpg");
        var answers =
                IntStream.range(0, 8)
                        .mapToObj(number -> CompletableFuture.supplyAsync(() -> upload(file)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.path("id"))
                .containsOnly(answers.get(0).<String>path("id"));
    }

    @Test
    void answersARepeatedRequestWithWhatItAnsweredFirst() {
        var file = of("jpg");
        var key = freshWord();
        var first = sending(admin().header("Idempotency-Key", key), "image/jpeg", file)
                .post(IMAGES);
        first.then().statusCode(201);
        sending(admin().header("Idempotency-Key", key), "image/jpeg", file)
                .post(IMAGES)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        sending(admin().header("Idempotency-Key", key), "image/jpeg", of("png"))
                .post(IMAGES)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void isForEditors() {
        sending(given(), "image/jpeg", of("jpg")).post(IMAGES).then().statusCode(401);
        for (var role : List.of("contributor", "editor")) {
            sending(as(role), "image/jpeg", of("jpg"))
                    .post(IMAGES)
                    .then()
                    .statusCode(role.equals("editor") ? 201 : 403);
        }
    }

    @Test
    void refusesWhatIsNoPictureAndKeepsNothing() throws IOException {
        var before = uploadsUnderWay();
        for (var file : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8))) {
            upload(file).then().statusCode(415).body("detail", containsString("SVG is not"));
            assertThat(original(file)).doesNotExist();
        }
        for (var file : List.of(
                Arrays.copyOf(of("jpg"), 500), Arrays.copyOf(of("png"), 500), PictureFiles.png(20_000, 20_000))) {
            upload(file).then().statusCode(422).body("errors.code", hasItem(notNullValue()));
            assertThat(original(file)).doesNotExist();
        }
        upload(PictureFiles.png(20_000, 20_000)).then().body("errors.code", contains("picture-too-large"));
        upload(new byte[0]).then().statusCode(422).body("errors.code", contains("empty"));
        for (var type : List.of("image/svg+xml", "image/heic", "text/html")) {
            sending(admin(), type, of("jpg"))
                    .post(IMAGES)
                    .then()
                    .statusCode(415)
                    .body("detail", containsString("JPEG, PNG, WebP, GIF or TIFF"));
        }
        assertThat(before).containsAll(uploadsUnderWay());
    }

    /** Says that a file comes, of so many bytes. */
    private Socket begun(long bytes) throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        var head = "POST " + IMAGES + " HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nAuthorization: Bearer"
                + " the-key-of-the-admin-in-tests\r\nContent-Length: " + bytes + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void refusesWhatIsTooLongBeforeItComes() throws IOException {
        try (var socket = begun(500_000_000)) {
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            assertThat(status).contains("413");
        }
    }

    @Test
    void leavesNothingOfUploadsThatBreakOff() throws Exception {
        var before = uploadsUnderWay();
        var half = Arrays.copyOf(of("jpg"), 400);
        for (var number = 0; number < 100; number++) {
            try (var socket = begun(100_000)) {
                socket.getOutputStream().write(half);
            }
        }
        // Those that the service has not noticed yet take up its places.
        var whole = of("jpg");
        for (var tries = 0; tries < 500 && upload(whole).statusCode() == 503; tries++) {
            admin().get("/v1/newsroom/me").then().statusCode(200);
        }
        upload(whole).then().statusCode(200);
        for (var tries = 0; tries < 100 && !before.containsAll(uploadsUnderWay()); tries++) {
            admin().get("/v1/newsroom/me").then().statusCode(200);
        }
        assertThat(before).containsAll(uploadsUnderWay());
    }

    @Test
    void fetchesAPictureFromAnAddress() throws IOException {
        var before = uploadsUnderWay();
        var file = of("jpg");
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var isThere = exchange.getRequestURI().getPath().equals("/flood.jpg");
            var answer = isThere ? file : "no".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/none") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try (var names = NameServer.ofTheService()) {
            names.point("pictures.example", "127.0.0.1");
            var root = "http://pictures.example:" + server.getAddress().getPort();
            var answer = fetch(Map.of("url", root + "/flood.jpg"));
            answer.then().statusCode(201).body("bytes", equalTo(file.length));
            fetch(Map.of("url", root + "/flood.jpg")).then().statusCode(200).body("id", equalTo(answer.path("id")));
            fetch(Map.of("url", root + "/none")).then().statusCode(422).body("errors.pointer", contains("/url"));
            fetch(Map.of("url", root + "/text")).then().statusCode(415);
            var key = freshWord();
            fetch(key, root + "/none").then().statusCode(422);
            fetch(key, root + "/flood.jpg").then().statusCode(200).header("Idempotency-Replayed", nullValue());
            fetch(key, root + "/flood.jpg")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", "true")
                    .body("id", equalTo(answer.path("id")));
            fetch(key, root + "/none").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        } finally {
            server.stop(0);
        }
        for (var url :
                List.of("file:///etc/passwd", "https://10.0.0.1/a.jpg", "https://user:x@pictures.example/", "x")) {
            fetch(Map.of("url", url)).then().statusCode(422).body("errors.pointer", contains("/url"));
        }
        fetch(Map.of()).then().statusCode(422).body("errors.pointer", contains("/url"));
        fetch(Map.of("uri", "x")).then().statusCode(400).body("code", equalTo("unknown-property"));
        fetch(List.of()).then().statusCode(400);
        assertThat(before).containsAll(uploadsUnderWay());
    }

    private static Response fetch(String key, String url) {
        return admin().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .post(IMAGES);
    }

    private static Response fetch(Object document) {
        return admin().contentType(ContentType.JSON).body(document).post(IMAGES);
    }

    @Test
    void describesAPictureByWhatItsFileTells() {
        var file = withXmp(
                of("jpg"),
                byLanguage("dc:description", "x-default", "A flooded street", "en-GB", "x", "fr", "Une rue inondée")
                        + byLanguage("Iptc4xmpCore:AltTextAccessibility", "en", "Water")
                        + PictureFiles.list("dc:creator", "Jane Doe")
                        + "<photoshop:Credit>Reuters</photoshop:Credit><photoshop:City>Riverton</photoshop:City>"
                        + "<photoshop:DateCreated>2026-03-01T07:30:00+01:00</photoshop:DateCreated>"
                        + "<exif:GPSLatitude>48,7.5N</exif:GPSLatitude>");
        var answer = upload(file);
        answer.then()
                .statusCode(201)
                .body("caption", equalTo("A flooded street"))
                .body("translations.fr.caption", equalTo("Une rue inondée"))
                .body("translations.fr.alt", nullValue())
                .body("alt", equalTo("Water"))
                .body("credit", equalTo("Reuters"))
                .body("creators", contains("Jane Doe"))
                .body("place.city", equalTo("Riverton"))
                .body("takenAt", equalTo("2026-03-01T06:30:00Z"));
        var metadata = answer.header("Location") + "/metadata";
        as("contributor")
                .get(metadata)
                .then()
                .statusCode(200)
                .body("xmp.'photoshop:Credit'", equalTo("Reuters"))
                .body("exif", anEmptyMap());
        assertThat(admin().get(metadata).asString()).doesNotContain("GPS");
        given().get(metadata).then().statusCode(401);
        admin().get(IMAGES + "/" + UUID.randomUUID() + "/metadata").then().statusCode(404);
    }

    @Test
    void keepsNothingOfAFileThatIsNotTaken() {
        var taken = of("jpg");
        var other = upload(taken).path("id");
        var address = upload(of("jpg")).header("Location");
        var file = of("png");
        give(address, "\"stale\"", file).then().statusCode(412);
        assertThat(original(file)).doesNotExist();
        give(address, etag(address), taken).then().statusCode(409).body("image", equalTo(other));
        assertThat(original(taken)).exists();
    }

    @Test
    void leavesWhatAnEditorHasSaidWhenAnotherFileComes() {
        var told = "<photoshop:Credit>%s</photoshop:Credit><photoshop:Headline>%s</photoshop:Headline>"
                + byLanguage("dc:description", "x-default", "%s", "fr", "%s");
        var first = of("jpg");
        var address = upload(withXmp(first, told.replace("%s", "first"))).header("Location");
        var change = new HashMap<String, Object>();
        change.put("credit", "An editor");
        change.put("source", null);
        patch(address, change)
                .statusCode(200)
                .body("credit", equalTo("An editor"))
                .body("caption", equalTo("first"));
        var second = withXmp(of("jpg"), told.replace("%s", "second") + "<photoshop:Source>second</photoshop:Source>");
        give(address, etag(address), second)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("credit", equalTo("An editor"))
                .body("source", nullValue())
                .body("headline", equalTo("second"))
                .body("caption", equalTo("second"))
                .body("translations.fr.caption", equalTo("second"));
        // What a file is silent about stays.
        give(address, etag(address), of("png")).then().statusCode(200).body("headline", equalTo("second"));
        assertThat(original(second)).doesNotExist();
    }

    @Test
    void givesAPictureTheBytesThatItWaitsFor() throws SQLException {
        var address = waiting("{\"en\": \"The page\"}");
        var file = withXmp(
                of("jpg"), "<photoshop:Credit>file</photoshop:Credit><photoshop:Headline>file</photoshop:Headline>");
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", address.substring(address.lastIndexOf('/') + 1)));
        var article = "/v1/articles/" + publish(write(draft));
        var before = given().get(article);
        before.then().body("leadImage.url", nullValue());
        sending(admin(), "image/jpeg", file).put(address + "/file").then().statusCode(428);
        give(address, "\"stale\"", file).then().statusCode(412);
        sending(as("contributor").header("If-Match", "*"), "image/jpeg", file)
                .put(address + "/file")
                .then()
                .statusCode(403);
        give(address, "*", file)
                .then()
                .statusCode(200)
                .body("width", equalTo(PictureFiles.WIDTH))
                .body("credit", equalTo("The page"))
                .body("headline", equalTo("file"));
        var after = given().get(article);
        after.then().body("leadImage.url", notNullValue()).body("leadImage.credit", equalTo("The page"));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        given().urlEncodingEnabled(false)
                .get(after.<String>path("leadImage.url"))
                .then()
                .statusCode(200);
        assertThat(admin().get(address + "/file").asByteArray()).isEqualTo(file);
        give(IMAGES + "/" + UUID.randomUUID(), "*", file).then().statusCode(404);
        give(address, "*", "no picture".getBytes(StandardCharsets.UTF_8)).then().statusCode(415);
    }

    @Test
    void givesBytesToOnePictureOnly() throws SQLException {
        var file = of("jpg");
        var first = upload(file);
        var address = waiting("{}");
        give(address, "*", file).then().statusCode(409).body("image", equalTo(first.path("id")));
        // Its own once more is no change of bytes.
        give(first.header("Location"), "*", file).then().statusCode(200);
        assertThat(original(file)).exists();
    }

    @Test
    void takesTheFileAwayWithThePictureUnlessItHasComeAgain() {
        var file = of("jpg");
        delete(upload(file).header("Location")).statusCode(204);
        assertThat(original(file)).doesNotExist();
        upload(file).then().statusCode(201);
        assertThat(original(file)).exists();
    }

    @Test
    void losesNoBytesThatComeWhileTheyAreTakenAway() {
        for (var round = 0; round < 10; round++) {
            var file = of("jpg");
            var address = upload(file).header("Location");
            var away = CompletableFuture.supplyAsync(
                    () -> admin().header("If-Match", "*").delete(address).statusCode());
            var again = CompletableFuture.supplyAsync(() -> upload(file)).join();
            assertThat(away.join()).isEqualTo(204);
            var isThere = admin().get(IMAGES + "/" + again.path("id")).statusCode() == 200;
            assertThat(Files.exists(original(file))).isEqualTo(isThere);
            assertThat(isThere).isEqualTo(again.statusCode() == 201);
        }
    }

    @Test
    void fallsBackFromAUseToThePictureInItsLanguage() {
        var image = upload(withXmp(
                        of("jpg"),
                        byLanguage("dc:description", "x-default", "A street", "fr", "Une rue")
                                + byLanguage(
                                        "Iptc4xmpCore:AltTextAccessibility", "x-default", "Water", "fr", "De l'eau")
                                + "<photoshop:Credit>Reuters</photoshop:Credit>"))
                .<String>path("id");
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.remove("bodyMarkdown");
        draft.put("leadImage", Map.of("id", image, "caption", "The lead"));
        draft.put(
                "body",
                List.of(
                        Map.of("type", "paragraph", "html", "It happened."),
                        Map.of("type", "image", "image", Map.of("id", image), "alt", "The block")));
        given().get("/v1/articles/" + publish(write(draft)))
                .then()
                .body("leadImage.caption", equalTo("The lead"))
                .body("leadImage.alt", equalTo("Water"))
                .body("leadImage.credit", equalTo("Reuters"))
                .body("body[1].alt", equalTo("The block"))
                .body("body[1].caption", equalTo("A street"))
                .body("body[1].credit", equalTo("Reuters"));
        given().get("/v1/images/" + image + "?language=fr").then().body("caption", equalTo("Une rue"));
        assertThat(new HashSet<>(given().get("/v1/images/" + image)
                        .<Map<String, ?>>path("")
                        .keySet()))
                .doesNotContain("metadata", "exif");
    }
}
