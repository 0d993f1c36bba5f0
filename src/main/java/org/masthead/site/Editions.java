package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;

/** The editions of the publication. */
@ApplicationScoped
public class Editions implements PanacheRepositoryBase<Edition, UUID> {

    private final ChangeLog changes;

    Editions(ChangeLog changes) {
        this.changes = changes;
    }

    public Edition byDefault() {
        return find("isDefault").singleResult();
    }

    public Optional<Edition> byKey(String key) {
        return find("key", key).firstResultOptional();
    }

    /** The edition in exactly this language, else the one in its base language; the oldest of several. */
    public Optional<Edition> in(String language) {
        return find(
                        "language in ?1 order by case when language = ?2 then 0 else 1 end, id",
                        List.of(language, Languages.base(language)),
                        language)
                .firstResultOptional();
    }

    /** What readers may choose from. */
    public List<Edition> visible() {
        return list("visible order by isDefault desc, key");
    }

    /** A new edition that readers don't see before something is published in it. */
    public Edition found(String language) {
        var key = language.toLowerCase(Locale.ROOT);
        // Somebody else may be making the same one just now: then theirs is taken.
        getEntityManager()
                .createNativeQuery("insert into edition (id, key, language, title, visible)"
                        + " values (:id, :key, :language, :title, false) on conflict (key) do nothing")
                .setParameter("id", Ids.next())
                .setParameter("key", key)
                .setParameter("language", language)
                .setParameter("title", Languages.nativeName(language))
                .executeUpdate();
        return byKey(key).orElseThrow();
    }

    /** Shows the edition to readers, if it is not shown yet. */
    public void show(Edition edition) {
        if (!edition.visible) {
            edition.visible = true;
            changes.record(new Change("edition", edition.id, "created", Set.of("editions")));
        }
    }
}
