package org.masthead;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.util.Map;

/** No test asks the name servers of the machine: what is asked goes to a port where a test may listen. */
public final class TestNames implements QuarkusTestResourceLifecycleManager {

    /** Found by Quarkus on any class of the tests; it then holds for all of them. */
    @WithTestResource(value = TestNames.class, scope = TestResourceScope.GLOBAL)
    static final class ForAllTests {}

    @Override
    public Map<String, String> start() {
        try (var socket = new DatagramSocket()) {
            return Map.of("masthead.outgoing.resolver", "127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Nothing is left open.
    }
}
