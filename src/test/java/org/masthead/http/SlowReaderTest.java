package org.masthead.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.TestDatabase;
import org.masthead.image.Images;
import org.masthead.rendition.TestPictures;

/** Clients that ask for a picture and then do not read it. */
@QuarkusTest
class SlowReaderTest {

    /** More than the system takes off the hands of the service. */
    private static final int LENGTH = 6 << 20;

    @TestHTTPResource
    URI server;

    @Inject
    Images images;

    @Inject
    Admission admission;

    private final class Reader implements AutoCloseable {

        private final Socket socket = new Socket();

        Reader(String url) throws IOException {
            socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + url + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        String head() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            return head.toString();
        }

        byte[] body() throws IOException {
            return socket.getInputStream().readNBytes(LENGTH);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void holdNothingButTheirConnectionAndGetTheWholeOfWhatIsTakenAwayMeanwhile() throws IOException {
        var color = new Color(freshWord().hashCode());
        var file = TestPictures.file(TestPictures.plain(40, 30, color), "png");
        var image = QuarkusTransaction.requiringNew().call(() -> images.store(file, "a test"));
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", image.id.toString()));
        publish(write(draft));
        List<String> urls = given().get("/v1/images/" + image.id).path("renditions.url");
        read(urls.get(0));
        var made = made(HexFormat.of().formatHex(image.digest));
        Files.write(made, new byte[LENGTH]);

        var readers = new ArrayList<Reader>();
        try {
            for (var number = 0; number < 3; number++) {
                readers.add(new Reader(urls.get(0)));
                assertThat(readers.get(number).head()).startsWith("HTTP/1.1 200 ");
            }
            var deadline = Instant.now().plusSeconds(5);
            while (admission.open() > 0 && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertThat(admission.open()).isZero();
            read(urls.get(1));
            Files.delete(made);
            assertThat(readers.get(0).body()).hasSize(LENGTH);
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
        read(urls.get(0));
        assertThat(made).exists();
    }

    private static void read(String url) {
        given().urlEncodingEnabled(false).get(url).then().statusCode(200);
    }

    private static Path made(String digest) throws IOException {
        var folder = TestDatabase.DATA
                .resolve("renditions")
                .resolve(digest.substring(0, 2))
                .resolve(digest.substring(2));
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
