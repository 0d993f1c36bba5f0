package org.masthead.importer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** From bytes to text, the way browsers decide it, but strictly: a page is stored for good. */
final class PageBytes {

    private static final Pattern META = Pattern.compile(
            "<meta\\b[^>]{0,300}?charset\\s{0,5}=\\s{0,5}[\"']?\\s{0,5}([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** Browsers look for the meta element in the first 1,024 bytes; pages saved with comments on top need more. */
    private static final int META_WITHIN = 8192;

    /** Labels that in the Encoding Standard mean a larger set than their name says. */
    private static final Map<String, String> LARGER_SETS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"));

    private PageBytes() {}

    static String decode(byte[] bytes, String declared, boolean html) {
        for (var mark : Map.of(
                        StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                        StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE},
                        StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF})
                .entrySet()) {
            var length = mark.getValue().length;
            if (bytes.length >= length && Arrays.equals(bytes, 0, length, mark.getValue(), 0, length)) {
                return strictly(Arrays.copyOfRange(bytes, length, bytes.length), mark.getKey());
            }
        }
        var named = known(declared);
        if (named == null && html) {
            named = ofMeta(bytes);
        }
        if (named != null) {
            return strictly(bytes, named);
        }
        try {
            return strictly(bytes, StandardCharsets.UTF_8);
        } catch (Undecodable notUtf8) {
            return strictly(bytes, Charset.forName("windows-1252"));
        }
    }

    private static Charset ofMeta(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        var meta = META.matcher(start);
        if (!meta.find()) {
            return null;
        }
        // An element that could be read as ASCII cannot stand in a page of two-byte units.
        var name = meta.group(1).toLowerCase(Locale.ROOT);
        return name.startsWith("utf-16") ? StandardCharsets.UTF_8 : known(name);
    }

    private static Charset known(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var label = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(LARGER_SETS.getOrDefault(label, label));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static String strictly(byte[] bytes, Charset charset) {
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Undecodable("The bytes are not valid " + charset.name() + ".");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Undecodable("The page contains NUL characters: it is no text.");
        }
        return text;
    }
}
