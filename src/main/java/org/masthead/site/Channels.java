package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
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

    public List<Channel> inOrder() {
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
                        + " values (:id, :kind, :name, cast(:url as text), (select coalesce(max(position), -1) + 1 from channel))"
                        + " on conflict (kind, name) do nothing")
                .setParameter("id", id)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .setParameter("url", url)
                .executeUpdate();
        if (added > 0) {
            recordChange(id, "created");
        }
    }

    /** The channel, which nobody else can change before the transaction ends. */
    Optional<Channel> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Channel> called(String kind, String name) {
        return find("kind = ?1 and name = ?2", kind, name).firstResultOptional();
    }

    /** The position behind all others. */
    int end() {
        return find("order by position desc")
                .firstResultOptional()
                .map(last -> last.position + 1)
                .orElse(0);
    }

    void recordChange(UUID id, String reason) {
        changes.record(new Change("channel", id, reason, Set.of("channels")));
    }
}
