package org.masthead.address;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.FieldSelection;
import org.masthead.http.ProblemException;
import org.masthead.site.Sites;

/** Says, signed, which domain a request came to. */
@Path("/.well-known/masthead-probe")
@PermitAll
@Tag(name = "Domains")
public class EchoResource {

    private final KnownHosts hosts;
    private final CurrentVertxRequest request;
    private final Sites sites;
    private final Positions positions;
    private final Domains domains;
    private final EchoKey key;
    private final Answers answers;

    EchoResource(
            KnownHosts hosts,
            CurrentVertxRequest request,
            Sites sites,
            Positions positions,
            Domains domains,
            EchoKey key,
            Answers answers) {
        this.hosts = hosts;
        this.request = request;
        this.sites = sites;
        this.positions = positions;
        this.domains = domains;
        this.key = key;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "probe",
            summary = "Have the publication say, signed, which of its domains this is",
            description = "404 when the host is none of the active domains. A proxy in front passes the request on with"
                    + " its host, else the answer names another domain than the one that was asked.")
    public RestResponse<Echo> echo(
            @RestQuery
                    @NotNull(message = "is needed")
                    @Pattern(regexp = "[A-Za-z0-9_-]{16,64}", message = "must be 16 to 64 of A-Z, a-z, 0-9, _ and -")
                    @Parameter(
                            description = "What makes the answer a new one: random, 16 to 64 characters of base64url.",
                            example = "q4OBGKlJ3mV8uHsUHaD1vQ")
                    String nonce) {
        var own = hosts.self(request.getCurrent().request()).orElseThrow(ProblemException::notFound);
        var publication = "urn:uuid:" + sites.current().publicationId;
        var position = positions.newest();
        var now = domains.now().toString();
        var signed = key.sign(Echo.message(publication, own.key, own.host, nonce, position, now));
        return answers.unkept(
                FieldSelection.ALL,
                new Echo(
                        publication,
                        own.key,
                        own.host,
                        nonce,
                        position,
                        domains.manifestVersion(),
                        now,
                        signed.kid(),
                        signed.sig()));
    }
}
