package org.masthead.manifest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;
import org.masthead.http.LenientQuery;
import org.masthead.http.ProblemException;
import org.masthead.signed.DocumentType;

/** The signed list and the roots behind it: plain files, which any other host can carry as they are. */
@Path("/.well-known")
@PermitAll
@LenientQuery
@Tag(name = "Domains", description = "The addresses at which the publication can be reached.")
public class ManifestResource {

    private static final String TYPE = "application/jose+json";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final List<String> TAGS = List.of(Domains.CACHE_TAG);

    private final SignedDocuments documents;
    private final Answers answers;

    ManifestResource(SignedDocuments documents, Answers answers) {
        this.documents = documents;
        this.answers = answers;
    }

    @GET
    @Path("masthead-domains.jws")
    @Produces(TYPE)
    @Operation(
            operationId = "readManifest",
            summary = "Read the signed list of addresses",
            description = "The newest version, signed with Ed25519 by keys that the newest root names. Its payload says"
                    + " until when it is good. 404 while nothing is signed.")
    @APIResponse(
            responseCode = "200",
            description = "The manifest.",
            content = @Content(mediaType = TYPE, schema = @Schema(implementation = SignedDocument.class)))
    public RestResponse<String> manifest() {
        var kept = documents.newest(DocumentType.DOMAINS).orElseThrow(ProblemException::notFound);
        return answers.cacheable(
                new Freshness("manifest " + kept.version(), kept.issuedAt(), null, TAGS), kept::document);
    }

    @GET
    @Path("masthead-root-{version}.jws")
    @Produces(TYPE)
    @Operation(
            operationId = "readRoot",
            summary = "Read a root",
            description =
                    "Which keys sign the list of addresses. Version 1 is what programs bring along; each later one"
                            + " is signed by the keys of the one before it too. It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The root.",
            content = @Content(mediaType = TYPE, schema = @Schema(implementation = SignedDocument.class)))
    public RestResponse<String> root(
            @RestPath @Parameter(description = "The version of the root, from 1.", example = "1") String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.notFound();
        }
        var kept = documents.root(Integer.parseInt(version)).orElseThrow(ProblemException::notFound);
        var answer =
                answers.cacheable(new Freshness("root " + kept.version(), kept.issuedAt(), null, TAGS), kept::document);
        answer.getHeaders().putSingle("Cache-Control", FOR_EVER);
        return answer;
    }
}
