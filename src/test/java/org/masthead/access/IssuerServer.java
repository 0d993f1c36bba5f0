package org.masthead.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Stands in for an identity provider: serves the JWK set that the test of tokens has written to a file. */
public class IssuerServer implements QuarkusTestResourceLifecycleManager {

    static final Path JWKS = Path.of("target", "test-issuer", "jwks.json");
    static final String ISSUER = "https://login.masthead.example";
    static final String AUDIENCE = "masthead";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                var body = Files.readAllBytes(JWKS);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "masthead.oidc.issuer",
                ISSUER,
                "masthead.oidc.audience",
                AUDIENCE,
                "masthead.oidc.jwks-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks",
                "masthead.oidc.roles-claim",
                "realm_access.roles",
                "masthead.oidc.roles.editor",
                "newsdesk");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
