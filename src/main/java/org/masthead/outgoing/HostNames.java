package org.masthead.outgoing;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as they are compared and stored: UTS 46 A-labels, lower case, no trailing dot, never an IP address. */
public final class HostNames {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.USE_STD3_RULES);

    /** A name whose last label is a number is an IPv4 address to browsers, in one of its many notations. */
    private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-f]*|[0-9]+)");

    private HostNames() {}

    /** The stored form of a host name, or nothing when it is none. */
    public static Optional<String> normalise(String text) {
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(text.strip(), new StringBuilder(), info)
                .toString()
                .toLowerCase(Locale.ROOT);
        var host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        var lastLabel = host.substring(host.lastIndexOf('.') + 1);
        var acceptable = !info.hasErrors()
                && host.length() <= 253
                && host.indexOf('.') > 0
                && !NUMBER.matcher(lastLabel).matches();
        return acceptable ? Optional.of(host) : Optional.empty();
    }

    /** The name as people read it. */
    public static String display(String host) {
        var info = new IDNA.Info();
        var unicode = UTS46.nameToUnicode(host, new StringBuilder(), info).toString();
        return info.hasErrors() ? host : unicode;
    }
}
