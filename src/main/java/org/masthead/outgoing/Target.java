package org.masthead.outgoing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where a request goes, as far as its URL says.
 *
 * @param host a name in its stored form, never an IP address
 * @param path with its query, in ASCII
 */
record Target(boolean secure, String host, int port, String path) {

    private static final int LONGEST_URL = 2048;

    /** Below it stand mail, directories, file shares: nothing that a publication is read at. */
    private static final int LOWEST_OTHER_PORT = 1024;

    private static final int HIGHEST_PORT = 65535;
    private static final Pattern AUTHORITY = Pattern.compile("([^:@\\[\\]]+)(?::([0-9]{1,5}))?");

    /**
     * @param loopback whether plain http is let out
     * @throws OutgoingFailed {@link Outcome#ADDRESS_REFUSED}
     */
    static Target of(String url, boolean loopback) {
        var uri = uri(url);
        var authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()) {
            throw refused("It must be an absolute https URL with a host name, without credentials.");
        }
        var host = HostNames.normalise(authority.group(1))
                .orElseThrow(() -> refused("It must have a host name, and no IP address."));
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !("http".equalsIgnoreCase(uri.getScheme()) && (loopback || host.endsWith(".onion")))) {
            throw refused("It must begin with https://.");
        }
        var usual = secure ? 443 : 80;
        var port = authority.group(2) == null ? usual : Integer.parseInt(authority.group(2));
        if (port != usual && (port < LOWEST_OTHER_PORT || port > HIGHEST_PORT)) {
            throw refused("Its port must be " + usual + ", or 1024 to 65535.");
        }
        return new Target(secure, host, port, path(uri));
    }

    /** Another URL as this place would link to it. */
    String resolve(String location) {
        try {
            return new URI(secure ? "https" : "http", null, host, port, null, null, null)
                    .resolve(path)
                    .resolve(location)
                    .toString();
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw new OutgoingFailed(Outcome.REDIRECT, "It redirects to no URL.");
        }
    }

    boolean isOnion() {
        return host.endsWith(".onion");
    }

    private static URI uri(String url) {
        try {
            if (url.length() <= LONGEST_URL) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw refused("It is not readable as a URL of at most " + LONGEST_URL + " characters.");
    }

    private static String path(URI uri) {
        var ascii =
                URI.create(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()).toASCIIString();
        return uri.getRawQuery() == null
                ? ascii
                : ascii + "?"
                        + URI.create("?" + uri.getRawQuery()).toASCIIString().substring(1);
    }

    private static OutgoingFailed refused(String message) {
        return new OutgoingFailed(Outcome.ADDRESS_REFUSED, message);
    }
}
