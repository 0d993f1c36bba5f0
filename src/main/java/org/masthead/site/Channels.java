package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;

/** Apps, social accounts and TV channels of the publication. */
@ApplicationScoped
public class Channels implements PanacheRepositoryBase<Channel, UUID> {

    private final ChangeLog changes;

    Channels(ChangeLog changes) {
        this.changes = changes;
    }

    List<Channel> inOrder() {
        return listAll(Sort.by("position").and("id"));
    }

    /** Adds the channel at the end, unless one of this kind and name is there. */
    public void add(String kind, String name, String url) {
        if (count("kind = ?1 and name = ?2", kind, name) > 0) {
            return;
        }
        var id = Ids.next();
        // Somebody else may be adding the same one just now: then theirs is taken.
        var added = getEntityManager()
                .createNativeQuery("insert into channel (id, kind, name, url, position)"
                        + " values (:id, :kind, :name, cast(:url as text), (select count(*) from channel))"
                        + " on conflict (kind, name) do nothing")
                .setParameter("id", id)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .setParameter("url", url)
                .executeUpdate();
        if (added > 0) {
            changes.record(new Change("channel", id, "created", Set.of("channels")));
        }
    }
}
