package org.masthead.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Audit;
import org.masthead.access.Roles;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.http.Answers;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;

/** Keeping what the publication says of itself. */
@Path("/v1/newsroom/site")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: site", description = "Keeping the publication itself: its name, editions and channels.")
public class SiteEditingResource {

    private final Sites sites;
    private final Editions editions;
    private final ChangeLog changes;
    private final Audit audit;
    private final Patches patches;
    private final Answers answers;

    SiteEditingResource(
            Sites sites, Editions editions, ChangeLog changes, Audit audit, Patches patches, Answers answers) {
        this.sites = sites;
        this.editions = editions;
        this.changes = changes;
        this.audit = audit;
        this.patches = patches;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "readSiteToEdit",
            summary = "Read what the publication says of itself",
            description = "Its ETag is the lock for changes.")
    public RestResponse<SiteEditingView> site() {
        var site = sites.current();
        return answers.locked(site.etag(), SiteEditingView.of(site, language()));
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeSite",
            summary = "Change what the publication says of itself",
            description = "Names the members that change. Readers see it at once; only a new pathTemplate holds for"
                    + " what is published from then on.")
    public RestResponse<SiteEditingView> change(
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = SiteDraft.class))) @NotNull
                    MergePatch patch) {
        var site = sites.locked();
        lock.require(site.etag());
        var draft = patches.applied(patch, SiteDraft.of(site, language()));
        check(draft);
        var tags = new LinkedHashSet<>(Set.of("site"));
        if (!Objects.equals(site.logoImageId, draft.logo())) {
            // A picture is seen where it is the logo.
            tags.add("images");
            Stream.of(site.logoImageId, draft.logo())
                    .filter(Objects::nonNull)
                    .forEach(image -> tags.add(Change.tag("image", image)));
        }
        write(site, draft);
        changes.record(new Change("site", site.publicationId, "updated", tags));
        audit.record("update", "site", site.publicationId);
        sites.flush();
        return answers.locked(site.etag(), SiteEditingView.of(site, language()));
    }

    private void check(SiteDraft draft) {
        var faults = new ArrayList<Fault>();
        if (!ZoneId.getAvailableZoneIds().contains(draft.timeZone())) {
            faults.add(Fault.at("/timeZone", "unknown", "must be the IANA name of a time zone, such as Europe/London"));
        }
        if (draft.logo() != null && !sites.hasImage(draft.logo())) {
            faults.add(Fault.at("/logo", "not-found", "must name an image that exists"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
    }

    private void write(Site site, SiteDraft draft) {
        var language = language();
        var translations = Translations.checked(draft.translations(), language);
        site.name = draft.name().strip();
        site.taglines = Translations.texts(language, draft.tagline(), translations, SiteDraft.Translation::tagline);
        site.notices = Translations.texts(language, draft.notice(), translations, SiteDraft.Translation::notice);
        site.timeZone = draft.timeZone();
        site.pathTemplate = draft.pathTemplate();
        site.contactEmail = draft.contact() == null ? null : draft.contact().email();
        site.contactUrl = draft.contact() == null ? null : draft.contact().url();
        site.logoImageId = draft.logo();
    }

    private String language() {
        return editions.byDefault().language;
    }
}
