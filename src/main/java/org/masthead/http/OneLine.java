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
 * Text of one line with something in it: no control characters, and nothing that turns the direction of what follows it
 * on somebody else's page. Null passes.
 */
// The quantifiers are possessive: the time it takes grows with the length of the text and no faster.
@Pattern(
        regexp = "[\\s&&[^\\p{Cntrl}]]*+[^\\s\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]"
                + "[^\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]*+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {

    String message() default
            "must be one line with at least one letter, without control characters and direction overrides";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
