package org.masthead.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text of one line with something to see in it, such as a name or a title: no control characters, and, as it is shown
 * in the midst of other people's lines, nothing that turns the direction of what follows it there. Null passes.
 */
// The quantifiers are possessive: the time it takes grows with the length of the text and no faster.
@Pattern(
        regexp = "[" + OneLine.INVISIBLE + "&&[^" + OneLine.REFUSED + "]]*+" + "[^" + OneLine.INVISIBLE
                + OneLine.REFUSED + "]" + OneLine.PLAIN + "*+[^" + OneLine.REFUSED + "]*+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {

    /** What begins and ends embeddings, overrides and isolates of direction. For the brackets of a pattern. */
    String DIRECTIONS = "\\u202A-\\u202E\\u2066-\\u2069";

    /** Control characters, ends of lines, directions. For the brackets of a pattern. */
    String REFUSED = "\\u0000-\\u001F" + PlainText.NEVER + DIRECTIONS;

    /** Spaces, joiners, fillers, variation selectors: allowed, but nothing to see. */
    String INVISIBLE =
            "\\s\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F"
                    + "\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0";

    /** What most text is made of, told apart by two comparisons instead of by forty. */
    String PLAIN = "[ -~\\u00A1-\\u1FFF]";

    String message() default
            "must be one line with something to see in it, without control characters and changes of direction";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
