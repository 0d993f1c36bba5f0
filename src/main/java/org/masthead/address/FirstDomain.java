package org.masthead.address;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Set;
import org.masthead.outgoing.HostNames;

/** Makes the first primary domain from the configuration. */
@ApplicationScoped
class FirstDomain {

    private final AddressConfig config;
    private final Domains domains;

    FirstDomain(AddressConfig config, Domains domains) {
        this.config = config;
        this.domains = domains;
    }

    @Transactional
    void declare(@Observes StartupEvent start) {
        config.url().filter(url -> !domains.hasPrimary()).ifPresent(this::declare);
    }

    private void declare(URI url) {
        var host = url.getHost() == null ? "" : url.getHost();
        if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || !path(url).matches(DomainDraft.PREFIX)) {
            throw new IllegalStateException("MASTHEAD_SITE_URL must look like https://www.example.org");
        }
        domains.declare(
                "primary",
                url.getScheme(),
                HostNames.normalise(host)
                        .orElseThrow(
                                () -> new IllegalStateException("MASTHEAD_SITE_URL must name a host, not an address")),
                url.getPort() == -1 ? null : url.getPort(),
                path(url),
                "MASTHEAD_SITE_URL");
    }

    private static String path(URI url) {
        return url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    }
}
