package org.masthead.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.ProblemException;
import org.masthead.http.Upload;

/**
 * Keeps the first answer to a request with an {@code Idempotency-Key} and gives it to all that are the same, within the
 * transaction of the effect: the answer is there if and only if the effect is. What fails is undone, refusals too are
 * not kept, so that a client can mend its request and send it with the same key.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE) // inside the transaction, outside the validation of the body
class AnswerOnce {

    private final CurrentVertxRequest current;
    private final TransactionSynchronizationRegistry transaction;
    private final RememberedAnswers answers;
    private final EffectOnce effect;
    private final Callers callers;
    private final ObjectMapper json;

    AnswerOnce(
            CurrentVertxRequest current,
            TransactionSynchronizationRegistry transaction,
            RememberedAnswers answers,
            EffectOnce effect,
            Callers callers,
            ObjectMapper json) {
        this.current = current;
        this.transaction = transaction;
        this.answers = answers;
        this.effect = effect;
        this.callers = callers;
        this.json = json;
    }

    @AroundInvoke
    Object answer(InvocationContext method) throws Exception {
        var routing = current.getCurrent();
        var key = IdempotencyKey.of(routing.request());
        if (key.isEmpty()) {
            return method.proceed();
        }
        if (method.getMethod().isAnnotationPresent(LongWorkFirst.class)) {
            return afterLongWork(method, key.get(), digest(routing));
        }
        // A method that would begin its transaction only later joins one that is begun here.
        return transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? answers.inTransaction(() -> once(method, key.get(), digest(routing)))
                : once(method, key.get(), digest(routing));
    }

    private Object once(InvocationContext method, String key, byte[] request) throws Exception {
        var principal = callers.current().id();
        if (!answers.reserve(principal, key)) {
            throw RememberedAnswers.inProgress();
        }
        var first = answers.first(principal, key, request);
        if (first.isPresent()) {
            throw first.get().replay();
        }
        var result = method.proceed();
        // What only tried something out has left nothing to be remembered.
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            answers.remember(principal, key, answer(result, request));
        }
        return result;
    }

    /** The key is claimed in a short transaction; the answer is kept in that of the effect. */
    private Object afterLongWork(InvocationContext method, String key, byte[] request) throws Exception {
        var principal = callers.current().id();
        var claim = answers.claim(principal, key, request);
        var isKept = false;
        try {
            effect.expect(claim);
            var result = method.proceed();
            effect.begin();
            answers.remember(principal, key, answer(result, request));
            QuarkusTransaction.commit();
            isKept = true;
            return result;
        } finally {
            if (!isKept) {
                undo(claim);
            }
        }
    }

    private void undo(RememberedAnswers.Claim claim) {
        if (transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            QuarkusTransaction.rollback();
        }
        try {
            answers.release(claim);
        } catch (RuntimeException e) {
            Log.warnf("An Idempotency-Key could not be given back, it is free in a minute: %s", e.getMessage());
        }
    }

    private RememberedAnswer answer(Object result, byte[] request) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return new RememberedAnswer(
                    request,
                    response.getStatus(),
                    response.getHeaderString("Location"),
                    response.getHeaderString("ETag"),
                    body(response.getEntity()));
        }
        return new RememberedAnswer(request, result == null ? 204 : 200, null, null, body(result));
    }

    private byte[] body(Object view) throws JsonProcessingException {
        if (view == null) {
            return new byte[0];
        }
        return json.writeValueAsBytes(view instanceof ShownOnce shown ? shown.withoutSecret() : view);
    }

    /** Of all that says what a request asks for. */
    static byte[] digest(RoutingContext routing) {
        var request = routing.request();
        var body = Optional.ofNullable(routing.body().buffer())
                .orElseThrow(() -> ProblemException.parameter(
                        "Idempotency-Key", "Is not taken here, where bodies are too large to be compared."));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var head = request.method() + " " + request.uri() + "\n" + request.getHeader("Content-Type") + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(Upload.of(routing).map(Upload::sha256).orElseGet(body::getBytes));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
