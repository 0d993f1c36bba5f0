import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up words of a language, in the proportions in which words of a language occur; the first ones are real. */
final class Vocabulary {

    /** A word and how it is written in an address. */
    record Word(String text, String latin) {}

    private static final int SIZE = 30_000;

    private static final List<String> ENGLISH_STARTS = List.of(
            "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr",
            "qu", "r", "s", "sh", "st", "str", "t", "th", "tr", "v", "w", "");
    private static final List<String> ENGLISH_ENDS = List.of(
            "a", "e", "i", "o", "u", "ai", "ea", "ou", "an", "en", "in", "on", "er", "ar", "or", "al", "el", "est",
            "and", "ing", "ity", "ion", "ent");
    private static final List<String> FRENCH_STARTS = List.of(
            "b", "bl", "c", "ch", "d", "f", "g", "gn", "j", "l", "m", "n", "p", "pr", "qu", "r", "s", "t", "tr", "v",
            "");
    private static final List<String> FRENCH_ENDS = List.of(
            "a", "e", "é", "è", "i", "o", "u", "ou", "eau", "ai", "an", "on", "in", "eur", "oire", "ance", "ette",
            "ique", "ê", "ç", "î");
    private static final List<String> ARABIC_STARTS = List.of(
            "ب", "ت", "ج", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه");
    private static final List<String> ARABIC_ENDS = List.of("", "", "", "ا", "و", "ي", "ة", "أ");

    private final List<Word> words = new ArrayList<>();
    private final Zipf ranks = new Zipf(SIZE, 1);
    private final int real;

    private Vocabulary(long seed, List<String> real, String prefix, List<String> starts, List<String> ends) {
        var random = new SplittableRandom(seed);
        var known = new HashSet<String>(real);
        real.forEach(word -> words.add(word(word)));
        this.real = real.size();
        while (words.size() < SIZE) {
            var text = new StringBuilder(random.nextInt(4) == 0 ? prefix : "");
            // Frequent words are short.
            var syllables = 2 + random.nextInt(words.size() < 300 ? 1 : 3);
            for (var i = 0; i < syllables; i++) {
                text.append(starts.get(random.nextInt(starts.size()))).append(ends.get(random.nextInt(ends.size())));
            }
            if (text.length() > 2 && known.add(text.toString())) {
                words.add(word(text.toString()));
            }
        }
    }

    static Vocabulary english() {
        var real = "the of and to in a is for on that by this with it as was at from has are be an will have not";
        return new Vocabulary(1, List.of(real.split(" ")), "", ENGLISH_STARTS, ENGLISH_ENDS);
    }

    static Vocabulary french() {
        var real = "de la le et les des en un du une que est pour qui dans par sur au plus ne se avec il pas ce";
        return new Vocabulary(2, List.of(real.split(" ")), "", FRENCH_STARTS, FRENCH_ENDS);
    }

    static Vocabulary arabic() {
        var real = "في من على إلى أن عن التي مع هذا الذي هذه بين بعد كان قد لا كما قبل ذلك لم";
        return new Vocabulary(3, List.of(real.split(" ")), "ال", ARABIC_STARTS, ARABIC_ENDS);
    }

    String any(SplittableRandom random) {
        return words.get(ranks.draw(random)).text();
    }

    /** One that carries a meaning, as in headlines and searches. */
    Word telling(SplittableRandom random) {
        var rank = ranks.draw(random);
        while (rank < real) {
            rank = ranks.draw(random);
        }
        return words.get(rank);
    }

    private static Word word(String text) {
        var latin = new StringBuilder();
        text.codePoints()
                .forEach(letter -> latin.append(
                        letter < 128 ? Character.toString(letter) : Character.toString('a' + letter % 26)));
        return new Word(text, latin.toString());
    }
}
