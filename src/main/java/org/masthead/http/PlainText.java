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
 * Text that may have several lines, or nothing to see: no control characters but tabs and ends of lines, none that XML
 * 1.0 cannot hold, and no overrides of direction, which only deceive: marks, embeddings and isolates are part of what
 * is written from right to left. Null passes. What has to be a line that says something is {@link OneLine}. Whatever
 * comes in without being refused, such as the text of a page or of a picture's file, is made such that it would pass.
 */
@Pattern(regexp = "[^" + PlainText.REFUSED + "]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /**
     * Control characters above those of ASCII, separators, direction overrides, no characters at all. To be put into
     * the brackets of a pattern.
     */
    String NEVER = "\\u007F-\\u009F\\u2028\\u2029\\u202D\\u202E\\uFFFE\\uFFFF";

    /** The same and control characters of ASCII but tabs and ends of lines. */
    String REFUSED = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F" + NEVER;

    /** What the document says of such a text that must not be blank either, in the dialect of ECMA-262. */
    String NOT_BLANK = "^(?=[\\s\\S]*\\S)[^" + REFUSED + "]*$";

    String message() default "must be plain text without control characters and direction overrides";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
