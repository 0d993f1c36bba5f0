package org.masthead;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A start while packaging, on an empty data folder, that ends as soon as it has answered. The JVM notes the classes
 * this took in an archive, from which the next start maps them instead of reading them one by one. And a jar that does
 * not start is found out before it is shipped.
 */
@Singleton
public final class Rehearsal implements QuarkusApplication {

    private final int port;

    Rehearsal(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    @Override
    public int run(String... args) throws IOException, InterruptedException {
        var caller = HttpClient.newHttpClient();
        for (var path : new String[] {"/v1/articles", "/v1/sections", "/v1/nothing-of-the-kind"}) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            var status = caller.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 500) {
                throw new IllegalStateException(path + " answered " + status);
            }
        }
        return 0;
    }
}
