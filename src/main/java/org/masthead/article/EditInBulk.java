package org.masthead.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.masthead.access.PartsOnce;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Does to several articles what single requests do to one, by the same acts: all or nothing, or each as it goes. */
@ApplicationScoped
class EditInBulk {

    private static final int SECONDS = 30;

    /** Whoever waits for an answer has one before the transaction that remembers it would end. */
    private static final Duration MOST = Duration.ofSeconds(20);

    /** Each holds two connections, its own and one for each of its operations in turn. */
    private static final int MOST_AT_ONCE = 4;

    private final Semaphore running = new Semaphore(MOST_AT_ONCE);
    private final EditArticle edit;
    private final OpenArticles open;
    private final Articles articles;
    private final Patches patches;
    private final PartsOnce once;
    private final Clock clock;

    EditInBulk(EditArticle edit, OpenArticles open, Articles articles, Patches patches, PartsOnce once, Clock clock) {
        this.edit = edit;
        this.open = open;
        this.articles = articles;
        this.patches = patches;
        this.once = once;
        this.clock = clock;
    }

    /**
     * In one transaction. The articles are locked before the first is changed, in one order: two who change the same
     * ones in another order wait for each other and not for ever.
     *
     * @throws ProblemException that of the first operation that fails, or of all that cannot be read, at their places
     */
    List<BulkResults.Result> allOrNothing(List<BulkOperation> operations) {
        var acts = read(operations);
        return QuarkusTransaction.joiningExisting().timeout(SECONDS).call(() -> {
            articles.lockInOrder(operations.stream()
                    .map(BulkOperation::id)
                    .filter(Objects::nonNull)
                    .flatMap(id -> open.named(id).stream())
                    .map(article -> article.id)
                    .toList());
            var results = new ArrayList<BulkResults.Result>();
            for (var index = 0; index < acts.size(); index++) {
                try {
                    results.add(acts.get(index).get());
                } catch (RuntimeException failure) {
                    throw asAWhole(at(index, Problem.of(failure))).exception();
                }
            }
            return results;
        });
    }

    /**
     * Each in a transaction of its own, whatever becomes of the others.
     *
     * @throws ProblemException 503 while others do so
     */
    List<BulkResults.Result> each(List<BulkOperation> operations) {
        if (!running.tryAcquire()) {
            throw Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "1").exception();
        }
        try {
            return oneByOne(operations);
        } finally {
            running.release();
        }
    }

    private List<BulkResults.Result> oneByOne(List<BulkOperation> operations) {
        var end = clock.instant().plus(MOST);
        var results = new ArrayList<BulkResults.Result>();
        for (var index = 0; index < operations.size(); index++) {
            var operation = operations.get(index);
            try {
                var act = act(operation);
                if (clock.instant().isAfter(end)) {
                    throw Problem.of(ProblemCode.OVERLOADED)
                            .header("Retry-After", "1")
                            .exception();
                }
                var number = index;
                results.add(
                        QuarkusTransaction.requiringNew().call(() -> once.part(number, BulkResults.Result.class, act)));
            } catch (RuntimeException failure) {
                results.add(BulkResults.Result.refused(operation, at(index, Problem.of(failure))));
            }
        }
        return results;
    }

    private List<Supplier<BulkResults.Result>> read(List<BulkOperation> operations) {
        var acts = new ArrayList<Supplier<BulkResults.Result>>();
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < operations.size(); index++) {
            try {
                acts.add(act(operations.get(index)));
            } catch (ProblemException unreadable) {
                problems.add(at(index, unreadable.problem()));
            }
        }
        if (!problems.isEmpty()) {
            throw problems.get(0)
                    .faults(problems.stream()
                            .flatMap(problem -> problem.errors().stream())
                            .toList())
                    .exception();
        }
        return acts;
    }

    /** What is to be done, its body read as strictly as that of a request of its own. */
    private Supplier<BulkResults.Result> act(BulkOperation operation) {
        operation.requireMembers();
        var id = operation.id();
        var lock = new IfMatch(operation.ifMatch());
        return switch (operation.op()) {
            case CREATE -> {
                var draft = inBody(() -> patches.read(operation.body(), ArticleDraft.class));
                yield () -> BulkResults.Result.done(
                        201, inBody(() -> edit.create(draft)).article());
            }
            case PATCH -> {
                var patch = new MergePatch(operation.body());
                yield () -> BulkResults.Result.done(
                        200, inBody(() -> edit.change(id, lock, patch)).article());
            }
            case TRANSITION -> {
                var transition = inBody(() -> patches.read(operation.body(), Transition.class));
                yield () -> BulkResults.Result.done(200, inBody(() -> edit.transition(id, lock, transition)));
            }
            case DELETE -> () -> BulkResults.Result.removed(edit.remove(id, lock));
        };
    }

    private static <T> T inBody(Supplier<T> act) {
        try {
            return act.get();
        } catch (ProblemException refusal) {
            throw refusal.problem().within("/body").exception();
        }
    }

    /** Every refusal has a place in the body of the whole request. */
    private static Problem at(int index, Problem problem) {
        var member = switch (problem.code()) {
            case NOT_FOUND -> "/id";
            case PRECONDITION_FAILED, PRECONDITION_REQUIRED -> "/ifMatch";
            default -> "";
        };
        var placed = problem.errors().isEmpty()
                ? problem.fault(Fault.at(member, problem.code().code(), problem.detail()))
                : problem;
        return placed.within("/operations/" + index);
    }

    /** That there is nothing at an address is said of the address that was asked, and of no other. */
    private static Problem asAWhole(Problem problem) {
        return problem.code() == ProblemCode.NOT_FOUND
                ? Problem.of(ProblemCode.VALIDATION).faults(problem.errors())
                : problem;
    }
}
