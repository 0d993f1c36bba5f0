package org.masthead.body;

import java.util.List;

/** Blocks that can be read but not accepted, with all that is wrong with them. */
public class BodyFaults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param pointer JSON pointer within the list of blocks: {@code /3/html}; empty for the list as a whole
     * @param code {@code required}, {@code malformed}, {@code out-of-range}, {@code too-long}, {@code too-many},
     *     {@code duplicate} or {@code mismatch}
     * @param detail a sentence that says what is allowed
     */
    public record Fault(String pointer, String code, String detail) {}

    private final transient List<Fault> faults;

    BodyFaults(List<Fault> faults) {
        super(faults.size() + " faults in a body, the first at " + faults.get(0).pointer());
        this.faults = List.copyOf(faults);
    }

    /** In the order of the blocks. */
    public List<Fault> faults() {
        return faults;
    }
}
