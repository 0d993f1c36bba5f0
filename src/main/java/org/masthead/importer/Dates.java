package org.masthead.importer;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Times as pages print them, in numbers or in the month names of many languages. */
final class Dates {

    /** A time read; {@code sure} is false when the page names no zone or no hour, and UTC was taken. */
    record Moment(Instant at, boolean sure) {}

    /** Before the first newspapers: what programs write that know no time, such as the first second of year 1. */
    private static final Instant EARLIEST = Instant.parse("1500-01-01T00:00:00Z");

    private static final Map<String, Integer> MONTHS = months();
    private static final List<String> PERSIAN_MONTHS = List.of(
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند");

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("z", "Z"),
            Map.entry("gmt", "Z"),
            Map.entry("utc", "Z"),
            Map.entry("bst", "+01:00"),
            Map.entry("cet", "+01:00"),
            Map.entry("cest", "+02:00"),
            Map.entry("eet", "+02:00"),
            Map.entry("eest", "+03:00"),
            Map.entry("msk", "+03:00"),
            Map.entry("мск", "+03:00"),
            Map.entry("est", "-05:00"),
            Map.entry("edt", "-04:00"),
            Map.entry("cdt", "-05:00"),
            Map.entry("pst", "-08:00"),
            Map.entry("pdt", "-07:00"),
            Map.entry("jst", "+09:00"));

    private static final String WORD = "([\\p{L}\\p{M}]{2,14})\\.?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern IDEOGRAPHS =
            Pattern.compile("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");
    private static final Pattern YEAR_LAST = Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})[./-](\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]{1,3}(?:de\\s|of\\s|ב)?" + WORD
                    + ",?[\\s-]{1,3}(?:de\\s|del\\s)?(\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<!\\p{L})" + WORD + "\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d.:])(\\d{1,2})(?::|\\.|\\s?h\\s?)(\\d{2})(?::\\d{2})?(?!\\d)"
                    + "(?:\\s?([apAP])\\.?\\s?[mM]\\b\\.?)?(?:\\s?\\(?(Z|[A-Z]{3,4}|МСК)?\\)?(?:\\s?([+-]\\d{1,2})(?::?(\\d{2}))?)?)");
    private static final Pattern LABEL = Pattern.compile(
            "(?iU)\\b(?:first\\s)?(?:published|posted|updated|last updated?|last modified|modified|created|issued|date"
                    + "|publié|mis à jour|modifié|publicado|actualizado|veröffentlicht|aktualisiert|stand|опубликовано|обновлено|дата"
                    + "|نشر|تاريخ النشر|آخر تحديث|تاریخ انتشار|انتشار|به روز رسانی|פורסם|עודכן|发布时间|公開日|更新)\\b");
    private static final Pattern FILLER = Pattern.compile(
            "(?iU)\\b(?:on|at|the|le|la|el|il|um|uhr|à|a las|в|года|г|de|del|year|hrs?|local time|time|gmt|utc|min(?:ute)?s?|ago|read|to read|in|ساعت|الساعة)\\b"
                    + "|\\d+|[^\\p{L}\\p{M}]+");
    private static final Pattern WEEKDAY = Pattern.compile("(?iU)\\b(?:" + String.join("|", weekdays()) + ")\\b\\.?");

    private Dates() {}

    /** An ISO 8601 or RFC 1123 time of metadata, or any printed form. Null when it is none that news can have. */
    static Moment of(String text) {
        var line = Lines.orNull(text);
        var moment = line == null || line.length() > 200 ? null : read(line);
        return moment == null || moment.at().isBefore(EARLIEST) ? null : moment;
    }

    private static Moment read(String line) {
        var iso = line.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d{2}:)", "$1T")
                .replaceFirst(" ?([+-]\\d{2}):?(\\d{2})$", "$1:$2");
        try {
            return new Moment(OffsetDateTime.parse(iso).toInstant(), true);
        } catch (DateTimeException notIso) {
            try {
                return new Moment(DateTimeFormatter.RFC_1123_DATE_TIME.parse(line, Instant::from), true);
            } catch (DateTimeException notMail) {
                return printed(line);
            }
        }
    }

    /** Whether the line says when, and next to nothing else. */
    static boolean isDateLine(String line) {
        if (line.length() > 200 || !line.codePoints().anyMatch(Character::isDigit)) {
            return false;
        }
        var rest = digits(line);
        var dated = date(rest) != null || YEAR_LAST.matcher(rest).find();
        for (var form : List.of(IDEOGRAPHS, YEAR_FIRST, YEAR_LAST, DAY_MONTH, MONTH_DAY, TIME)) {
            rest = form.matcher(rest).replaceAll(" ");
        }
        var labelled = LABEL.matcher(rest).find();
        for (var form : List.of(LABEL, WEEKDAY, FILLER)) {
            rest = form.matcher(rest).replaceAll(" ");
        }
        return (dated || labelled && TIME.matcher(line).find())
                && rest.replace(" ", "").length() <= 12;
    }

    private static Moment printed(String text) {
        var line = digits(text);
        var date = date(line);
        if (date == null) {
            return null;
        }
        var rest = line;
        for (var form : List.of(IDEOGRAPHS, YEAR_FIRST, YEAR_LAST)) {
            rest = form.matcher(rest).replaceAll(" ");
        }
        var time = TIME.matcher(rest.replaceFirst("^\\s*T(?=\\d)", " "));
        try {
            if (!time.find()) {
                return new Moment(date.atStartOfDay().toInstant(ZoneOffset.UTC), false);
            }
            var hour = Integer.parseInt(time.group(1));
            if (time.group(3) != null) {
                hour = hour % 12 + (time.group(3).equalsIgnoreCase("p") ? 12 : 0);
            }
            var zone = zone(time.group(4), time.group(5), time.group(6));
            var at = date.atTime(LocalTime.of(hour, Integer.parseInt(time.group(2))));
            return new Moment(at.toInstant(zone == null ? ZoneOffset.UTC : zone), zone != null);
        } catch (DateTimeException noSuchTime) {
            return new Moment(date.atStartOfDay().toInstant(ZoneOffset.UTC), false);
        }
    }

    private static ZoneOffset zone(String name, String hours, String minutes) {
        if (hours != null) {
            var sign = hours.charAt(0);
            return ZoneOffset.of("%c%02d:%s"
                    .formatted(sign, Integer.parseInt(hours.substring(1)), minutes == null ? "00" : minutes));
        }
        var offset = name == null ? null : ZONES.get(name.toLowerCase(Locale.ROOT));
        return offset == null ? null : ZoneOffset.of(offset);
    }

    /** The first date of the line; null also for 03/04/2020, which is another day in another country. */
    private static LocalDate date(String line) {
        for (var form : List.of(IDEOGRAPHS, YEAR_FIRST)) {
            var match = form.matcher(line);
            if (match.find()) {
                return day(match.group(1), Integer.parseInt(match.group(2)), match.group(3));
            }
        }
        var numbers = YEAR_LAST.matcher(line);
        if (numbers.find()) {
            var first = Integer.parseInt(numbers.group(1));
            var second = Integer.parseInt(numbers.group(3));
            if (second > 12) {
                return day(numbers.group(4), first, numbers.group(3));
            }
            var dayFirst = first > 12 || first == second || numbers.group(2).equals(".");
            return dayFirst ? day(numbers.group(4), second, numbers.group(1)) : null;
        }
        var dayMonth = DAY_MONTH.matcher(line);
        while (dayMonth.find()) {
            var date = named(dayMonth.group(3), dayMonth.group(2), dayMonth.group(1));
            if (date != null) {
                return date;
            }
        }
        var monthDay = MONTH_DAY.matcher(line);
        while (monthDay.find()) {
            var date = named(monthDay.group(3), monthDay.group(1), monthDay.group(2));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static LocalDate named(String year, String month, String day) {
        var persian = PERSIAN_MONTHS.indexOf(month.replace('ي', 'ی'));
        if (persian >= 0) {
            var calendar = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
            calendar.clear();
            calendar.set(Integer.parseInt(year), persian, Integer.parseInt(day));
            return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), 86_400_000L));
        }
        var number = MONTHS.get(month.toLowerCase(Locale.ROOT));
        return number == null ? null : day(year, number, day);
    }

    private static LocalDate day(String year, int month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Arabic and Persian digits as Latin ones. */
    private static String digits(String line) {
        var out = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            if (c > 127 && Character.isDigit(c)) {
                out.append(Character.digit(c, 10));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var tag : List.of(
                "en", "fr", "es", "pt", "de", "it", "nl", "tr", "pl", "ru", "uk", "ar", "ar-SY", "ar-MA", "he", "fa",
                "el", "sv", "id")) {
            for (var month : Month.values()) {
                for (var style : List.of(
                        TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                    var name = month.getDisplayName(style, Locale.forLanguageTag(tag))
                            .toLowerCase(Locale.ROOT);
                    months.putIfAbsent(name.replace(".", ""), month.getValue());
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    private static List<String> weekdays() {
        return List.of("en", "fr", "es", "pt", "de", "it", "ru", "uk", "ar", "he", "fa", "tr").stream()
                .flatMap(tag -> Arrays.stream(DayOfWeek.values())
                        .flatMap(day -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                                .map(style -> day.getDisplayName(style, Locale.forLanguageTag(tag)))))
                .map(name -> Pattern.quote(name.replace(".", "")))
                .distinct()
                .toList();
    }
}
