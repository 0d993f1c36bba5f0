package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.outgoing.HostNames;

/** Makes, changes and deletes redirects, none of which may stand before an article or lead in a circle. */
@ApplicationScoped
class ChangeRedirects {

    private final Redirects redirects;
    private final Domains domains;
    private final ChangeLog changes;
    private final Audit audit;
    private final Callers callers;

    ChangeRedirects(Redirects redirects, Domains domains, ChangeLog changes, Audit audit, Callers callers) {
        this.redirects = redirects;
        this.domains = domains;
        this.changes = changes;
        this.audit = audit;
        this.callers = callers;
    }

    Redirect create(RedirectDraft draft) {
        var redirect = new Redirect();
        redirect.id = Ids.next();
        redirect.createdBy = callers.current().name();
        write(redirect, draft);
        redirects.persistAndFlush(redirect);
        note("create", redirect, "created", redirects.leadsReaders(redirect.id));
        return redirect;
    }

    void change(Redirect redirect, RedirectDraft draft) {
        var led = redirects.leadsReaders(redirect.id);
        var before = redirect.lockVersion;
        write(redirect, draft);
        redirects.flush();
        var isOther = redirect.lockVersion != before;
        note("update", redirect, "updated", isOther && (led || redirects.leadsReaders(redirect.id)));
    }

    void delete(Redirect redirect) {
        var led = redirects.leadsReaders(redirect.id);
        redirects.delete(redirect);
        redirects.flush();
        note("delete", redirect, "deleted", led);
    }

    /** Of one that leads to what readers do not see, or from where they read an article, they notice nothing. */
    private void note(String act, Redirect redirect, String reason, boolean isSeen) {
        if (isSeen) {
            changes.record(new Change("redirect", redirect.id, reason, Set.of(Redirects.CACHE_TAG)));
        }
        audit.record(act, "redirect", redirect.id);
    }

    private void write(Redirect redirect, RedirectDraft draft) {
        if (draft.targets() != 1) {
            throw fault("", "one-target", "must have one of article, section and location, the others null");
        }
        redirects.lockAll();
        var path = Redirect.normalised(draft.path());
        requireFree(path, redirect.id);
        var article = Optional.ofNullable(draft.article())
                .map(name -> redirects
                        .article(name)
                        .orElseThrow(() -> fault("/article", "not-found", "must name an article that exists")));
        var section = Optional.ofNullable(draft.section())
                .map(name -> redirects
                        .section(name)
                        .orElseThrow(() -> fault("/section", "not-found", "must name a section that exists")));
        section.ifPresent(place -> requireNoLoop("/section", "/" + place.path(), path, redirect.id));
        if (draft.location() != null && draft.location().startsWith("/")) {
            requireNoLoop("/location", draft.location().replaceFirst("[?#].*", ""), path, redirect.id);
        } else if (draft.location() != null) {
            requireElsewhere(draft.location());
        }
        redirect.path = path;
        redirect.articleId = article.orElse(null);
        redirect.sectionId = section.map(Redirects.Place::id).orElse(null);
        redirect.location = draft.location();
    }

    private void requireFree(String path, UUID id) {
        if (redirects.isTaken(path, id)) {
            throw conflict("A redirect from this path exists.", "must be a path that no other redirect has");
        }
        if (redirects.isOfAnArticle(path)) {
            throw conflict("An article has this path.", "must be a path at which no article can be read");
        }
    }

    private void requireElsewhere(String url) {
        try {
            var there = new URI(url);
            var host = Optional.ofNullable(there.getHost()).flatMap(HostNames::normalise);
            if (host.isEmpty() || there.getUserInfo() != null || domains.isOwn(host.get())) {
                throw fault(
                        "/location",
                        "host",
                        "must be on a domain that is not ours, where a path is enough, and without credentials");
            }
        } catch (URISyntaxException e) {
            throw fault("/location", "url", "must be another path, or an absolute https URL");
        }
    }

    private void requireNoLoop(String pointer, String from, String path, UUID id) {
        if (redirects.leads(Redirect.normalised(from), path, id)) {
            throw fault(pointer, "loop", "must not lead back to the path itself");
        }
    }

    private static ProblemException fault(String pointer, String code, String allowed) {
        return ProblemException.validation(Fault.at(pointer, code, allowed));
    }

    private static ProblemException conflict(String detail, String allowed) {
        return Problem.of(ProblemCode.CONFLICT)
                .detail(detail)
                .fault(Fault.at("/path", "taken", allowed))
                .exception();
    }
}
