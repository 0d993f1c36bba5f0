package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.masthead.site.Editions;

/** Domains as those see them who keep them. */
@ApplicationScoped
public class ShowDomains {

    private final Domains domains;
    private final Editions editions;

    ShowDomains(Domains domains, Editions editions) {
        this.domains = domains;
        this.editions = editions;
    }

    List<DomainEditingView> all() {
        var all = domains.all();
        var names = names(all);
        return all.stream()
                .map(domain -> DomainEditingView.of(domain, names, domains.now()))
                .toList();
    }

    public DomainEditingView of(Domain domain) {
        return DomainEditingView.of(domain, names(domains.all()), domains.now());
    }

    /** What would make the domain as it is. */
    DomainDraft draft(Domain domain) {
        return names(domains.all()).draft(domain);
    }

    private DomainNames names(List<Domain> all) {
        return new DomainNames(
                editions.listAll().stream().collect(Collectors.toMap(edition -> edition.id, edition -> edition.key)),
                all.stream().collect(Collectors.toMap(domain -> domain.id, domain -> domain.key)));
    }
}
