package org.masthead.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.TestDatabase;
import org.masthead.change.SeenChanges;
import org.masthead.database.Statements;
import org.masthead.rendition.RenditionFiles;
import org.masthead.rendition.TestPictures;

@QuarkusTest
class RenditionsTest {

    private static final Path FOLDER = TestDatabase.DATA.resolve("renditions");

    @Inject
    Images images;

    @Inject
    ForgetPictures forget;

    @Inject
    SeenChanges seen;

    @Inject
    RenditionFiles renditions;

    @Inject
    Originals originals;

    @Inject
    Vertx vertx;

    private String section;
    private String slug;
    private UUID id;

    /** Like no other. */
    private static byte[] picture(int width, int height) {
        var color = new Color(freshWord().hashCode() & 0x3f3f3f | 0x800000);
        var file = TestPictures.file(TestPictures.plain(width, height, color), "jpeg");
        return TestPictures.withSegment(file, 0xe1, TestPictures.exif(1));
    }

    @BeforeEach
    void publishAPicture() {
        id = store(picture(700, 500));
        section = section();
        slug = show(id);
    }

    private UUID store(byte[] file) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var image = images.store(file, "a test");
            image.credits.put("en", "Reuters/Zoë");
            image.copyright = "© 2026 Reuters";
            return image.id;
        });
    }

    private String show(UUID image) {
        var draft = new HashMap<String, Object>(draftIn(section, "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", image.toString()));
        draft.remove("bodyMarkdown");
        draft.put("body", List.of(Map.of("type", "image", "image", Map.of("id", image.toString()), "caption", "A")));
        return publish(write(draft));
    }

    private List<String> urls() {
        return given().get("/v1/images/" + id).path("renditions.url");
    }

    private String url(String... parts) {
        return urls().stream()
                .filter(url -> Arrays.stream(parts).allMatch(url::contains))
                .findFirst()
                .orElseThrow();
    }

    private static Response get(String url) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(url);
    }

    @Test
    void listsThemWhereverAPictureIsShown() {
        var srcset = "/v1/images/%1$s/file\\?w=320&v=%2$s 320w, /v1/images/%1$s/file\\?w=640&v=%2$s 640w, "
                + "/v1/images/%1$s/file\\?w=960&v=%2$s 700w";
        var urls = matchesPattern(srcset.formatted(id, "[0-9a-f]{16}"));
        given().get("/v1/articles?section=" + section)
                .then()
                .body("data[0].leadImage.srcset", urls)
                .body("data[0].leadImage.renditions.width", equalTo(List.of(320, 640, 700)))
                .body("data[0].leadImage.renditions.height", equalTo(List.of(229, 457, 500)))
                .body("data[0].leadImage.renditions.type", everyItem(equalTo("image/webp")))
                .body("data[0].leadImage.placeholder", matchesPattern("L.{27}"))
                .body("data[0].leadImage.dominantColor", matchesPattern("#[0-9a-f]{6}"));
        given().get("/v1/articles/" + slug)
                .then()
                .body("leadImage.srcset", urls)
                .body("leadImage.renditions", hasSize(16))
                .body("leadImage.renditions.crop", hasItems("original", "16:9", "square"))
                .body("leadImage.renditions.type", hasItems("image/webp", "image/jpeg"))
                .body("body[0].image.srcset", urls)
                .body("body[0].image.renditions", hasSize(3));
        given().get("/v1/articles/" + slug + "?bodyFormat=html")
                .then()
                .body("bodyHtml", containsString(" srcset=\"/v1/"));
        given().get("/v1/images/" + id).then().body("renditions", hasSize(16)).body("srcset", urls);
        admin().get("/v1/newsroom/images/" + id)
                .then()
                .body("url", startsWith("/v1/images/" + id + "/file?v="))
                .body("srcset", urls)
                .body("renditions", hasSize(16))
                .body("placeholder", matchesPattern("L.{27}"));
        given().get("/v1/articles?section=" + section + "&fields=leadImage(url,srcset)")
                .then()
                .body("data[0].leadImage.keySet()", equalTo(Set.of("url", "srcset")));
    }

    @Test
    void givesEachThatItLists() throws IOException {
        List<Map<String, Object>> listed = given().get("/v1/images/" + id).path("renditions");
        for (var rendition : listed) {
            var answer = get((String) rendition.get("url"));
            answer.then()
                    .statusCode(200)
                    .contentType((String) rendition.get("type"))
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("Cache-Tag", "image-" + id);
            if (rendition.get("type").equals("image/jpeg")) {
                var shown = TestPictures.read(answer.asByteArray());
                assertThat(shown.getWidth()).isEqualTo(rendition.get("width"));
                assertThat(shown.getHeight()).isEqualTo(rendition.get("height"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"format=jpeg", "crop=square"})
    void saysWhoseItIsAndNotWhereItWasTaken(String kind) throws Exception {
        var file = get(url("w=320", kind)).asByteArray();
        var said = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        assertThat(said.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties())
                .containsEntry("photoshop:Credit", "Reuters/Zoë")
                .containsEntry("dc:rights[1]", "© 2026 Reuters");
        assertThat(said.containsDirectoryOfType(GpsDirectory.class)).isFalse();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("S42");
    }

    @Test
    void answersRangesAndWhatIsKnown() {
        var url = url("w=640");
        var whole = get(url);
        var bytes = whole.asByteArray();
        given().urlEncodingEnabled(false)
                .header("Range", "bytes=4-9")
                .get(url)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 4-9/" + bytes.length);
        given().urlEncodingEnabled(false)
                .header("If-None-Match", whole.header("ETag"))
                .get(url)
                .then()
                .statusCode(304)
                .header("ETag", whole.header("ETag"));
        given().urlEncodingEnabled(false)
                .head(url)
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(bytes.length));
    }

    @Test
    void leadsToThePresentOnes() {
        var before = url("w=320", "square");
        var lock = admin().get("/v1/newsroom/images/" + id).header("ETag");
        admin().contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", lock)
                .body("{\"focalPoint\": {\"x\": 0.1, \"y\": 0.9}}")
                .patch("/v1/newsroom/images/" + id)
                .then()
                .statusCode(200);
        var now = url("w=320", "square");
        assertThat(now).isNotEqualTo(before);
        get(before).then().statusCode(302).header("Location", now);
        get("/v1/images/" + id + "/file?w=1920").then().statusCode(302).header("Location", url("w=960"));
        get("/v1/images/" + id + "/file?crop=16:9&format=jpeg")
                .then()
                .statusCode(302)
                .header("Location", url("w=960", "16:9", "jpeg"));
        get(now).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w=641 | w | 320, 640, 960, 1280, 1920",
                "w=-1 | w | 320, 640, 960, 1280, 1920",
                "crop=4:3 | crop | original, 16:9, square",
                "format=avif | format | webp, jpeg",
            })
    void namesWhatIsAllowed(String query, String parameter, String allowed) {
        get("/v1/images/" + id + "/file?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].detail", containsString(allowed));
        get("/v1/images/" + id + "/file?w=&x=1").then().statusCode(400);
    }

    @Test
    void keepsThoseOfOneVersionAndMakesWhatIsMissingAgain() throws IOException {
        var url = url("w=320");
        var first = get(url).asByteArray();
        var kept = folder();
        try (var versions = Files.list(kept)) {
            assertThat(versions).hasSize(1);
        }
        try (var files = Files.walk(kept)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(kept).doesNotExist();
        assertThat(get(url).asByteArray()).isEqualTo(first);
        assertThat(kept).exists();
    }

    private Path folder() {
        var digest = HexFormat.of().formatHex(QuarkusTransaction.requiringNew().call(() -> images.findById(id).digest));
        return FOLDER.resolve(digest.substring(0, 2)).resolve(digest.substring(2));
    }

    /** What another service on the same database has taken away or erased, or this one before it was killed. */
    @Test
    void forgetsThoseOfPicturesThatAreGone() throws IOException {
        get(url("w=320")).then().statusCode(200);
        var gone = ofAPictureThatIsGone();
        var other = Files.createDirectories(gone.resolveSibling("no-digest"));
        forget.lookAtAll();
        assertThat(gone).doesNotExist();
        assertThat(folder()).isNotEmptyDirectory();
        assertThat(other).exists();
    }

    @Test
    void forgetsThoseOfPicturesThatAreErasedAtOnce() throws Exception {
        var gone = ofAPictureThatIsGone();
        erase();
        awaitNot(gone);
    }

    private void erase() {
        var address = "/v1/newsroom/articles/" + slug;
        admin().contentType("application/json")
                .header("If-Match", admin().get(address).header("ETag"))
                .body(Map.of("reason", "privacy"))
                .post(address + "/erasure")
                .then()
                .statusCode(204);
    }

    @Test
    void forgetsWhatWasMadeWhileItsPictureWasErased() throws IOException {
        get(url("w=320")).then().statusCode(200);
        var gone = ofAPictureThatIsGone();
        for (var made : List.of(gone, folder())) {
            var digest = HexFormat.of().parseHex(made.getParent().getFileName() + "" + made.getFileName());
            forget.unlessThere(digest)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
        assertThat(gone).doesNotExist();
        assertThat(folder()).isNotEmptyDirectory();
    }

    @Test
    void waitsForTheNextHourWhenItCannotLookAtOnce() throws Exception {
        ofAPictureThatIsGone();
        var looks = new AtomicInteger();
        var database = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    looks.incrementAndGet();
                    throw new SQLException("refused");
                });
        var inTheDark = new ForgetPictures(seen, new Statements(database), renditions, originals, vertx);
        inTheDark.follow(seen.last());
        erase();
        for (var times = 0; times < 20; times++) {
            inTheDark.follow(seen.last());
            Thread.sleep(20);
        }
        assertThat(looks).hasValue(1);
    }

    private static void awaitNot(Path gone) throws InterruptedException {
        var until = System.nanoTime() + 10_000_000_000L;
        while (Files.exists(gone) && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(gone).doesNotExist();
    }

    private static Path ofAPictureThatIsGone() throws IOException {
        var digest = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        var gone = FOLDER.resolve(digest.substring(0, 2)).resolve(digest.substring(2));
        Files.createDirectories(gone.resolve("v"));
        Files.write(gone.resolve("v").resolve("320-original.webp"), new byte[] {1});
        return gone;
    }

    @Test
    void remembersThatAnOriginalIsBroken() throws IOException {
        var whole = TestPictures.file(
                TestPictures.plain(40, 30, new Color(freshWord().hashCode())), "png");
        id = store(whole);
        show(id);
        var original = TestDatabase.DATA
                .resolve("originals")
                .resolve(FOLDER.relativize(folder().getParent()))
                .resolve(folder().getFileName());
        Files.write(original, Arrays.copyOf(whole, 50));
        var url = url("w=320");
        get(url).then().statusCode(404).body("code", equalTo("no-rendition"));
        Files.write(original, whole);
        get(url).then().statusCode(404).body("code", equalTo("no-rendition"));
        Files.delete(folder().resolve("unreadable-1"));
        get(url).then().statusCode(200);
    }

    @Test
    void makesNoneOfAPictureThatNothingVisibleShows() {
        var hidden = store(picture(50, 40));
        get("/v1/images/" + hidden + "/file?w=320").then().statusCode(404).body("code", equalTo("not-found"));
        get("/v1/images/" + hidden + "/file?w=641").then().statusCode(404);
    }

    @Test
    void answersAllAtOnceOrAsksForPatience() {
        var urls = urls();
        var answers = IntStream.range(0, 3 * urls.size())
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> get(urls.get(number % urls.size())).statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    void showsThemInPreviews() {
        var draft = new HashMap<String, Object>(draftIn(section, "Headline " + freshWord()));
        var hidden = store(picture(400, 300));
        draft.put("leadImage", Map.of("id", hidden.toString()));
        var written = write(draft);
        String preview = admin().contentType("application/json")
                .body(Map.of("article", written.path("id")))
                .post("/v1/newsroom/previews")
                .path("url");
        String url = given().get(preview).path("leadImage.renditions[0].url");
        assertThat(url).startsWith(preview + "/images/" + hidden + "/file?w=320");
        get(url).then().statusCode(200).contentType("image/webp").header("Cache-Control", "private, no-store");
        get(url.replace("w=320", "w=7")).then().statusCode(400);
        get(url.replace(preview, "/v1")).then().statusCode(404);
        get("/v1/articles/" + written.path("slug")).then().statusCode(not(equalTo(200)));
    }
}
