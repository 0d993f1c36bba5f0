package org.masthead.http;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.hibernate.StaleStateException;

/** What the database refused, by its SQLSTATE (PostgreSQL's appendix A). */
final class DatabaseFaults {

    private DatabaseFaults() {}

    /** Null when the failure is none of the database's. */
    static Problem problem(Throwable failure) {
        if (failure instanceof OptimisticLockException || failure instanceof StaleStateException) {
            return Problem.of(ProblemCode.PRECONDITION_FAILED);
        }
        if (failure instanceof RollbackException) {
            // The transaction took longer than it may, and was ended.
            return unavailable();
        }
        if (!(failure instanceof SQLException refusal)) {
            return null;
        }
        var state = refusal.getSQLState();
        if (state == null) {
            // The pool has no connection to give, and says so in words only.
            return refusal instanceof SQLTransientConnectionException || isAcquisitionTimeout(refusal)
                    ? unavailable()
                    : null;
        }
        return switch (state) {
            case "40001", "40P01", "55P03", "57014", "53300" -> unavailable();
            case "23505", "23P01" ->
                Problem.of(ProblemCode.CONFLICT).detail("Something with the same name or key exists.");
            case "23503" ->
                Problem.of(ProblemCode.CONFLICT)
                        .detail("Something else refers to this, or what this refers to is gone.");
            case "23514", "23502", "22001" -> Problem.of(ProblemCode.VALIDATION);
            case "22021", "22P02", "22P05" -> Problem.of(ProblemCode.MALFORMED_TEXT);
            case "53100" -> Problem.of(ProblemCode.STORAGE_FULL);
            default -> List.of("08", "57").stream().anyMatch(state::startsWith) ? unavailable() : null;
        };
    }

    private static boolean isAcquisitionTimeout(SQLException refusal) {
        return refusal.getMessage() != null && refusal.getMessage().contains("Acquisition timeout");
    }

    private static Problem unavailable() {
        return Problem.of(ProblemCode.DATABASE_UNAVAILABLE).header("Retry-After", "1");
    }
}
