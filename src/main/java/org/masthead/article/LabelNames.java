package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.change.Kept;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/**
 * The names of labels. Most articles carry the same few, so they are not joined to every row of every list: they are
 * asked for once, and kept until anything changes.
 */
@ApplicationScoped
class LabelNames {

    /** How many are kept at most: a few megabytes. */
    private static final int MOST = 50_000;

    private static final String READ = """
            select id, key, names, (select language from edition where is_default) as fallback from (
              select id, path as key, names from section where id = any(:ids)
              union all select id, slug, names from collection where id = any(:ids)
              union all select id, slug, names from tag where id = any(:ids)
              union all select id, slug, jsonb_build_object('', name) from author where id = any(:ids)
              union all select id, slug, jsonb_build_object('', name) from source where id = any(:ids)
              union all select id, key, '{}' from edition where id = any(:ids)) label
            """;

    private final Statements statements;
    private final Kept<Map<UUID, Label>> kept = new Kept<>(ConcurrentHashMap::new);

    LabelNames(Statements statements) {
        this.statements = statements;
    }

    /**
     * These labels by id; at most one statement.
     *
     * @param position the newest of the log
     */
    Map<UUID, Label> of(Collection<UUID> ids, long position) {
        var known = kept.at(position);
        var labels = new HashMap<UUID, Label>();
        var missing = new ArrayList<UUID>();
        for (var id : ids) {
            var label = known.get(id);
            if (label == null) {
                missing.add(id);
            } else {
                labels.put(id, label);
            }
        }
        if (!missing.isEmpty()) {
            var read = read(missing);
            labels.putAll(read);
            if (known.size() + read.size() <= MOST) {
                known.putAll(read);
            }
        }
        return labels;
    }

    /** The same as they are at this moment, those included that readers do not see; nothing of it is kept. */
    Map<UUID, Label> read(Collection<UUID> ids) {
        var labels = new HashMap<UUID, Label>();
        statements.list(
                READ,
                Map.of("ids", ids.toArray(UUID[]::new)),
                row -> labels.put(
                        Columns.uuid(row, "id"),
                        new Label(row.getString("key"), Columns.texts(row, "names"), row.getString("fallback"))));
        return labels;
    }
}
