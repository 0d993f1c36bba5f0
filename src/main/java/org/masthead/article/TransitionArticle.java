package org.masthead.article;

import static org.masthead.article.Transition.Target.DRAFT;
import static org.masthead.article.Transition.Target.PUBLISHED;
import static org.masthead.article.Transition.Target.READY;
import static org.masthead.article.Transition.Target.REVIEW;
import static org.masthead.article.Transition.Target.SCHEDULED;
import static org.masthead.article.Transition.Target.WITHDRAWN;
import static org.masthead.article.Transition.Target.WRITING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Takes an article from one state to another: who may, from where, and what the step has to say. */
@ApplicationScoped
class TransitionArticle {

    private static final String ONLY = "can only be given with ";

    private final PublishArticle publish;
    private final WithdrawArticle withdraw;
    private final LiveArticles live;
    private final Callers callers;
    private final Audit audit;

    TransitionArticle(
            PublishArticle publish, WithdrawArticle withdraw, LiveArticles live, Callers callers, Audit audit) {
        this.publish = publish;
        this.withdraw = withdraw;
        this.live = live;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * Takes the step.
     *
     * @throws ProblemException 403 when the caller may not, 422 when the step is not to be understood or readers would
     *     miss something, 409 with those steps that the present state allows
     */
    void step(Article article, Transition step) {
        var now = live.now();
        requireRole(step.to());
        requireSense(step, now);
        var standing = Standing.of(article, live.of(article.id), now);
        requireAllowed(step.to(), standing, article.wasPublic(now));
        if (step.to() == WITHDRAWN && step.at() != null && !standing.isForReaders()) {
            throw ProblemException.validation(
                    Fault.at("/at", "misplaced", "can't be given for an article that readers do not see"));
        }
        switch (step.to()) {
            case WRITING, REVIEW, READY -> {
                article.broughtTo(step.to().text(), now);
                audit.record(step.to().text(), "article", article.id);
            }
            case PUBLISHED -> publish.now(article, step.isMinor(), step.until());
            case SCHEDULED -> publish.at(article, step.at(), step.isMinor(), step.until());
            case DRAFT -> publish.notByTheClock(article);
            case WITHDRAWN -> {
                if (step.at() == null) {
                    withdraw.now(article, step.reasonOrOther(), step.publicNote());
                } else {
                    withdraw.at(article, step.at(), step.reasonOrOther(), step.publicNote());
                }
            }
        }
        if (step.note() != null) {
            audit.note(step.note(), "article", article.id);
        }
    }

    private void requireRole(Transition.Target target) {
        if (!callers.current().is(target.role)) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("Taking an article to " + target.text() + " needs the role " + target.role + ".")
                    .exception();
        }
    }

    private static void requireSense(Transition step, Instant now) {
        var faults = new ArrayList<Fault>();
        var publishes = step.to() == PUBLISHED || step.to() == SCHEDULED;
        if (step.to() == SCHEDULED && step.at() == null) {
            faults.add(Fault.at("/at", "missing", "is needed: when readers shall see it"));
        }
        misplaced(faults, "/at", step.at(), step.to() == SCHEDULED || step.to() == WITHDRAWN, "scheduled or withdrawn");
        misplaced(faults, "/until", step.until(), publishes, "published or scheduled");
        misplaced(faults, "/minor", step.minor(), publishes, "published or scheduled");
        misplaced(faults, "/reason", step.reason(), step.to() == WITHDRAWN, "withdrawn");
        misplaced(faults, "/publicNote", step.publicNote(), step.to() == WITHDRAWN, "withdrawn");
        if (step.at() != null && !step.at().isAfter(now)) {
            faults.add(Fault.at("/at", "past", "must lie ahead"));
        }
        var from = step.at() == null ? now : step.at();
        if (step.until() != null && !step.until().isAfter(from)) {
            faults.add(Fault.at("/until", "too-early", "must lie ahead, and after at"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
    }

    private static void misplaced(List<Fault> faults, String pointer, Object value, boolean fits, String where) {
        if (value != null && !fits) {
            faults.add(Fault.at(pointer, "misplaced", ONLY + where));
        }
    }

    private static void requireAllowed(Transition.Target target, Standing standing, boolean wasPublic) {
        var allowed = EnumSet.of(WRITING, REVIEW, READY, PUBLISHED, SCHEDULED);
        if (wasPublic) {
            allowed.add(WITHDRAWN);
        }
        if (standing.publishAt() != null || standing.withdrawAt() != null) {
            allowed.add(DRAFT);
        }
        if (!allowed.contains(target)) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("The article is " + standing.status() + ". From here it can go to: " + list(allowed) + ".")
                    .exception();
        }
    }

    private static String list(Set<Transition.Target> targets) {
        return targets.stream().map(Transition.Target::text).collect(Collectors.joining(", "));
    }
}
