package org.masthead.importer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caption and the credit printed with it. Either is null when absent. */
record Credits(String caption, String credit) {

    private static final String PHOTO = "(?:(?:file|stock|handout|representational|screen)\\s)?"
            + "(?:photographs?|photos?|pictures?|pics?|images?|illustrations?|credits?|crédits?|créditos?|courtesy|screengrab|screenshot|ph"
            + "|fotos?|fotografías?|imagen|bild|abbildung|quelle|fotoğraf|фотографии|фотография|фото|снимок|изображение|иллюстрация"
            + "|عکس|تصویر|منبع|صورة|الصورة|تصوير|صور|צילום|תמונה|קרדיט|图片来源|图片|图|摄|照片|写真|사진)";
    private static final String JOINT = "\\s*(?:credits?\\s*|source\\s*|courtesy\\s*|از\\s|من\\s)?"
            + "(?:[:：/|]+|\\.{3}|…|\\b(?:by|from|via|courtesy of|par|von|por|de)\\b)\\s*(?:(?:by|via)\\s)?";
    private static final String NAME = "(\\S.{0,110}?)";

    private static final Pattern BRACKETS = pattern("^(.*?)\\s*[\\[(（【«]([^\\[\\]()（）【】]{2,130})[\\])）】»]\\s*\\.?$");
    private static final Pattern LABELLED = pattern("^" + PHOTO + JOINT + NAME + "$");
    private static final Pattern SOURCE =
            pattern("^(?:image|photo|picture)?\\s?(?:source|via|courtesy of|courtesy|copyright|©|\\(c\\))[\\s,:©]+"
                    + NAME + "$");
    private static final Pattern TRAILING = pattern("^" + NAME
            // an agency may be called so: Getty Images, Alamy Stock Photo
            + "(?:\\s|/)(?:file\\s)?(?:(?<!stock\\s)photos?|photographs?|(?-i:pictures?|images?)|handout|фото)$");

    /** Names that end with a word for pictures: Getty Images, AFP via Getty Images. */
    private static final Pattern PICTURE_AGENCY =
            pattern("^((?:(?:via|[^\\s]{0,40}(?-i:\\p{Lu})[^\\s]{0,40})\\s){1,6}(?-i:Images?|Pictures|Photos?))$");

    private static final Pattern TAIL = pattern("^(.*?)(?:^|(?<=[.!?…。\"”»’)])\\s?|\\s[|/–—-]\\s|\\s)" + PHOTO
            + "\\s*(?:credits?|source)?\\s*(?:[:：]|\\.{3}|\\s/\\s)\\s*" + NAME + "\\.?$");
    private static final Pattern COPYRIGHT = pattern("^(.*?)\\s*(?:©|\\(c\\))\\s*(?:copyright\\s)?" + NAME + "\\.?$");
    private static final Pattern IMAGE_SOURCE = pattern("^image source,? " + NAME + "$");
    private static final Pattern IMAGE_CAPTION =
            pattern("^(?:image caption|media caption|caption|légende|bildunterschrift)\\s?[,:]\\s?(.+)$");

    private static final String AGENCY =
            "(?:REUTERS|AFP|AP|EPA(?:-EFE)?|EFE|DPA|TASS|ТАСС|РИА Новости|Sputnik|Xinhua|Anadolu|AAP|ANSA|IRNA|ISNA|PA|"
                    + "Getty(?: Images)?|Shutterstock|Bloomberg|AP Photo|Associated Press|NurPhoto|Unsplash|Wikimedia Commons|新华社|رويترز|رویترز)";
    private static final Pattern SIGNED =
            pattern("^(.*?[.!?…”\"’)])\\s*((?:[\\p{L}.'’-]+\\s){0,4}[\\p{L}.'’-]+\\s?/\\s?" + AGENCY + "[^.]{0,50}|"
                    + AGENCY + "\\s?/\\s?[^.]{2,60}|" + AGENCY + ")\\.?$");

    private static final Pattern STROKE_AT_END =
            pattern("^(.*?[.!?…”\"’)])\\s*((?:[\\p{L}.'’-]+\\s){0,4}[\\p{L}.'’-]+\\s?/\\s?" + AGENCY
                    + "(?:\\s.{2,40})?|" + AGENCY + "\\s?/\\s?[\\p{L}.'’ -]{2,60})$");

    /** A dot only behind initials. */
    private static final Pattern NO_SENTENCE = pattern("(?:(?:\\b\\p{L}{1,2}\\.|[^.\\s]++)\\s?+){1,8}+");

    /** A photographer and an agency with a stroke between them. */
    private static final Pattern STROKE = pattern("^(?:[\\p{L}.'’ -]{2,60}\\s?/\\s?" + AGENCY + "(?:\\s.{2,40})?|"
            + AGENCY + "\\s?/\\s?[\\p{L}.'’ -]{2,60})$");

    /**
     * Splits a line that may be a caption: a credit is seen only where a word for pictures or rights says so, or where
     * a photographer and an agency stand in brackets.
     */
    static Credits of(String line) {
        if (line.length() > 1000) {
            return new Credits(line, null);
        }
        var brackets = BRACKETS.matcher(line);
        if (brackets.matches()) {
            var inside = brackets.group(2);
            var credit = STROKE.matcher(inside).matches() ? inside : inBrackets(inside);
            if (credit != null) {
                return split(brackets.group(1), credit);
            }
        }
        for (var whole : List.of(IMAGE_SOURCE, LABELLED)) {
            var match = whole.matcher(line);
            if (match.matches() && line.length() <= 130) {
                return split("", match.group(1));
            }
        }
        if (STROKE.matcher(line).matches() && NO_SENTENCE.matcher(line).matches()) {
            return split("", line);
        }
        for (var tail : List.of(TAIL, COPYRIGHT, STROKE_AT_END)) {
            var match = tail.matcher(line);
            if (match.matches()) {
                return split(match.group(1), match.group(2));
            }
        }
        var labelled = IMAGE_CAPTION.matcher(line);
        return labelled.matches() ? of(labelled.group(1)) : new Credits(Lines.orNull(line), null);
    }

    /** Splits a line known to be a caption: the bare name of an agency at its end is then a credit as well. */
    static Credits ofCaption(String caption) {
        var credits = of(caption);
        if (credits.credit != null || credits.caption == null || caption.length() > 1000) {
            return credits;
        }
        var brackets = BRACKETS.matcher(credits.caption);
        if (brackets.matches() && brackets.group(2).matches("(?iU)(?:.{0,60}[/ ])?" + AGENCY + "(?:[/ ].{0,60})?")) {
            return split(brackets.group(1), brackets.group(2));
        }
        var signed = SIGNED.matcher(credits.caption);
        return signed.matches() ? split(signed.group(1), signed.group(2)) : credits;
    }

    /** The name in what is known to be a credit: "Photo: Jane Doe/AFP" is "Jane Doe/AFP". Null when nothing is left. */
    static String bare(String credit) {
        var line = Lines.orNull(credit);
        if (line == null || line.length() > 300) {
            return line;
        }
        var inside = line.matches("[(\\[（].*[)\\]）]") ? line.substring(1, line.length() - 1) : line;
        var name = inBrackets(inside);
        return tidy(name == null ? inside : name);
    }

    /** Whether a line of text says of itself that it belongs to a picture. */
    static boolean isCaption(String line) {
        return line.length() <= 600 && (IMAGE_CAPTION.matcher(line).matches() || of(line).credit != null);
    }

    private static String inBrackets(String inside) {
        for (var form : List.of(LABELLED, SOURCE, TRAILING, PICTURE_AGENCY)) {
            Matcher match = form.matcher(inside.strip());
            if (match.matches()) {
                return match.group(1);
            }
        }
        return null;
    }

    private static Credits split(String caption, String credit) {
        return new Credits(Lines.orNull(caption.replaceFirst("\\s+[|/–—-]\\s*$", "")), tidy(credit));
    }

    private static String tidy(String credit) {
        var name = Lines.clean(credit)
                .replaceFirst("^(?:©|\\(c\\)|by\\s)\\s*", "")
                .replaceFirst("(?<!\\b\\p{L})[.,;]$", "");
        return Lines.orNull(name);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
