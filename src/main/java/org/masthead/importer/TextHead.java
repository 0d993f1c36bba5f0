package org.masthead.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.masthead.importer.SavedPage.Picture;

/**
 * The lines above the text of a plain page: breadcrumb, headline, caption, byline, dates, in any order. The headline is
 * the first among them that is nothing else.
 */
final class TextHead {

    private static final int LONGEST_HEADLINE = 200;
    /** How far above the text the small print may reach: menus of saved pages are long. */
    private static final int HEAD = 120;

    static final Pattern UPDATED = Pattern.compile(
            "(?iU)(?:last update|updated|modified|mis à jour|modifié|actualizado|aktualisiert|обновлено|آخر تحديث|به روز رسانی|עודכן|更新)");

    /** Between the parts of a byline; a date in numbers needs no more than a space before it. */
    private static final Pattern DATED =
            Pattern.compile("\\s+[|•·]\\s+|\\s+(?=\\d{4}[-/.年]\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4})");

    final List<String> crumbs = new ArrayList<>();
    String headline;
    String kicker;
    String summary;
    String byline;
    String source;
    Instant publishedAt;
    Instant updatedAt;

    private final List<String> raw;
    private final List<String> lines;
    private final List<String> warnings;
    private final List<String> captions = new ArrayList<>();

    TextHead(List<String> raw, List<String> lines, List<String> warnings) {
        this.raw = raw;
        this.lines = lines;
        this.warnings = warnings;
    }

    /** Reads what stands above the text and answers where the text begins. */
    int read() {
        var end = Math.min(lines.size(), HEAD);
        var small = new ArrayList<Integer>();
        for (var at = 0; at < end; at++) {
            if (!isSmallPrint(at)) {
                small.add(at);
                if (isText(lines.get(at))) {
                    break;
                }
            }
        }
        var chosen = headline(small);
        if (chosen < 0) {
            return 0;
        }
        headline = lines.get(chosen);
        readAbove(chosen, small);
        return readBelow(chosen, end);
    }

    /** Whether the line is of the head but cannot be the headline. */
    private boolean isSmallPrint(int at) {
        var line = lines.get(at);
        return Boilerplate.isFurniture(line)
                || Boilerplate.COLLECTION.is(line)
                || Dates.isDateLine(line)
                || Bylines.isByline(line)
                || Bylines.isSource(line)
                || !Crumbs.split(raw.get(at)).isEmpty()
                || Credits.isCaption(line)
                || Boilerplate.COMMENTS.is(line)
                || !Channels.invited(line).isEmpty()
                || Addresses.isList(line)
                || line.contains("://") && !isText(line);
    }

    private static boolean isText(String line) {
        return Lines.width(line) > LONGEST_HEADLINE || Lines.width(line) >= 60 && Lines.endsSentence(line);
    }

    private int headline(List<Integer> candidates) {
        for (var at : candidates) {
            var line = lines.get(at);
            if (!isText(line)
                    && !Crumbs.isOne(line)
                    && (!Lines.endsSentence(line) || line.matches(".*[?!？！؟]\\P{L}*"))) {
                return at;
            }
        }
        var last = candidates.isEmpty() ? -1 : candidates.get(candidates.size() - 1);
        var sentence = last >= 0 && isText(lines.get(last));
        var ones = candidates.stream()
                .filter(at -> Crumbs.isOne(lines.get(at)) && !Boilerplate.KICKER.is(lines.get(at)))
                .toList();
        if (sentence
                && Lines.width(lines.get(last)) <= 150
                && last + 1 < lines.size()
                && (ones.isEmpty() || lines.get(last).matches(".*[?!？！؟]\\P{L}*"))) {
            return last;
        }
        return ones.stream()
                .max((a, b) ->
                        Integer.compare(lines.get(a).length(), lines.get(b).length()))
                .orElse(candidates.isEmpty() || sentence && candidates.size() == 1 ? -1 : candidates.get(0));
    }

    private void readAbove(int chosen, List<Integer> small) {
        var ones = new ArrayList<String>();
        var trail = List.<String>of();
        for (var at = 0; at < chosen; at++) {
            var line = lines.get(at);
            var split = Crumbs.split(raw.get(at));
            if (Crumbs.isHome(line)) {
                ones.clear();
            } else if (!split.isEmpty()
                    && !Dates.isDateLine(line)
                    && !Bylines.isByline(line)
                    && !Boilerplate.isFurniture(line)) {
                trail = split;
            } else if (Boilerplate.KICKER.is(line)) {
                kicker = line;
            } else if (Boilerplate.COLLECTION.is(line) || small.contains(at) && Crumbs.isOne(stripSeparators(line))) {
                ones.add(stripSeparators(line));
            } else if (small.contains(at) && Lines.endsSentence(line)) {
                captions.add(line);
            } else {
                readSmallPrint(at);
            }
        }
        if (trail.isEmpty() && ones.size() <= 6) {
            crumbs.addAll(ones);
        } else {
            crumbs.addAll(trail);
            ones.stream().filter(Boilerplate.COLLECTION::is).forEach(crumbs::add);
        }
    }

    private int readBelow(int chosen, int end) {
        for (var at = chosen + 1; at < end; at++) {
            var line = lines.get(at);
            var split = Crumbs.split(raw.get(at));
            var next = at + 1 < lines.size() ? Credits.of(lines.get(at + 1)) : null;
            var bareCreditBelow = next != null && next.credit() != null && next.caption() == null;
            if (readSmallPrint(at)) {
                continue;
            } else if (!split.isEmpty() && crumbs.stream().allMatch(Boilerplate.COLLECTION::is)) {
                crumbs.addAll(split);
            } else if (Boilerplate.COLLECTION.is(line)) {
                crumbs.add(line);
            } else if (line.equals(headline) || Boilerplate.isFurniture(line) || Boilerplate.COMMENTS.is(line)) {
                continue;
            } else if (bareCreditBelow && captions.isEmpty() && Lines.width(line) <= 300) {
                captions.add(line);
            } else if (captions.isEmpty() && Lines.width(line) <= 300 && isAboveSmallPrint(at, end)) {
                warnings.add("Taken for the caption of the picture: \"" + line + "\".");
                captions.add(line);
            } else if (Lines.isLabel(line) && textFollows(at, end)) {
                readLabel(line, isSmallPrint(at + 1));
            } else {
                return at;
            }
        }
        return end;
    }

    /**
     * A whole sentence, or what is long or dated like one, that stands above byline or date with the text below them
     * tells what a picture shows.
     */
    private boolean isAboveSmallPrint(int at, int end) {
        var next = at + 1;
        var line = lines.get(at);
        return (Lines.endsSentence(line) || !Lines.isLabel(line) || Dates.of(line) != null)
                && next < end
                && (Bylines.isByline(lines.get(next)) || Dates.isDateLine(lines.get(next)))
                && textFollows(next, end);
    }

    /** A short line between headline and text: a subtitle, or above the date the name of who wrote it. */
    private void readLabel(String line, boolean beforeSmallPrint) {
        if (source == null && Bylines.isAgency(line)) {
            source = line;
        } else if (byline == null && beforeSmallPrint && Bylines.isName(line)) {
            byline = line;
        } else if (Lines.words(line) > 4 && summary == null) {
            summary = line;
        } else if (Boilerplate.KICKER.is(line) && kicker == null) {
            kicker = line;
        } else {
            warnings.add("Left out above the text: \"" + line + "\".");
        }
    }

    private boolean textFollows(int at, int end) {
        for (var next = at + 1; next < end; next++) {
            if (!isSmallPrint(next)) {
                return !TextPage.BULLET.matcher(lines.get(next)).find();
            }
        }
        return false;
    }

    boolean readSmallPrint(int at) {
        var line = lines.get(at);
        if (Bylines.isByline(line)) {
            byline = firstOf(byline, readByline(line));
        } else if (Dates.isDateLine(line)) {
            readDates(line);
        } else if (Bylines.isSource(line)) {
            source = firstOf(source, Bylines.source(line));
        } else if (Credits.isCaption(line)) {
            captions.add(line);
        } else {
            return false;
        }
        return true;
    }

    /** "By Jane Doe | 21 September 2020": the parts that are dates are read as such. */
    private String readByline(String line) {
        DATED.splitAsStream(line).filter(Dates::isDateLine).forEach(this::readDates);
        return namesOf(line);
    }

    /** A byline without the dates in it. */
    static String namesOf(String byline) {
        return DATED.splitAsStream(byline)
                .filter(part -> !Dates.isDateLine(part) || Bylines.isByline(part))
                .collect(Collectors.joining(" | "));
    }

    private void readDates(String line) {
        var update = UPDATED.matcher(line);
        var split = update.find() ? update.start() : line.length();
        publishedAt = firstOf(publishedAt, moment(line.substring(0, split)));
        updatedAt = firstOf(updatedAt, moment(line.substring(split)));
    }

    private Instant moment(String text) {
        if (text.codePoints().noneMatch(Character::isDigit)) {
            return null;
        }
        var moment = Dates.of(text);
        if (moment == null || !moment.sure()) {
            warnings.add("The date \"" + text.replaceAll("^[\\s\\[(|]+|[\\s\\])\\[(|]+$", "") + "\" "
                    + (moment == null ? "could not be read for certain." : "names no time zone; UTC was assumed."));
        }
        return moment == null ? null : moment.at();
    }

    Picture leadImage() {
        String caption = null;
        String credit = null;
        for (var line : captions) {
            var parts = Credits.of(line);
            caption = firstOf(caption, parts.caption());
            credit = firstOf(credit, parts.credit());
        }
        return captions.isEmpty() ? null : new Picture(null, null, caption, credit);
    }

    private static String stripSeparators(String line) {
        return line.replaceAll("^[/|>»›→·•\\s]+|[/|>»›→·•\\s]+$", "");
    }

    @SafeVarargs
    private static <T> T firstOf(T... values) {
        for (var value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
