package org.masthead.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.http.ProblemException;
import org.masthead.outgoing.HostNames;

/**
 * An address that somebody brought, taken apart and never fetched.
 *
 * @param host in its stored form; null of a bare path
 * @param port -1 when it names none
 * @param path without a slash at its end; its query and fragment don't count
 */
record AskedAddress(String host, int port, String path) {

    static final int MAX_LENGTH = 2048;

    private static final Pattern AUTHORITY = Pattern.compile("([^:@\\[\\]]+)(?::([0-9]{1,5}))?");
    private static final Pattern ADDRESS_IN_BRACKETS = Pattern.compile("\\[[0-9A-Fa-f:.]+](?::[0-9]{1,5})?");

    /** What no path of ours has, and what is only there to be read in two ways. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|\\\\|;|/\\.{1,2}(?:/|$)|%(?:2[eEfF]|5[cC]|3[bB]|25|[01][0-9a-fA-F]|7[fF])");

    /**
     * Reads an absolute web address, or a path.
     *
     * @return nothing for one on a host that cannot be ours
     * @throws ProblemException 400 when it is none, or can be read in two ways
     */
    static Optional<AskedAddress> parse(String text) {
        var url = url(text);
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        if (AMBIGUOUS.matcher(path).find()) {
            throw refusal();
        }
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (url.getScheme() == null) {
            if (!text.startsWith("/") || url.getRawAuthority() != null) {
                throw refusal();
            }
            return Optional.of(new AskedAddress(null, -1, path));
        }
        var scheme = url.getScheme();
        if (!(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) || url.getRawAuthority() == null) {
            throw refusal();
        }
        if (ADDRESS_IN_BRACKETS.matcher(url.getRawAuthority()).matches()) {
            return Optional.empty();
        }
        var authority = AUTHORITY.matcher(url.getRawAuthority());
        if (!authority.matches()) {
            throw refusal();
        }
        var port = authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2));
        var whole = path;
        return HostNames.normalise(authority.group(1)).map(host -> new AskedAddress(host, port, whole));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refusal();
        }
    }

    private static ProblemException refusal() {
        return ProblemException.parameter(
                "url",
                "must be an absolute http or https URL without credentials, or a path that begins with one slash");
    }
}
