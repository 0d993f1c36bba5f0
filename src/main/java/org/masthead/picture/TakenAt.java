package org.masthead.picture;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPDateTime;
import com.drew.metadata.iptc.IptcDirectory;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a picture was taken, as one of the three kinds of metadata says it: a local time that may know its offset.
 *
 * @param offset from UTC, or null
 */
record TakenAt(LocalDateTime time, ZoneOffset offset) {

    private static final Pattern EXIF = Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d):(\\d\\d):(\\d\\d)");
    private static final Pattern IIM_DATE = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)");
    private static final Pattern IIM_TIME = Pattern.compile("(\\d\\d):?(\\d\\d):?(\\d\\d)([+-]\\d\\d:?\\d\\d)?.*");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):?(\\d\\d)");

    /**
     * The instant that they agree on. One without an offset takes that of another that says the same time, else the
     * publication's.
     *
     * @param xmpFirst whether XMP counts for more than IIM
     * @return null when nothing can be told
     */
    static Instant of(TiffTags exif, Xmp xmp, Iim iim, boolean xmpFirst, ZoneId zone) {
        var ofXmp = Stream.of(
                        xmp.date(XMPConst.NS_PHOTOSHOP, "DateCreated"), xmp.date(XMPConst.NS_EXIF, "DateTimeOriginal"))
                .map(TakenAt::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var ofIim = of(iim);
        var all = Stream.of(of(exif), xmpFirst ? ofXmp : ofIim, xmpFirst ? ofIim : ofXmp)
                .filter(Objects::nonNull)
                .toList();
        return all.isEmpty() ? null : all.get(0).instant(all.stream(), zone);
    }

    private Instant instant(Stream<TakenAt> all, ZoneId zone) {
        var minute = time.truncatedTo(ChronoUnit.MINUTES);
        var known = all.filter(other -> other.offset != null
                        && other.time.truncatedTo(ChronoUnit.MINUTES).equals(minute))
                .findFirst();
        return known.map(other -> time.toInstant(other.offset))
                .orElseGet(() -> time.atZone(zone).toInstant());
    }

    private static TakenAt of(TiffTags exif) {
        var taken = ascii(exif.text(TiffTags.TAKEN));
        var fraction = ascii(exif.text(TiffTags.TAKEN_FRACTION));
        var match = EXIF.matcher(taken);
        if (!match.lookingAt()) {
            return null;
        }
        var nanos = fraction.matches("\\d{1,9}") ? Integer.parseInt((fraction + "00000000").substring(0, 9)) : 0;
        return checked(
                number(match.group(1)),
                number(match.group(2)),
                number(match.group(3)),
                time(number(match.group(4)), number(match.group(5)), number(match.group(6)), nanos),
                offset(ascii(exif.text(TiffTags.TAKEN_OFFSET))));
    }

    private static TakenAt of(Iim iim) {
        var date = IIM_DATE.matcher(Objects.requireNonNullElse(iim.text(IptcDirectory.TAG_DATE_CREATED), ""));
        if (!date.lookingAt()) {
            return null;
        }
        var time = IIM_TIME.matcher(Objects.requireNonNullElse(iim.text(IptcDirectory.TAG_TIME_CREATED), ""));
        var hasTime = time.matches();
        return checked(
                number(date.group(1)),
                number(date.group(2)),
                number(date.group(3)),
                hasTime
                        ? time(number(time.group(1)), number(time.group(2)), number(time.group(3)), 0)
                        : LocalTime.MIDNIGHT,
                hasTime && time.group(4) != null ? offset(time.group(4)) : null);
    }

    private static TakenAt of(XMPDateTime date) {
        if (date == null || !date.hasDate() || date.getMonth() == 0 || date.getDay() == 0) {
            return null;
        }
        var offset = date.hasTime() && date.hasTimeZone()
                ? date.getTimeZone().getOffset(date.getCalendar().getTimeInMillis()) / 1000
                : null;
        return checked(
                date.getYear(),
                date.getMonth(),
                date.getDay(),
                date.hasTime()
                        ? time(date.getHour(), date.getMinute(), date.getSecond(), date.getNanoSecond())
                        : LocalTime.MIDNIGHT,
                offset == null ? null : ZoneOffset.ofTotalSeconds(offset));
    }

    /** Null for what no calendar has. */
    private static TakenAt checked(int year, int month, int day, LocalTime time, ZoneOffset offset) {
        try {
            return year < 1800 || time == null
                    ? null
                    : new TakenAt(LocalDate.of(year, month, day).atTime(time), offset);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static LocalTime time(int hour, int minute, int second, int nanos) {
        try {
            return LocalTime.of(hour, minute, second, nanos);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static ZoneOffset offset(String text) {
        var match = OFFSET.matcher(text);
        if (!match.lookingAt()) {
            return null;
        }
        var sign = match.group(1).equals("-") ? -1 : 1;
        try {
            return ZoneOffset.ofHoursMinutes(sign * number(match.group(2)), sign * number(match.group(3)));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String ascii(byte[] text) {
        return text == null ? "" : new String(text, StandardCharsets.US_ASCII).strip();
    }
}
