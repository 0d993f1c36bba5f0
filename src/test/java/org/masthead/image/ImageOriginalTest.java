package org.masthead.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Editing.patch;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.TestDatabase;
import org.masthead.picture.PictureFiles;
import org.masthead.rendition.TestPictures;

/** What readers and editors get of the file of a picture. */
@QuarkusTest
class ImageOriginalTest {

    private static final String IMAGES = "/v1/newsroom/images";

    private static Response upload(byte[] file) {
        var bare = RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
        return admin().config(bare).contentType("image/jpeg").body(file).post(IMAGES);
    }

    /** Held sideways somewhere in the north by the camera S42. */
    private static byte[] photograph() {
        var file = TestPictures.withSegment(PictureFiles.of("jpg"), 0xe1, TestPictures.exif(6));
        return PictureFiles.joined(
                PictureFiles.withXmp(file, "<photoshop:Credit>Reuters</photoshop:Credit>"), "S42".getBytes());
    }

    private static Response draft(String image) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", image));
        return write(draft);
    }

    private static Response get(String url, String... headers) {
        var request = given().redirects().follow(false).urlEncodingEnabled(false);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.get(url);
    }

    private static String url(String image) {
        return given().get("/v1/images/" + image).path("url");
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void givesReadersNothingOfWhatItsFileTellsButWhoseItIs() throws Exception {
        var file = photograph();
        String image = upload(file).path("id");
        publish(draft(image));
        var answer = get(url(image));
        answer.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Length", String.valueOf(answer.asByteArray().length))
                .header("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(text(answer)).doesNotContain("S42");
        var said = ImageMetadataReader.readMetadata(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(said.containsDirectoryOfType(GpsDirectory.class)).isFalse();
        assertThat(said.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties())
                .containsExactly(Map.entry("photoshop:Credit", "Reuters"));
        given().get("/v1/images/" + image)
                .then()
                .body("type", equalTo("image/jpeg"))
                .body("width", equalTo(PictureFiles.HEIGHT))
                .body("bytes", nullValue());
    }

    @Test
    void answersRangesOfItAndWhatIsKnown() {
        String image = upload(photograph()).path("id");
        publish(draft(image));
        var url = url(image);
        var whole = get(url);
        var bytes = whole.asByteArray();
        var etag = whole.header("ETag");
        var part = get(url, "Range", "bytes=100-199", "If-Range", etag);
        part.then().statusCode(206).header("Content-Range", "bytes 100-199/" + bytes.length);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
        get(url, "Range", "bytes=" + bytes.length + "-").then().statusCode(416);
        get(url, "If-None-Match", etag).then().statusCode(304).header("ETag", etag);
        given().urlEncodingEnabled(false)
                .head(url)
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(bytes.length));
    }

    @Test
    void saysAnewWhoseItIsUnderAnotherAddress() {
        var uploaded = upload(photograph());
        String image = uploaded.path("id");
        publish(draft(image));
        var before = url(image);
        var etag = get(before).header("ETag");
        patch(uploaded.header("Location"), Map.of("credit", "Corvid Press")).statusCode(200);
        var now = url(image);
        get(before).then().statusCode(302).header("Location", now);
        var answer = get(now);
        assertThat(text(answer)).contains("Corvid Press").doesNotContain("Reuters");
        assertThat(answer.header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void givesPreviewsNoMore() {
        String image = upload(photograph()).path("id");
        String preview = admin().contentType("application/json")
                .body(Map.of("article", draft(image).path("id")))
                .post("/v1/newsroom/previews")
                .path("url");
        var answer = get(given().get(preview).path("leadImage.url"));
        answer.then().statusCode(200).header("Cache-Control", "private, no-store");
        assertThat(text(answer)).contains("Reuters").doesNotContain("S42");
    }

    @Test
    void showsOfATiffItsLargestRendition() throws IOException {
        var file = PictureFiles.of("tiff", 2000, 100);
        var uploaded = upload(file);
        String image = uploaded.path("id");
        uploaded.then().body("type", equalTo("image/tiff")).body("width", equalTo(2000));
        var article = publish(draft(image));
        for (var answer : new Response[] {given().get("/v1/images/" + image), given().get("/v1/articles/" + article)}) {
            var shown = answer.path("leadImage") == null ? "" : "leadImage.";
            answer.then()
                    .body(shown + "url", startsWith("/v1/images/" + image + "/file?w=1920&format=jpeg&v="))
                    .body(shown + "width", equalTo(1920))
                    .body(shown + "height", equalTo(96));
        }
        given().get("/v1/images/" + image).then().body("type", equalTo("image/jpeg"));
        var url = url(image);
        get("/v1/images/" + image + "/file").then().statusCode(302).header("Location", url);
        assertThat(TestPictures.read(get(url).asByteArray()).getWidth()).isEqualTo(1920);
        assertThat(as("contributor").get(IMAGES + "/" + image + "/file").asByteArray())
                .isEqualTo(file);
    }

    @Test
    void givesEditorsTheFileAsItCame() {
        var file = photograph();
        var uploaded = upload(file);
        var address = uploaded.header("Location") + "/file";
        get(address.replace("/newsroom", "")).then().statusCode(404);
        given().get(address).then().statusCode(401);
        var answer = as("contributor").get(address);
        answer.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Length", String.valueOf(file.length))
                .header("Cache-Control", "private, no-store")
                .header("Accept-Ranges", "bytes")
                .header("ETag", uploaded.header("ETag"));
        assertThat(answer.asByteArray()).isEqualTo(file);
        var part = admin().header("Range", "bytes=-3").get(address);
        part.then().statusCode(206);
        assertThat(part.asString()).isEqualTo("S42");
        admin().header("Range", "bytes=" + file.length + "-")
                .get(address)
                .then()
                .statusCode(416)
                .body("code", equalTo("range-not-satisfiable"));
        admin().header("If-None-Match", uploaded.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        admin().head(address).then().statusCode(200).header("Content-Length", String.valueOf(file.length));
        admin().get(IMAGES + "/0199c0de-7a1b-7c2d-8e3f-405162738495/file")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "webp"})
    void refusesWhatIsWholeAndCannotBeDecoded(String format) throws IOException {
        var kept = originals();
        var file = PictureFiles.png(500, 400);
        if (format.equals("webp")) {
            file = PictureFiles.of(format);
            Arrays.fill(file, 30, file.length - 16, (byte) 0xff);
        }
        upload(file).then().statusCode(422).body("errors.code", contains("broken-picture"));
        assertThat(originals()).isEqualTo(kept);
    }

    private static long originals() throws IOException {
        try (var files = Files.walk(TestDatabase.DATA.resolve("originals"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
