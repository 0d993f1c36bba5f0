package org.masthead.picture;

import com.adobe.internal.xmp.XMPConst;
import com.drew.metadata.iptc.IptcDirectory;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts together what the three kinds of metadata say, by the rules of the Metadata Working Group (Guidelines 2.0,
 * section 5): Exif first for description, creator, copyright and date; XMP before IIM, unless a digest shows that IIM
 * was written after it.
 */
final class Metadata {

    private static final int SHORT = 200;
    private static final int MIDDLE = 500;
    private static final int ALT = 2000;
    private static final int CAPTION = 5000;
    private static final int MOST_CREATORS = 50;
    private static final int MOST_KEYWORDS = 100;
    private static final int KEYWORD = 100;
    private static final int MOST_LANGUAGES = 20;
    private static final int RAW = 1000;

    /** What cameras write where people would describe the picture. */
    private static final Set<String> JUNK = Set.of(
            "olympus digital camera",
            "samsung camera pictures",
            "minolta digital camera",
            "konica minolta digital camera",
            "kodak digital still camera",
            "digital camera",
            "digital still camera",
            "sony dsc",
            "minolta dsc",
            "dcim",
            "dji image",
            "image description",
            "default",
            "untitled",
            "screenshot",
            "created with gimp");

    /** The name of a file, which some cameras write there. */
    private static final String FILE = "(?i)(dcim\\\\|dsc_?|img_?)\\S*";

    private final TiffTags exif;
    private final Xmp xmp;
    private final Iim iim;
    private final Charset fallback;

    Metadata(Found found, Charset fallback) {
        this.exif = found.tags == null ? TiffTags.of(found.exif) : found.tags;
        this.xmp = Xmp.of(found.xmp);
        this.iim = Iim.of(found, fallback);
        this.fallback = fallback;
    }

    /** 1 to 8 as Exif has them; 1 when it does not say. */
    int orientation() {
        return exif.orientation();
    }

    /** @param zone of times that do not say theirs */
    Told told(ZoneId zone) {
        return new Told(
                languages(XMPConst.NS_IPTCCORE, "AltTextAccessibility", null, null, ALT),
                languages(
                        XMPConst.NS_DC,
                        "description",
                        exif(TiffTags.DESCRIPTION),
                        iim.text(IptcDirectory.TAG_CAPTION),
                        CAPTION),
                Texts.clean(text(XMPConst.NS_PHOTOSHOP, "Credit", IptcDirectory.TAG_CREDIT), MIDDLE),
                Texts.line(text(XMPConst.NS_PHOTOSHOP, "Headline", IptcDirectory.TAG_HEADLINE), MIDDLE),
                Texts.line(text(XMPConst.NS_PHOTOSHOP, "Source", IptcDirectory.TAG_SOURCE), SHORT),
                Texts.lines(creators(), MOST_CREATORS, SHORT),
                TakenAt.of(exif, xmp, iim, !iim.isNewer, zone),
                place(text(XMPConst.NS_IPTCCORE, "Location", IptcDirectory.TAG_SUB_LOCATION), "Sublocation"),
                place(text(XMPConst.NS_PHOTOSHOP, "City", IptcDirectory.TAG_CITY), "City"),
                place(text(XMPConst.NS_PHOTOSHOP, "State", IptcDirectory.TAG_PROVINCE_OR_STATE), "ProvinceState"),
                place(
                        text(XMPConst.NS_PHOTOSHOP, "Country", IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME),
                        "CountryName"),
                Texts.clean(
                        first(
                                exif(TiffTags.COPYRIGHT),
                                text(XMPConst.NS_DC, "rights", IptcDirectory.TAG_COPYRIGHT_NOTICE)),
                        MIDDLE),
                Texts.clean(xmp.text(XMPConst.NS_XMP_RIGHTS, "UsageTerms"), ALT),
                Texts.lines(list(XMPConst.NS_DC, "subject", IptcDirectory.TAG_KEYWORDS), MOST_KEYWORDS, KEYWORD));
    }

    /** As it came, by kind and name, each value cut at a thousand characters. */
    Map<String, Map<String, String>> raw() {
        var ofExif = new TreeMap<String, String>();
        TiffTags.TOLD.forEach((tag, name) -> {
            var text = exif(tag);
            ofExif.put(name, text == null ? exif.described(tag) : text);
        });
        var raw = new TreeMap<String, Map<String, String>>();
        raw.put("exif", bounded(ofExif));
        raw.put("iim", bounded(iim.raw()));
        raw.put("xmp", bounded(xmp.raw()));
        return raw;
    }

    private static Map<String, String> bounded(Map<String, String> values) {
        var bounded = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var clean = Texts.clean(value, RAW);
            var path = Texts.line(name, SHORT);
            if (clean != null && path != null) {
                bounded.put(path, clean);
            }
        });
        return bounded;
    }

    private List<String> creators() {
        var artist = exif(TiffTags.ARTIST);
        return artist == null
                ? list(XMPConst.NS_DC, "creator", IptcDirectory.TAG_BY_LINE)
                : Arrays.asList(artist.split(";"));
    }

    /** Null for what is missing, blank, or no word of a person. */
    private String exif(int tag) {
        var bytes = exif.text(tag);
        var text = bytes == null ? null : Texts.clean(Texts.decoded(bytes, null, fallback), CAPTION);
        return text == null || isJunk(text) ? null : text;
    }

    private static boolean isJunk(String text) {
        return JUNK.contains(text.toLowerCase(Locale.ROOT)) || text.matches(FILE);
    }

    private String text(String space, String name, int tag) {
        var ofXmp = blankToNull(xmp.text(space, name));
        var ofIim = blankToNull(iim.text(tag));
        return iim.isNewer ? first(ofIim, ofXmp) : first(ofXmp, ofIim);
    }

    private List<String> list(String space, String name, int tag) {
        Function<List<String>, List<String>> said =
                texts -> texts.stream().filter(text -> !text.isBlank()).toList();
        var ofXmp = said.apply(xmp.list(space, name));
        var ofIim = said.apply(iim.texts(tag));
        var preferred = iim.isNewer ? ofIim : ofXmp;
        return preferred.isEmpty() ? (iim.isNewer ? ofXmp : ofIim) : preferred;
    }

    /** The newer way to say where it was taken counts when the older one says nothing. */
    private String place(String said, String member) {
        return Texts.line(
                Stream.of("LocationCreated", "LocationShown")
                        .map(list -> xmp.value(XMPConst.NS_IPTCEXT, list + "[1]/Iptc4xmpExt:" + member))
                        .reduce(said, Metadata::first),
                SHORT);
    }

    private Map<String, String> languages(String space, String name, String ofExif, String ofIim, int most) {
        var all = new LinkedHashMap<>(xmp.byLanguage(space, name));
        var preferred = first(blankToNull(ofExif), iim.isNewer ? blankToNull(ofIim) : null);
        if (preferred != null) {
            all.put(Xmp.DEFAULT, preferred);
        } else if (all.values().stream().allMatch(text -> blankToNull(text) == null) && ofIim != null) {
            all.put(Xmp.DEFAULT, ofIim);
        }
        var clean = new LinkedHashMap<String, String>();
        all.forEach((language, text) -> {
            var kept = Texts.clean(text, most);
            if (kept != null && !isJunk(kept) && clean.size() < MOST_LANGUAGES) {
                clean.put(language, kept);
            }
        });
        return clean;
    }

    private static String first(String one, String other) {
        return one != null ? one : other;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static Told nothing() {
        return new Told(
                Map.of(), Map.of(), null, null, null, List.of(), null, null, null, null, null, null, null, List.of());
    }
}
