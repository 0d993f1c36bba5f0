package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.signed.AddressList.Address;
import org.masthead.signed.AddressList.Revocation;

/**
 * What the signed list says of addresses: all that readers may know, those included that only this list names. By plain
 * JDBC, since it is written just before commit, when Hibernate is done.
 */
@ApplicationScoped
public class ListedAddresses {

    private static final String EDITIONS = "select id, key from edition where visible order by key";

    /**
     * Whatever readers were ever told of, whoever is told of it now, with all hosts at which they were. Of a name that
     * stands for another address now only the key is revoked.
     */
    private static final String REVOKED = """
            with told as (
              select id as domain_id, host from domain where told_at is not null
              union select domain_id, host from past_domain_address where told)
            select key, status, to_char(status_at, 'YYYY-MM-DD') as since,
              array(select host from told where told.domain_id = d.id and (
                  d.status = 'compromised' and told.host = d.host or not exists (
                    select from domain other where other.host = told.host and other.status = 'active'))
                group by host order by host) as hosts
            from domain d
            where status in ('retired', 'compromised') and exists (select from told where told.domain_id = d.id)
            order by key
            """;

    private final Statements statements;
    private final ActiveDomains active;

    ListedAddresses(Statements statements, ActiveDomains active) {
        this.statements = statements;
        this.active = active;
    }

    /** Over any source of connections. */
    public static ListedAddresses over(DataSource database) {
        var statements = new Statements(database);
        return new ListedAddresses(statements, new ActiveDomains(statements));
    }

    /** The addresses, the most preferred first. */
    public List<Address> all() {
        var domains = active.now().stream()
                .filter(domain -> !domain.disclosure.equals("private"))
                .toList();
        var byId = domains.stream().collect(Collectors.toMap(domain -> domain.id, Function.identity()));
        var editions = new LinkedHashMap<UUID, String>();
        statements.list(EDITIONS, Map.of(), row -> editions.put(Columns.uuid(row, "id"), row.getString("key")));
        var web = new WebAddresses(domains);
        return domains.stream()
                .map(domain -> address(domain, byId, web, editions))
                .toList();
    }

    /** What must not be used as an address again. */
    public List<Revocation> revoked() {
        return statements.list(
                REVOKED,
                Map.of(),
                row -> new Revocation(
                        row.getString("key"),
                        Columns.strings(row, "hosts"),
                        row.getString("since"),
                        row.getString("status")));
    }

    /** Where manifests are found: beside each API. */
    public static List<String> manifestUrls(List<Address> addresses) {
        return addresses.stream()
                .map(Address::api)
                .filter(api -> api != null)
                .distinct()
                .map(api -> api.substring(0, api.length() - "/v1".length()) + "/.well-known/masthead-domains.jws")
                .toList();
    }

    private static Address address(
            Domain domain, Map<UUID, Domain> byId, WebAddresses web, Map<UUID, String> editions) {
        return new Address(
                domain.key,
                domain.role,
                domain.network,
                domain.hasPages() ? domain.origin() + domain.pathPrefix : null,
                api(domain, byId),
                origin(domain, domain.mediaDomainId, byId, Function.identity()),
                keys(editions, id -> domain.base(id).isPresent()),
                keys(editions, id -> {
                    var canonical = web.canonical(id, "");
                    return canonical != null && canonical.domain().equals(domain.key);
                }),
                domain.trust,
                domain.priority,
                domain.weight,
                domain.preferIn,
                domain.avoidIn);
    }

    private static String api(Domain domain, Map<UUID, Domain> byId) {
        return domain.role.equals("media") && domain.apiDomainId == null
                ? null
                : origin(domain, domain.apiDomainId, byId, origin -> origin + "/v1");
    }

    /** Null when it is on another domain that readers may not know. */
    private static String origin(Domain domain, UUID other, Map<UUID, Domain> byId, Function<String, String> url) {
        var place = other == null ? domain : byId.get(other);
        return place == null ? null : url.apply(place.origin());
    }

    private static List<String> keys(Map<UUID, String> editions, Predicate<UUID> wanted) {
        return editions.entrySet().stream()
                .filter(edition -> wanted.test(edition.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
