package org.masthead.address;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.LongWorkFirst;
import org.masthead.access.Roles;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.ProblemException;
import org.masthead.site.Edition;
import org.masthead.site.Editions;

/** What is done with an address: proving control of it, telling readers of it or not, sending search engines there. */
@Path("/v1/newsroom/domains/{key}")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: domains")
public class DomainActResource {

    private static final String EDITION = "Key of the edition; without it the default one.";

    private final Domains domains;
    private final VerifyDomain verify;
    private final TransitionDomain transition;
    private final CanonicalDomains canonical;
    private final Editions editions;
    private final ShowDomains show;
    private final Answers answers;

    DomainActResource(
            Domains domains,
            VerifyDomain verify,
            TransitionDomain transition,
            CanonicalDomains canonical,
            Editions editions,
            ShowDomains show,
            Answers answers) {
        this.domains = domains;
        this.verify = verify;
        this.transition = transition;
        this.canonical = canonical;
        this.editions = editions;
        this.show = show;
        this.answers = answers;
    }

    @POST
    @Path("verification")
    @Transactional
    @Operation(
            operationId = "askForChallenge",
            summary = "Ask how to prove control of an address",
            description = "Makes a challenge; the one before is none any more. An active domain has seven days to show"
                    + " the new one.")
    public Challenge challenge(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @NotNull @Valid Challenge.Draft draft) {
        return verify.ask(key, draft.method());
    }

    @POST
    @Path("verification/check")
    @LongWorkFirst
    @Operation(
            operationId = "checkChallenge",
            summary = "Look whether control is proven now",
            description = "Asks DNS or fetches the file, which may take some seconds; proof.outcome says what it came"
                    + " to. From then on it is looked for every day; a domain where it is not found for seven days is"
                    + " suspended.")
    public RestResponse<DomainEditingView> check(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @NotNull @Valid Challenge.Answer answer) {
        verify.check(key, answer.signature());
        var domain = domains.byKey(key).orElseThrow(ProblemException::notFound);
        return answers.locked(domain.etag(), show.of(domain));
    }

    @POST
    @Path("activate")
    @Transactional
    @Operation(
            operationId = "activateDomain",
            summary = "Tell readers of an address",
            description = "Control of it is proven, else 409.")
    public RestResponse<DomainEditingView> activate(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @BeanParam IfMatch lock) {
        return act(key, lock, transition::activate);
    }

    @POST
    @Path("suspend")
    @Transactional
    @Operation(
            operationId = "suspendDomain",
            summary = "Tell readers of an address no more for now",
            description = "It can be made active again. Editions that search engines are sent there for fall to another"
                    + " domain meanwhile.")
    public RestResponse<DomainEditingView> suspend(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @BeanParam IfMatch lock) {
        return act(key, lock, transition::suspend);
    }

    @POST
    @Path("retire")
    @Transactional
    @Operation(
            operationId = "retireDomain",
            summary = "Give an address up",
            description = "For ever: the signed list warns of it from then on. Keep paying for its name.")
    public RestResponse<DomainEditingView> retire(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @BeanParam IfMatch lock) {
        return act(key, lock, transition::retire);
    }

    @POST
    @Path("mark-compromised")
    @Transactional
    @Operation(
            operationId = "markDomainCompromised",
            summary = "Say that an address is in other hands",
            description = "For ever: the signed list warns of it from then on.")
    public RestResponse<DomainEditingView> markCompromised(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @BeanParam IfMatch lock) {
        return act(key, lock, transition::markCompromised);
    }

    @POST
    @Path("make-canonical")
    @Transactional
    @Operation(
            operationId = "makeDomainCanonical",
            summary = "Send search engines to this address for an edition",
            description = "One act for all its articles: urls.canonical of each of them is there from then on. The"
                    + " domain is active, public, on the open web and not somebody else's, else 409.")
    public RestResponse<DomainEditingView> makeCanonical(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @RestQuery @Parameter(description = EDITION, example = "en") String edition,
            @BeanParam IfMatch lock) {
        canonical.lock();
        return act(key, lock, domain -> canonical.make(domain, edition(edition)));
    }

    @POST
    @Path("undo-make-canonical")
    @Transactional
    @Operation(
            operationId = "undoMakeDomainCanonical",
            summary = "Send search engines back to where they were sent before",
            description = "409 when this domain is not the one they are sent to, took the place from none, or the one"
                    + " before is not active.")
    public RestResponse<DomainEditingView> undoMakeCanonical(
            @RestPath @Parameter(description = DomainEditingResource.KEY, example = "mirror-1") String key,
            @RestQuery @Parameter(description = EDITION, example = "en") String edition,
            @BeanParam IfMatch lock) {
        canonical.lock();
        return act(key, lock, domain -> canonical.undo(domain, edition(edition)));
    }

    private Edition edition(String key) {
        return key == null
                ? editions.byDefault()
                : editions.byKey(key)
                        .orElseThrow(() -> ProblemException.parameter("edition", "Must be the key of an edition."));
    }

    private RestResponse<DomainEditingView> act(String key, IfMatch lock, Consumer<Domain> act) {
        var domain = domains.locked(key).orElseThrow(ProblemException::notFound);
        lock.require(domain.etag());
        act.accept(domain);
        domains.flush();
        return answers.locked(domain.etag(), show.of(domain));
    }
}
