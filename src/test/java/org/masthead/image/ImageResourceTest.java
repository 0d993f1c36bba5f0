package org.masthead.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.http.ProblemException;

@QuarkusTest
class ImageResourceTest {

    @Inject
    Images images;

    @Inject
    Originals originals;

    private byte[] bytes;
    private UUID id;
    private Response article;

    @BeforeEach
    void publishAPicture() throws IOException {
        bytes = picture("png");
        id = store(bytes);
        article = show(id);
        publish(article);
    }

    /** A picture like no other. */
    private static byte[] picture(String format) throws IOException {
        var picture = new BufferedImage(80, 50, BufferedImage.TYPE_INT_RGB);
        var noise = freshWord().hashCode();
        for (var pixel = 0; pixel < 80 * 50; pixel++) {
            picture.setRGB(pixel % 80, pixel / 80, noise * (pixel + 7));
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    private UUID store(byte[] file) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var image = images.store(file, "a test");
            image.alts.put("en", "A street");
            image.alts.put("fr", "Une rue");
            return image.id;
        });
    }

    private static Response show(UUID image) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", image.toString(), "credit", "A photographer"));
        return write(draft);
    }

    private String url() {
        return given().get("/v1/images/" + id).then().statusCode(200).extract().path("url");
    }

    private static ValidatableResponse file(String url, String... headers) {
        var request = given().redirects().follow(false).urlEncodingEnabled(false);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.get(url).then();
    }

    @Test
    void tellsAllOfAPictureThatAVisibleArticleShows() {
        given().get("/v1/images/" + id)
                .then()
                .statusCode(200)
                .body("type", equalTo("image/png"))
                .body("width", equalTo(80))
                .body("height", equalTo(50))
                .body("alt", equalTo("A street"))
                .body("creators", empty())
                .body("focalPoint", nullValue())
                .body("renditions.width", everyItem(lessThanOrEqualTo(80)))
                .header("ETag", notNullValue())
                .header("Cache-Tag", startsWith("image-" + id));
        given().get("/v1/images/" + id + "?language=fr").then().body("alt", equalTo("Une rue"));
        given().get("/v1/images?limit=100").then().statusCode(200).body("data.id", hasItem(id.toString()));
        given().get("/v1/articles/" + article.path("slug")).then().body("leadImage.url", equalTo(url()));
    }

    @Test
    void hidesWhatNothingVisibleShows() throws IOException {
        var file = url();
        transition(article.path("id"), Map.of("to", "withdrawn")).then().statusCode(200);
        var unused = store(picture("jpg"));
        show(unused);
        for (var hidden : new Object[] {id, unused, UUID.randomUUID(), "x"}) {
            given().get("/v1/images/" + hidden).then().statusCode(404);
            given().get("/v1/images/" + hidden + "/file").then().statusCode(404).body("errors", empty());
        }
        file(file).statusCode(404);
        given().get("/v1/images?limit=100").then().body("data.id", not(hasItem(id.toString())));
    }

    @Test
    void pagesTheNewestFirst() throws IOException {
        var newer = store(picture("jpg"));
        publish(show(newer));
        var first = given().get("/v1/images?limit=1");
        assertThat(first.<String>path("data[0].id")).isEqualTo(newer.toString());
        var second = given().urlEncodingEnabled(false).get(first.<String>path("page.next"));
        assertThat(second.<String>path("data[0].id")).isEqualTo(id.toString());
        given().urlEncodingEnabled(false)
                .get(second.<String>path("page.prev"))
                .then()
                .body("data[0].id", equalTo(newer.toString()));
    }

    @Test
    void givesTheBytesForEver() {
        var answer = file(url())
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", String.valueOf(bytes.length))
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Accept-Ranges", "bytes")
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(bytes);
        file(url(), "If-None-Match", answer.header("ETag"))
                .statusCode(304)
                .header("Cache-Control", "public, max-age=31536000, immutable");
        given().urlEncodingEnabled(false)
                .head(url())
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(bytes.length));
        // The connection is still in step.
        file(url() + "&utm_source=x").statusCode(200);
    }

    @Test
    void leadsToThePresentBytes() {
        for (var old : new String[] {"", "?v=0000000000000000", "?utm_source=x"}) {
            file("/v1/images/" + id + "/file" + old).statusCode(302).header("Location", url());
        }
        file("/v1/images/" + id + "/file?v=").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=10-, 10, -1",
        "bytes=-5, -5, -1",
        "bytes=20-999999999, 20, -1",
        "Bytes=3-3, 3, 3"
    })
    void givesOnePart(String range, int first, int last) {
        var from = first < 0 ? bytes.length + first : first;
        var to = last < 0 ? bytes.length - 1 : last;
        var answer = file(url(), "Range", range)
                .statusCode(206)
                .header("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length)
                .header("Content-Length", String.valueOf(to - from + 1))
                .extract();
        assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, from, to + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"bytes=0-1,4-5", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=x-"})
    void givesTheWholeWhenItDoesNotUnderstandThePart(String range) {
        file(url(), "Range", range).statusCode(200).header("Content-Length", String.valueOf(bytes.length));
    }

    @Test
    void refusesAPartBehindTheEnd() {
        for (var range : new String[] {"bytes=" + bytes.length + "-", "bytes=-0"}) {
            file(url(), "Range", range)
                    .statusCode(416)
                    .header("Content-Range", "bytes */" + bytes.length)
                    .body("code", equalTo("range-not-satisfiable"));
        }
    }

    @Test
    void givesAPartOnlyOfTheBytesThatTheClientHas() {
        var etag = file(url()).extract().header("ETag");
        file(url(), "Range", "bytes=0-9", "If-Range", etag).statusCode(206);
        file(url(), "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode(200);
    }

    @Test
    void writesItsUrlsOnTheDomainThatWasAskedFor() {
        given().get("/v1/images/" + id + "?domain=primary")
                .then()
                .body("url", equalTo("https://www.masthead.example" + url()));
        for (var path : new String[] {"/v1/images", "/v1/images/" + id}) {
            given().get(path + "?domain=https://evil.example")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("domain"));
        }
    }

    @Test
    void keepsTheSameFileOnce() {
        assertThat(store(bytes)).isEqualTo(id);
    }

    @Test
    void refusesWhatIsNoPictureAndKeepsNothingOfIt() throws Exception {
        assertThatThrownBy(() -> store(Arrays.copyOf(bytes, 12))).isInstanceOf(ProblemException.class);
        var broken = ("GIF89a and " + freshWord()).getBytes();
        assertThatThrownBy(() -> store(broken)).isInstanceOf(ProblemException.class);
        var digest = MessageDigest.getInstance("SHA-256").digest(broken);
        var until = System.nanoTime() + 10_000_000_000L;
        while (originals.open(digest).isPresent() && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(originals.open(digest)).isEmpty();
    }
}
