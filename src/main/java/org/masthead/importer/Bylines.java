package org.masthead.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who wrote it, who sent it, and from where: the small print between headline and text. */
final class Bylines {

    private static final Pattern BY = Pattern.compile(
            "(?iU)^(?:(?:written |reported |story |text |words |posted |submitted )?by\\b:?|(?:author|authors|reporter|correspondent|written|text|words)\\s?[:：]"
                    + "|par\\b:?|por\\b:?|von\\b:?|di\\b:?|auteur\\s?:|autor\\p{L}*\\s?:|लेखक\\s?[:：]|संवाददाता\\s?[:：]|автор\\p{L}*\\s?[:：]?|текст\\s?:|беседовал\\p{L}*"
                    + "|بقلم\\s?:?|الكاتب\\s?:|كتب\\p{L}*\\s?:|نویسنده\\s?:|نوشته\\s?:?|گزارش\\s?:|خبرنگار\\s?:?|מאת\\s?:?"
                    + "|[(（【]?(?:本报|本報|本网|新华社|新華社|中新社)?(?:特约|实习)?(?:记者|記者|通讯员|作者)(?:\\s?[:：/／|｜=＝]|\\s)"
                    + "|(?:取材[・･]?|写真[・･])?(?:文|撰文|撰稿|執筆|글|기자)\\s?[:：/／|｜=＝]|責任編集\\s?[:：])\\s*(?=\\S)");
    /** Where the word follows the name: 山田太郎記者, 김철수 기자. */
    private static final Pattern NAMED_REPORTER =
            Pattern.compile("^[(（【]?((?:\\p{IsHan}{2,8}|\\p{IsHangul}{2,5}))\\s?(?:記者|记者|기자|특파원|선임기자)[)）】]?$");
    /** What follows the name of a reporter: from where, and who else had a hand in it. */
    private static final Pattern BESIDE = Pattern.compile(
            "\\s*(?:[)）】]|\\s\\p{IsHan}{0,6}(?:报道|報道|报导|報導|摄)$|(?:编辑|編輯|责编|責編|校对|来源|來源|摄影|攝影|写真|撮影)\\s?[:：/／=＝]).*$");

    private static final Pattern FROM = Pattern.compile(
            "(?iU)^(?:source|news source|agency|agencies|quelle|fuente|fonte|kaynak|источник|джерело|المصدر|مصدر|منبع|خبرگزاری|מקור|来源|來源|出典|출처)\\s?[:：]\\s*(?=\\S)");
    private static final Pattern COMMA = Pattern.compile("\\s*[,;،、]\\s*");
    private static final Pattern JOINT =
            Pattern.compile("(?iU)\\s*[&/／]\\s*|(?:^|\\s)(?:and|with|et|avec|y|con|e|com|und|mit|и|й|та|و|ו)\\s");
    private static final Pattern PLACE = Pattern.compile(
            "(?U)(?:^|\\s)(?:in|at|from|à|au|aux|en|em|aus|da|a|в|из|في|من)\\s\\p{Lu}.*$|\\son\\s\\p{Lu}.*$"
                    + "|(?:^|\\s)(?:في|من)\\s.*$|\\s[|–—-]\\s.*$");
    private static final Pattern ROLE = Pattern.compile(
            "(?iU)\\b(?:staff|correspondent|reporter|editor|writer|desk|agenc(?:y|ies)|news|newsroom|service|bureau|press|корреспондент|редакция|online|team)\\b");
    private static final Set<String> AGENCIES = Set.of(
            "reuters",
            "ap",
            "afp",
            "associated press",
            "the associated press",
            "agence france presse",
            "bloomberg",
            "dpa",
            "efe",
            "ansa",
            "tass",
            "тасс",
            "interfax",
            "интерфакс",
            "ria novosti",
            "риа новости",
            "xinhua",
            "kyodo",
            "yonhap",
            "anadolu",
            "anadolu agency",
            "aa",
            "pti",
            "ani",
            "irna",
            "isna",
            "mehr",
            "tasnim",
            "sputnik",
            "upi",
            "epa",
            "apa",
            "belga",
            "pap",
            "pa",
            "pa media",
            "cna",
            "рейтер",
            "رويترز",
            "رویترز",
            "ایرنا",
            "ایسنا",
            "وكالات",
            "أ ف ب",
            "新华社",
            "共同社");

    /** "MOSCOW (AP) —", "LONDON, Sept 21 (Reuters) -", "Москва, 21 сентября /ТАСС/.", "Paris (AFP) –" */
    private static final Pattern DATELINE = Pattern.compile(
            "(?U)^(\\p{L}[\\p{L}\\p{M}.'’ /-]{1,40}?)(?:,\\s[\\p{L}\\p{M}\\d.,\\s]{2,30})?\\s?(?:[(/]([^()/]{2,40})[)/]\\.?)\\s?[–—:-]*\\s");

    private static final Pattern CAPITALS =
            Pattern.compile("(?U)^(\\p{Lu}[\\p{Lu}.'’ /-]{2,40}(?:,\\s\\p{Lu}[\\p{L}.]{1,20}){0,2})\\s[–—-]{1,2}\\s");

    private Bylines() {}

    /** Place and agency with which a text begins; either may be null. */
    record Dateline(String place, String agency) {}

    static boolean isByline(String line) {
        var by = BY.matcher(line);
        return NAMED_REPORTER.matcher(line).matches()
                || line.length() <= 140
                        && by.find()
                        && !Lines.endsSentence(line.replaceFirst("\\.$", ""))
                        && Lines.words(line) <= 16
                        && startsName(line.substring(by.end()));
    }

    /** Two to four words in capitals, as people are called. */
    static boolean isName(String line) {
        return line.matches(
                        "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|de|van|von|der|bin|al)){1,3}")
                && !isOffice(line);
    }

    static boolean isSource(String line) {
        return line.length() <= 120 && FROM.matcher(line).find();
    }

    static String source(String line) {
        return Lines.orNull(FROM.matcher(line).replaceFirst("").replaceFirst("\\.$", ""));
    }

    /** The people of a byline; agencies and desks are none. */
    static List<String> people(String byline) {
        return names(byline).filter(name -> !isOffice(name)).toList();
    }

    /** The agency a byline names, or null. */
    static String agency(String byline) {
        return names(byline).filter(Bylines::isAgency).findFirst().orElse(null);
    }

    static boolean isAgency(String name) {
        return AGENCIES.contains(Lines.key(name))
                || AGENCIES.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a name is that of an agency, a desk or a newsroom, not of a person. */
    static boolean isOffice(String name) {
        return isAgency(name) || ROLE.matcher(name).find();
    }

    static Dateline dateline(String paragraph) {
        var start = paragraph.substring(0, Math.min(paragraph.length(), 140));
        var full = DATELINE.matcher(start);
        if (full.find() && isAgency(full.group(2).replaceFirst("\\s.*$", ""))
                || full.reset().find() && isAgency(full.group(2))) {
            return new Dateline(Lines.clean(full.group(1)), Lines.clean(full.group(2)));
        }
        var capitals = CAPITALS.matcher(start);
        return capitals.find() ? new Dateline(Lines.clean(capitals.group(1)), null) : new Dateline(null, null);
    }

    private static Stream<String> names(String byline) {
        var reporter = NAMED_REPORTER.matcher(byline);
        var bare = reporter.matches() ? reporter.group(1) : BY.matcher(byline).replaceFirst("");
        var parts = COMMA.split(BESIDE.matcher(bare).replaceFirst(""));
        return IntStream.range(0, parts.length)
                .filter(at -> at == 0 || !isPlace(parts[at], parts[at - 1]))
                .boxed()
                .flatMap(at -> Arrays.stream(JOINT.split(parts[at])))
                .map(name -> Lines.clean(PLACE.matcher(name).replaceFirst("").replaceFirst("\\.$", "")))
                .filter(name -> name.length() > 1
                        && name.length() <= 60
                        && Lines.words(name) <= 5
                        && name.codePoints().anyMatch(Character::isLetter));
    }

    /** A single word behind a comma is where the person before it writes from: Eva Muster, Berlin. */
    private static boolean isPlace(String part, String before) {
        return Character.isUpperCase(part.codePointAt(0))
                && part.indexOf(' ') < 0
                && before.indexOf(' ') > 0
                && !isAgency(part);
    }

    /** Words such as "By" also begin sentences and headlines: a name is in capitals, where its script has them. */
    private static boolean startsName(String name) {
        var first = name.codePointAt(0);
        var second = name.split("\\s+").length > 1 ? name.split("\\s+")[1].codePointAt(0) : first;
        var cased = Character.isUpperCase(first) || Character.isLowerCase(first);
        return !cased
                || Character.isUpperCase(first)
                        && (Character.isUpperCase(second)
                                || Lines.words(name) <= 2
                                || Character.isLowerCase(second)
                                        && name.matches("(?U).*\\s(?:de|van|von|der|bin|al|and|et|y|и|und)\\s.*"));
    }
}
