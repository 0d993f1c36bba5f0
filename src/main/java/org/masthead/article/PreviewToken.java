package org.masthead.article;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.masthead.access.KeyText;

/**
 * What opens a preview: 256 random bits, which nobody guesses and nothing can be read from. The text is shown once; the
 * service keeps its digest.
 */
record PreviewToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static PreviewToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PreviewToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether it could be one at all. */
    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }

    byte[] digest() {
        return KeyText.digest(text);
    }

    /** Where the preview is read; its pictures stand below. */
    String path() {
        return "/v1/previews/" + text;
    }
}
