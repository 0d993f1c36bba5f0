package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** What is wrong with a draft, so that it is refused as a whole, and what should only be looked at. */
record Findings(List<Fault> faults, List<String> warnings) {

    Findings() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void fault(String pointer, String code, String detail) {
        faults.add(Fault.at(pointer, code, detail));
    }

    /** @throws ProblemException 422 with everything that is wrong, if anything is */
    void refuseFaults() {
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
    }
}
