package org.masthead.http;

import java.util.List;

/** Carries a {@link Problem} from where it was noticed to where answers are written. Costs no stack trace. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code().code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What will be answered. */
    public Problem problem() {
        return problem;
    }

    /** 422: the body was read, but these faults make it unacceptable. */
    public static ProblemException validation(List<Fault> faults) {
        return Problem.of(ProblemCode.VALIDATION).faults(faults).exception();
    }

    /** 422 with one fault. */
    public static ProblemException validation(Fault fault) {
        return validation(List.of(fault));
    }

    /** 400: a parameter cannot be read as documented; the sentence says what is allowed. */
    public static ProblemException parameter(String name, String detail) {
        return Problem.of(ProblemCode.INVALID_PARAMETER)
                .fault(Fault.in(name, "invalid", detail))
                .exception();
    }

    /** 404, in the same words for everything, so that nothing can be told apart. */
    public static ProblemException notFound() {
        return Problem.of(ProblemCode.NOT_FOUND).exception();
    }
}
