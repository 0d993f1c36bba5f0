package org.masthead.site;

import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.masthead.http.ProblemException;

/** Language tags (BCP 47), and texts that differ by language. */
public final class Languages {

    private Languages() {}

    /** The tag in its canonical spelling ({@code pt-BR}), or nothing when it is none. */
    public static Optional<String> canonical(String tag) {
        try {
            var language = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return Optional.of(language.toLanguageTag())
                    .filter(canonical -> !language.getLanguage().isEmpty() && canonical.length() <= 35);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /**
     * The language that a parameter {@code language} asks for, in its canonical spelling; null when it was not given.
     *
     * @throws ProblemException 400 when it is none
     */
    public static String asked(String language) {
        return language == null
                ? null
                : canonical(language)
                        .orElseThrow(() -> ProblemException.parameter(
                                "language", "must be a language tag such as en or pt-BR (BCP 47)"));
    }

    /** {@code rtl} or {@code ltr}: the direction that lines of this language run. */
    public static String direction(String tag) {
        return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
    }

    /**
     * The text in this language, else in its base language, else in the fallback, else in any. Null when there is none.
     */
    public static String choose(Map<String, String> texts, String language, String fallback) {
        if (texts.size() < 2) {
            return texts.isEmpty() ? null : texts.values().iterator().next();
        }
        var text = texts.get(language);
        if (text == null) {
            text = texts.get(base(language));
        }
        if (text == null) {
            text = texts.get(fallback);
        }
        return text == null ? texts.values().iterator().next() : text;
    }

    /** The language without script and region: {@code pt} of {@code pt-BR}. */
    public static String base(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /** What the language calls itself: {@code Français}. */
    public static String nativeName(String tag) {
        var locale = ULocale.forLanguageTag(tag);
        return locale.getDisplayName(locale);
    }
}
