package org.masthead.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** The only place where an exception becomes an answer. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int MAX_CAUSES = 30;

    private static final Set<ProblemCode> OF_BODIES = EnumSet.of(
            ProblemCode.MALFORMED_JSON, ProblemCode.MALFORMED_TEXT, ProblemCode.NO_NEWS_PAGE, ProblemCode.VALIDATION);

    /** Each type is named for which Quarkus would otherwise have an answer of its own. */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        NotAllowedException.class,
        NotSupportedException.class,
        MismatchedInputException.class,
        ValidationException.class,
        ConstraintViolationException.class,
        AuthenticationCompletionException.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class
    })
    Response answer(Throwable failure) {
        if (failure instanceof WebApplicationException thrown
                && thrown.getResponse().getStatus() < 400) {
            return thrown.getResponse();
        }
        var problem = withPlace(withAddress(problem(failure)));
        var answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.bytes());
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    /** What a failure means to the caller; what it means to us goes into the log. */
    static Problem problem(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        collect(failure, causes);
        for (var cause : causes) {
            var problem = known(cause);
            if (problem != null) {
                // What is turned away because the database is known to be away has been said, once for all.
                if (problem.status() >= 500 && !(cause instanceof SQLTransientConnectionException)) {
                    // The cause may repeat itself a thousand times a minute: one line, no stack.
                    LOG.warnf("%s %s: %s", problem.code().code(), problem.traceId(), cause);
                }
                return problem;
            }
        }
        for (var cause : causes) {
            if (cause instanceof WebApplicationException thrown
                    && thrown.getResponse().getStatus() < 500) {
                return problem(thrown.getResponse().getStatus());
            }
        }
        var problem = Problem.of(ProblemCode.INTERNAL);
        LOG.errorf(failure, "Request failed, traceId %s", problem.traceId());
        return problem;
    }

    /** Causes, and what was suppressed: a commit that fails suppresses the reason it fails for. */
    private static void collect(Throwable failure, List<Throwable> into) {
        if (failure == null || into.contains(failure) || into.size() > MAX_CAUSES) {
            return;
        }
        into.add(failure);
        collect(failure.getCause(), into);
        for (var suppressed : failure.getSuppressed()) {
            collect(suppressed, into);
        }
    }

    /** The problem of a bare status. */
    static Problem problem(int status) {
        return Problem.of(Arrays.stream(ProblemCode.values())
                .filter(code -> code.status() == status)
                .findFirst()
                .orElse(status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL));
    }

    /** 401 with its challenge; RFC 6750 says of credentials that were sent what is wrong with them. */
    static Problem unauthenticated() {
        return Problem.of(ProblemCode.UNAUTHENTICATED).header("WWW-Authenticate", "Bearer");
    }

    private static Problem known(Throwable cause) {
        if (cause instanceof ProblemException thrown) {
            return thrown.problem();
        }
        if (cause instanceof JsonProcessingException thrown && !(cause.getCause() instanceof ProblemException)) {
            return JsonFaults.problem(thrown);
        }
        if (cause instanceof ConstraintViolationException thrown) {
            return ViolationFaults.problem(thrown, CurrentRequestManager.get());
        }
        if (cause instanceof UnauthorizedException) {
            return unauthenticated();
        }
        if (cause instanceof AuthenticationException) {
            return Problem.of(ProblemCode.UNAUTHENTICATED).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (cause instanceof ForbiddenException) {
            return Problem.of(ProblemCode.FORBIDDEN);
        }
        if (cause instanceof RejectedExecutionException) {
            return Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "1");
        }
        return DatabaseFaults.problem(cause);
    }

    /** A fault of a body has a place, and be it the whole of it. */
    private static Problem withPlace(Problem problem) {
        return OF_BODIES.contains(problem.code()) && problem.errors().isEmpty()
                ? problem.fault(Fault.at("", problem.code().code(), problem.detail()))
                : problem;
    }

    /** What the address allows, where the answer has to say so. */
    private static Problem withAddress(Problem problem) {
        var request = CurrentRequestManager.get();
        if (request == null) {
            return problem;
        }
        if (problem.code() == ProblemCode.METHOD_NOT_ALLOWED) {
            return problem.header("Allow", String.join(", ", Allowed.methods(request)));
        }
        if (problem.code() == ProblemCode.UNSUPPORTED_MEDIA_TYPE) {
            var named = problem.detail().equals(problem.code().description())
                    ? problem.detail(
                            "The body must be " + String.join(" or ", Allowed.bodyTypes(request)) + ", in UTF-8.")
                    : problem;
            return Allowed.methods(request).contains("PATCH")
                    ? named.header("Accept-Patch", MergePatch.MEDIA_TYPE)
                    : named;
        }
        return problem;
    }
}
