package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Makes an article, and with it all that began with it, translations of others. */
@ApplicationScoped
class JoinTranslations {

    private final Session session;
    private final LiveArticles live;
    private final ChangeLog changes;
    private final Callers callers;
    private final Audit audit;

    JoinTranslations(Session session, LiveArticles live, ChangeLog changes, Callers callers, Audit audit) {
        this.session = session;
        this.live = live;
        this.changes = changes;
        this.callers = callers;
        this.audit = audit;
    }

    /** @throws ProblemException 403 when readers would see it at once, and the caller does not decide what they see */
    void join(Article article, UUID group) {
        var before = article.translationGroup;
        if (group.equals(before)) {
            return;
        }
        var left = live.visibleOf(before);
        var moves = before.equals(article.id) ? !left.isEmpty() : left.contains(article.id);
        if (moves && !callers.current().is(Roles.PUBLISHER)) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("Readers see at once what is a translation of what: changing it needs the role publisher.")
                    .exception();
        }
        if (moves) {
            left.addAll(live.visibleOf(group));
            var tags = left.stream().map(id -> Change.tag("article", id)).collect(Collectors.toSet());
            changes.record(new Change("article", article.id, "translations", tags));
        }
        session.createNativeMutationQuery(
                        "update article set translation_group = :group where translation_group = :article and id <> :article")
                .setParameter("group", group)
                .setParameter("article", article.id)
                .executeUpdate();
        article.translationGroup = group;
        audit.record("join-translations", "article", article.id);
    }
}
