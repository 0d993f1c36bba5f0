package org.masthead.http;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A bare connection, for requests that no decent client sends. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
    }

    /** A client that is an editor, and names its charset only when told to. */
    static RequestSpecification editor() {
        var encoding = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(encoding))
                .header("Authorization", "Bearer as-editor");
    }

    /** Sends text as it is, with line breaks as HTTP has them. */
    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the server closes. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** One answer: its header, and as much body as its length says. */
    String answer() throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            var octet = socket.getInputStream().read();
            if (octet < 0) {
                return text.toString();
            }
            text.append((char) octet);
        }
        var header = text.toString().toLowerCase(Locale.ROOT);
        var at = header.indexOf("content-length: ");
        if (at >= 0) {
            var length = Integer.parseInt(header.substring(at + 16, header.indexOf('\r', at)));
            text.append(new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** Whether the server has closed the connection. */
    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
