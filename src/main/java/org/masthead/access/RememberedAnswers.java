package org.masthead.access;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** The first answers to requests with an {@code Idempotency-Key}, for 24 hours. A key belongs to who sent it. */
@ApplicationScoped
class RememberedAnswers {

    private static final String CLAIM = """
            insert into idempotent_answer as a (principal, key, request_digest, status, body)
            values (:principal, :key, :request, 102, :token)
            on conflict (principal, key) do update
            set request_digest = excluded.request_digest, status = 102, location = null, etag = null,
              body = excluded.body, created_at = now()
            where a.status = 102 and a.created_at < now() - interval '1 minute'
              or a.created_at < now() - interval '24 hours'
            """;

    private static final String CLAIMED =
            " where principal = :principal and key = :key and status = 102 and body = :token";

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
     * @throws ProblemException 422 when that is another one, 409 when it is in work, 410 when what was answered has
     *     been erased
     */
    Optional<RememberedAnswer> first(String principal, String key, byte[] request) {
        var first = find(principal, key);
        if (first.isPresent() && !MessageDigest.isEqual(first.get().request(), request)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).exception();
        }
        if (first.isPresent() && first.get().isInWork()) {
            throw inProgress();
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
                                + " and created_at > now() - interval '24 hours'"
                                + " and (status <> 102 or created_at > now() - interval '1 minute')",
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

    /**
     * A key that one request has for itself without a transaction, for a minute at most: then it has died.
     *
     * @param token that no other has
     */
    record Claim(String principal, String key, UUID token) {}

    /**
     * Claims a key.
     *
     * @throws jakarta.ws.rs.WebApplicationException the first answer when there is one; 409 while another request has
     *     the key, 422 when that is not the same
     */
    @Transactional
    Claim claim(String principal, String key, byte[] request) {
        var claim = new Claim(principal, key, UUID.randomUUID());
        var claimed = bound(session.createNativeMutationQuery(CLAIM), claim)
                .setParameter("request", request)
                .executeUpdate();
        if (claimed == 1) {
            return claim;
        }
        throw first(principal, key, request)
                .<WebApplicationException>map(RememberedAnswer::replay)
                .orElseThrow(RememberedAnswers::inProgress);
    }

    /**
     * Within the transaction of the effect: from now on nobody else takes the key for free. It may be idle for as long
     * as {@link #inTransaction that of other requests with a key}.
     *
     * @throws ProblemException 409 when somebody has already
     */
    void use(Claim claim) {
        var used = bound(
                        session.createNativeMutationQuery("update idempotent_answer set created_at = now()" + CLAIMED),
                        claim)
                .executeUpdate();
        if (used == 0) {
            throw inProgress();
        }
        allowIdleness();
    }

    /** Gives a key back after a failure. */
    @Transactional
    void release(Claim claim) {
        bound(session.createNativeMutationQuery("delete from idempotent_answer" + CLAIMED), claim)
                .executeUpdate();
    }

    private static MutationQuery bound(MutationQuery query, Claim claim) {
        return query.setParameter("principal", claim.principal())
                .setParameter("key", claim.key())
                .setParameter("token", claim.token().toString().getBytes(StandardCharsets.US_ASCII));
    }

    static ProblemException inProgress() {
        return Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS)
                .header("Retry-After", "1")
                .exception();
    }

    /** Does something in one transaction, which may be idle for longer than those of requests usually may. */
    @Transactional
    @TransactionConfiguration(timeout = 30)
    Object inTransaction(Callable<?> act) throws Exception {
        allowIdleness();
        return act.call();
    }

    private void allowIdleness() {
        session.createNativeQuery("select set_config('idle_in_transaction_session_timeout', '30s', true)", String.class)
                .getSingleResult();
    }

    @Scheduled(every = "15m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        session.createNativeMutationQuery(
                        "delete from idempotent_answer where created_at < now() - interval '24 hours'")
                .executeUpdate();
    }
}
