package org.masthead.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/**
 * Texts by language as the newsroom writes them: the one in the publication's default language by itself, those in
 * other languages beside it, {@code {"fr": {"name": "…"}}}. Rows keep them all together, by language.
 */
public final class Translations {

    private Translations() {}

    /**
     * What was written, by language tags in their canonical spelling; empty for null.
     *
     * @throws ProblemException 422 for what is no language, the default one, or named twice
     */
    public static <T> Map<String, T> checked(Map<String, T> translations, String defaultLanguage) {
        var faults = new ArrayList<Fault>();
        var checked = checked(translations, defaultLanguage, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        return checked;
    }

    /** The same; what is wrong joins what is known to be wrong already. */
    public static <T> Map<String, T> checked(Map<String, T> translations, String defaultLanguage, List<Fault> faults) {
        var checked = new TreeMap<String, T>();
        (translations == null ? Map.<String, T>of() : translations).forEach((tag, translation) -> {
            var language = Languages.canonical(tag);
            if (language.isEmpty()) {
                faults.add(Fault.at("/translations", "language", "must be keyed by language tags such as fr"));
            } else if (language.get().equals(defaultLanguage)
                    || checked.putIfAbsent(language.get(), translation) != null) {
                faults.add(Fault.at(
                        "/translations/" + tag,
                        "language-twice",
                        "must be in a language of its own; what is in the default language stands outside"));
            }
        });
        return checked;
    }

    /** The texts of one member, as a row keeps them; those that are null are left out. */
    public static <T> Map<String, String> texts(
            String defaultLanguage, String text, Map<String, T> checked, Function<T, String> member) {
        var texts = new LinkedHashMap<String, String>();
        if (text != null) {
            texts.put(defaultLanguage, text);
        }
        checked.forEach((language, translation) -> {
            if (member.apply(translation) != null) {
                texts.put(language, member.apply(translation));
            }
        });
        return texts;
    }

    /** The way back: a translation for each other language that any of these texts is in. */
    @SafeVarargs
    public static <T> Map<String, T> of(
            String defaultLanguage, Function<String, T> translation, Map<String, String>... texts) {
        var languages = new TreeSet<String>();
        for (var byLanguage : texts) {
            languages.addAll(byLanguage.keySet());
        }
        languages.remove(defaultLanguage);
        var translations = new LinkedHashMap<String, T>();
        languages.forEach(language -> translations.put(language, translation.apply(language)));
        return translations;
    }
}
