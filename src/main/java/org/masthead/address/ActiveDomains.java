package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/** The active domains as far as addresses are made of them, by one plain statement. */
@ApplicationScoped
class ActiveDomains {

    private static final String ACTIVE = """
            select d.*, e.edition_id, e.path_prefix as edition_prefix,
              array(select c.edition_id from canonical_domain c where c.domain_id = d.id) as canonical_for
            from domain d left join domain_edition e on e.domain_id = d.id
            where d.status = 'active' order by d.priority, d.key
            """;

    private final Statements statements;

    ActiveDomains(Statements statements) {
        this.statements = statements;
    }

    /** The most preferred first. */
    List<Domain> now() {
        var active = new LinkedHashMap<UUID, Domain>();
        statements.list(ACTIVE, Map.of(), row -> {
            var id = Columns.uuid(row, "id");
            if (!active.containsKey(id)) {
                active.put(id, place(row));
            }
            return row.getString("edition_id") == null
                    ? null
                    : active.get(id).editions.add(edition(row));
        });
        return List.copyOf(active.values());
    }

    /** What addresses are made of. */
    private static Domain place(ResultSet row) throws SQLException {
        var domain = new Domain();
        domain.id = Columns.uuid(row, "id");
        domain.apiDomainId = Columns.uuid(row, "api_domain_id");
        domain.mediaDomainId = Columns.uuid(row, "media_domain_id");
        domain.key = row.getString("key");
        domain.network = row.getString("network");
        domain.trust = row.getString("trust");
        domain.role = row.getString("role");
        domain.scheme = row.getString("scheme");
        domain.host = row.getString("host");
        domain.port = Columns.integer(row, "port");
        domain.pathPrefix = row.getString("path_prefix");
        domain.disclosure = row.getString("disclosure");
        domain.priority = row.getInt("priority");
        domain.weight = row.getInt("weight");
        domain.preferIn = Columns.strings(row, "prefer_in");
        domain.avoidIn = Columns.strings(row, "avoid_in");
        domain.canonicalFor.addAll(Columns.uuids(row, "canonical_for"));
        return domain;
    }

    private static DomainEdition edition(ResultSet row) throws SQLException {
        return new DomainEdition(Columns.uuid(row, "edition_id"), row.getString("edition_prefix"));
    }
}
