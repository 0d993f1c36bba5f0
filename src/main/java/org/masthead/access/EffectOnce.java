package org.masthead.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;

/** Where the effect of a request begins whose long work comes first ({@link LongWorkFirst}). */
@ApplicationScoped
public class EffectOnce {

    private static final String CLAIM = EffectOnce.class.getName();
    private static final int SECONDS = 30;

    private final CurrentVertxRequest current;
    private final RememberedAnswers answers;

    EffectOnce(CurrentVertxRequest current, RememberedAnswers answers) {
        this.current = current;
        this.answers = answers;
    }

    void expect(RememberedAnswers.Claim claim) {
        current.getCurrent().put(CLAIM, claim);
    }

    /**
     * Begins the transaction in which the answer is kept too, for all that follows in this request. Does nothing where
     * no answer is to be kept: then whoever changes something begins its own.
     */
    public void begin() {
        var claim = current.getCurrent().<RememberedAnswers.Claim>get(CLAIM);
        if (claim != null && QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION) {
            QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(SECONDS));
            answers.use(claim);
        }
    }
}
