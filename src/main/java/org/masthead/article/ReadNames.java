package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.database.Columns;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Editions;
import org.masthead.site.Sites;
import org.masthead.tag.Tags;

/** Reads what drafts name, for {@link BatchNames}. */
@ApplicationScoped
class ReadNames {

    final StoredNames stored;
    final Sites sites;
    final Editions editions;
    final Sections sections;
    final Tags tags;
    final Images images;
    final Statements statements;

    ReadNames(
            StoredNames stored,
            Sites sites,
            Editions editions,
            Sections sections,
            Tags tags,
            Images images,
            Statements statements) {
        this.stored = stored;
        this.sites = sites;
        this.editions = editions;
        this.sections = sections;
        this.tags = tags;
        this.images = images;
        this.statements = statements;
    }

    BatchNames of(List<PreparedDraft> drafts) {
        return new BatchNames(this, drafts);
    }

    /** The texts that tables and columns are named by are our own. */
    Map<String, UUID> find(String table, String slug, String id, Collection<String> names) {
        var found = new HashMap<String, UUID>();
        if (!names.isEmpty()) {
            statements
                    .list(
                            "select %2$s as slug, %3$s as id from %1$s where %2$s = any(:names)"
                                    .formatted(table, slug, id),
                            Map.of("names", names.toArray(String[]::new)),
                            row -> Map.entry(row.getString("slug"), Columns.uuid(row, "id")))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    List<UUID> ids(String table, Collection<String> names) {
        return ids(table, "true", names);
    }

    List<UUID> ids(String table, String condition, Collection<String> names) {
        var ids = names.stream().flatMap(name -> Ids.parse(name).stream()).toArray(UUID[]::new);
        return ids.length == 0
                ? List.of()
                : statements.list(
                        "select id from " + table + " where id = any(:ids) and " + condition,
                        Map.of("ids", ids),
                        row -> Columns.uuid(row, "id"));
    }
}
