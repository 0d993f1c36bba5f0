package org.masthead.address;

import com.ibm.icu.text.SpoofChecker;
import java.util.stream.Stream;

/** What people take for one another although it is written differently (UTS 39). */
final class Lookalikes {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private Lookalikes() {}

    /** Whether a part of a name mixes scripts that nobody writes together. */
    static boolean mixesScripts(String displayHost) {
        return Stream.of(displayHost.split("\\.")).anyMatch(CHECKER::failsChecks);
    }

    /** The same for all names that look the same. */
    static String skeleton(String displayHost) {
        return CHECKER.getSkeleton(displayHost);
    }
}
