package org.masthead.body;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts words. ICU reads the rules of a language anew whenever another one was asked for before; here they are kept.
 */
final class Words {

    private static final int MOST_LANGUAGES = 100;

    /** To be copied: one is for one text at a time. */
    private static final Map<String, BreakIterator> OF_LANGUAGES = new ConcurrentHashMap<>();

    private Words() {}

    /** @param language BCP 47 */
    static int count(String text, String language) {
        var words = of(language).clone();
        words.setText(text);
        var count = 0;
        while (words.next() != BreakIterator.DONE) {
            count += words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT ? 1 : 0;
        }
        return count;
    }

    private static BreakIterator of(String language) {
        var known = OF_LANGUAGES.get(language);
        if (known != null) {
            return known;
        }
        var words = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
        if (OF_LANGUAGES.size() < MOST_LANGUAGES) {
            OF_LANGUAGES.put(language, words);
        }
        return words;
    }
}
