package org.masthead.importer;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Languages of pages, as BCP 47 tags. */
final class Languages {

    private static final Pattern NEITHER_ARABIC_NOR_PERSIAN = Pattern.compile("[ټډړښګېۍێۆڕڵەٹڈڑےۀۇۋڭڤ]");
    private static final Pattern OTHER_CYRILLIC = Pattern.compile("(?iU)[ўґәғқңөұүһҳҷӣјљњћђџѓќѕӯ]");

    private Languages() {}

    /** The tag of an {@code en_US}, {@code en-us} or {@code EN}; null for what is no language. */
    static String tag(String named) {
        var name = Lines.orNull(named);
        if (name == null || name.length() > 35) {
            return null;
        }
        try {
            var tag = new Locale.Builder()
                    .setLanguageTag(name.replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    /** The language when the letters leave no doubt: Latin letters, and most Cyrillic ones, do not tell. */
    static String ofScript(String text) {
        if (has(text, "[\\p{IsHiragana}\\p{IsKatakana}]")) {
            return "ja";
        }
        if (has(text, "\\p{IsHangul}")) {
            return "ko";
        }
        if (most(text, "\\p{IsHan}")) {
            return "zh";
        }
        if (most(text, "\\p{IsHebrew}")) {
            return "he";
        }
        if (most(text, "\\p{IsGreek}")) {
            return "el";
        }
        if (most(text, "\\p{IsThai}")) {
            return "th";
        }
        if (most(text, "\\p{IsArabic}")
                && !NEITHER_ARABIC_NOR_PERSIAN.matcher(text).find()) {
            if (has(text, "[پچژگ]") && has(text, "[یک]")) {
                return "fa";
            }
            return has(text, "[ةىيك]") && !has(text, "[پچژگیک]") ? "ar" : null;
        }
        if (most(text, "\\p{IsCyrillic}") && !OTHER_CYRILLIC.matcher(text).find()) {
            if (has(text, "[іїє]")) {
                return has(text, "[ыэъё]") ? null : "uk";
            }
            return has(text, "ы") ? "ru" : null;
        }
        return null;
    }

    private static boolean has(String text, String letters) {
        return Pattern.compile(letters).matcher(text).find();
    }

    private static boolean most(String text, String script) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        return letters > 0 && Pattern.compile(script).matcher(text).results().count() > letters * 7 / 10;
    }
}
