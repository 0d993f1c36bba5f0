package org.masthead.address;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.http.EnumNames;

/**
 * The keys by which people know what domains refer to.
 *
 * @param editionKeys by id
 * @param domainKeys by id
 */
record DomainNames(Map<UUID, String> editionKeys, Map<UUID, String> domainKeys) {

    List<DomainDraft.Place> places(Domain domain) {
        return domain.editions.stream()
                .map(edition -> new DomainDraft.Place(editionKeys.get(edition.editionId()), edition.pathPrefix()))
                .sorted(Comparator.comparing(DomainDraft.Place::edition))
                .toList();
    }

    List<String> editions(Collection<UUID> ids) {
        return ids.stream().map(editionKeys::get).sorted().toList();
    }

    /** Null for null. */
    String domain(UUID id) {
        return id == null ? null : domainKeys.get(id);
    }

    /** What would make the domain as it is. */
    DomainDraft draft(Domain domain) {
        return new DomainDraft(
                domain.key,
                domain.label,
                EnumNames.parse(DomainDraft.Role.class, domain.role),
                domain.scheme,
                domain.host,
                domain.port,
                domain.pathPrefix,
                places(domain),
                domain(domain.apiDomainId),
                domain(domain.mediaDomainId),
                EnumNames.parse(DomainDraft.Trust.class, domain.trust),
                EnumNames.parse(DomainDraft.Disclosure.class, domain.disclosure),
                domain.priority,
                domain.weight,
                domain.preferIn,
                domain.avoidIn,
                domain.registrationEndsOn);
    }
}
