package org.masthead.access;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** The first answers to requests with an {@code Idempotency-Key}, for 24 hours. A key belongs to who sent it. */
@ApplicationScoped
class RememberedAnswers {

    private final Session session;

    RememberedAnswers(Session session) {
        this.session = session;
    }

    /**
     * Reserves the key until the running transaction ends; false when another transaction has it. Nobody waits: a
     * client that repeats itself too early would hold a connection for as long as its first request does.
     */
    boolean reserve(String principal, String key) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 24))", Boolean.class)
                .setParameter("name", principal + " " + key)
                .getSingleResult();
    }

    /**
     * What was answered first to a request with this key.
     *
     * @param request digest of the one that has it now
     * @throws ProblemException 422 when that is another one, 410 when what was answered has been erased
     */
    Optional<RememberedAnswer> first(String principal, String key, byte[] request) {
        var first = find(principal, key);
        if (first.isPresent() && !MessageDigest.isEqual(first.get().request(), request)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).exception();
        }
        if (first.isPresent() && first.get().isErased()) {
            throw Problem.of(ProblemCode.GONE)
                    .detail("What was answered first has been erased.")
                    .exception();
        }
        return first;
    }

    private Optional<RememberedAnswer> find(String principal, String key) {
        return session.createNativeQuery(
                        "select request_digest, status, location, etag, body from idempotent_answer"
                                + " where principal = :principal and key = :key"
                                + " and created_at > now() - interval '24 hours'",
                        RememberedAnswer.class)
                .setParameter("principal", principal)
                .setParameter("key", key)
                .uniqueResultOptional();
    }

    void remember(String principal, String key, RememberedAnswer answer) {
        session.createNativeMutationQuery("""
                        insert into idempotent_answer (principal, key, request_digest, status, location, etag, body)
                        values (:principal, :key, :request, :status, :location, :etag, :body)
                        on conflict (principal, key) do update
                        set request_digest = excluded.request_digest, status = excluded.status,
                          location = excluded.location, etag = excluded.etag, body = excluded.body, created_at = now()""")
                .setParameter("principal", principal)
                .setParameter("key", key)
                .setParameter("request", answer.request())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location(), String.class)
                .setParameter("etag", answer.etag(), String.class)
                .setParameter("body", answer.body())
                .executeUpdate();
    }

    /** Does something in one transaction, which may be idle for longer than those of requests usually may. */
    @Transactional
    @TransactionConfiguration(timeout = 30)
    Object inTransaction(Callable<?> act) throws Exception {
        session.createNativeQuery("select set_config('idle_in_transaction_session_timeout', '30s', true)", String.class)
                .getSingleResult();
        return act.call();
    }

    @Scheduled(every = "15m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        session.createNativeMutationQuery(
                        "delete from idempotent_answer where created_at < now() - interval '24 hours'")
                .executeUpdate();
    }
}
