package org.masthead.address;

import java.util.Objects;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.outgoing.HostNames;

/**
 * Where a domain stands, as far as it is not a path: acceptable, in the stored form.
 *
 * @param port null: the usual one of the scheme
 */
record DomainHost(String scheme, String host, String displayHost, Integer port) {

    private static final int LOWEST_PORT = 1024;

    /**
     * @param plain whether http is taken for hosts that are no onion addresses
     * @throws ProblemException 422 for what is no host name, or one that cannot be trusted by its looks
     */
    static DomainHost of(DomainDraft draft, boolean plain) {
        var host = HostNames.normalise(draft.host())
                .orElseThrow(
                        () -> fault("/host", "host", "must be a host name such as mirror.example.org, no IP address"));
        var display = HostNames.display(host);
        var onion = OnionNames.isOnion(host);
        if (onion && OnionNames.key(host).isEmpty()) {
            throw fault("/host", "onion", "must be a whole onion address of version 3: 56 characters before .onion");
        }
        if (Lookalikes.mixesScripts(display)) {
            throw fault("/host", "mixed-scripts", "must not mix scripts that nobody writes together");
        }
        var isOfWeb = draft.role() == DomainDraft.Role.PRIMARY || draft.role() == DomainDraft.Role.MIRROR;
        if (onion ? isOfWeb : draft.role() == DomainDraft.Role.ONION) {
            throw fault("/role", "onion", "must be onion, media or api for an onion address, and onion for no other");
        }
        var usual = onion ? "http" : "https";
        var scheme = draft.scheme() == null ? usual : draft.scheme();
        if (scheme.equals("http") && !onion && !plain) {
            throw fault("/scheme", "https", "must be https");
        }
        return new DomainHost(scheme, host, display, port(draft.port(), scheme));
    }

    private static Integer port(Integer port, String scheme) {
        if (port == null || port == (scheme.equals("https") ? 443 : 80)) {
            return null;
        }
        if (port < LOWEST_PORT) {
            throw fault("/port", "port", "must be 1024 at least, or null for the usual one of the scheme");
        }
        return port;
    }

    /** Whether a domain stands just there. */
    boolean isOf(Domain domain) {
        return scheme.equals(domain.scheme) && host.equals(domain.host) && Objects.equals(port, domain.port);
    }

    static ProblemException fault(String pointer, String code, String allowed) {
        return ProblemException.validation(Fault.at(pointer, code, allowed));
    }
}
