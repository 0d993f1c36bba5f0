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
 * Text that may have several lines, or nothing to see: no control characters but tabs and ends of lines, which is what
 * XML can hold, and nothing that turns the direction of what follows it on somebody else's page. Null passes. What has
 * to be a line that says something is {@link OneLine}.
 */
@Pattern(regexp = "[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F" + PlainText.NEVER + "]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /**
     * Control characters above those of ASCII, separators, direction overrides. To be put into the brackets of a
     * pattern.
     */
    String NEVER = "\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069";

    String message() default "must be plain text without control characters and direction overrides";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
