package org.masthead.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * For a request of several parts that take effect one by one: what was done of it when it ended in the middle is not
 * done again when it is repeated with its {@code Idempotency-Key}.
 */
@ApplicationScoped
public class PartsOnce {

    private final CurrentVertxRequest current;
    private final RememberedAnswers answers;
    private final Callers callers;
    private final ObjectMapper json;

    PartsOnce(CurrentVertxRequest current, RememberedAnswers answers, Callers callers, ObjectMapper json) {
        this.current = current;
        this.answers = answers;
        this.callers = callers;
        this.json = json;
    }

    /**
     * What a part results in, within the transaction of its effect: by doing it, or as it is remembered.
     *
     * @param number of the part, which stands for the same in all that are the same request
     */
    public <T> T part(int number, Class<T> type, Supplier<T> act) {
        var routing = current.getCurrent();
        var key = IdempotencyKey.of(routing.request());
        if (key.isEmpty()) {
            return act.get();
        }
        var principal = callers.current().id();
        var request = AnswerOnce.digest(routing);
        // With a space, which no client's key has.
        var name = "part " + number + " of " + UUID.nameUUIDFromBytes(key.get().getBytes(StandardCharsets.UTF_8));
        try {
            var first = answers.first(principal, name, request);
            if (first.isPresent()) {
                return json.readValue(first.get().body(), type);
            }
            var result = act.get();
            answers.remember(
                    principal, name, new RememberedAnswer(request, 200, null, null, json.writeValueAsBytes(result)));
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
