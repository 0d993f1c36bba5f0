package org.masthead.manifest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.address.OnlineKey;
import org.masthead.address.OnlineKeys;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Root;
import org.masthead.site.Sites;

/** Keeping the keys behind the signed list, and the roots that name them. */
@Path("/v1/newsroom/manifest")
@RolesAllowed(Roles.ADMIN)
@Tag(
        name = "Newsroom: manifest",
        description = "Keeping the keys behind the signed list of addresses. The list itself follows every change of a"
                + " domain, and is signed anew each day.")
public class ManifestEditingResource {

    private final SignedDocuments documents;
    private final PublishManifest publish;
    private final TakeRoot take;
    private final OnlineKeys keys;
    private final Sites sites;
    private final Callers callers;
    private final Audit audit;

    ManifestEditingResource(
            SignedDocuments documents,
            PublishManifest publish,
            TakeRoot take,
            OnlineKeys keys,
            Sites sites,
            Callers callers,
            Audit audit) {
        this.documents = documents;
        this.publish = publish;
        this.take = take;
        this.keys = keys;
        this.sites = sites;
        this.callers = callers;
        this.audit = audit;
    }

    @GET
    @Operation(
            operationId = "readManifestState",
            summary = "See how it stands with the signed list",
            description = "Its version and until when it is good, the newest root, and the keys of this service.")
    public ManifestView state() {
        var root = documents.newestRoot().orElse(null);
        return ManifestView.of(
                "urn:uuid:" + sites.current().publicationId,
                documents.newestList().orElse(null),
                root,
                keys.all().stream()
                        .map(key -> ManifestView.Key.of(key, signs(key, root), signsRoots(key, root)))
                        .toList());
    }

    @POST
    @Transactional
    @ResponseStatus(202)
    @Operation(
            operationId = "signManifest",
            summary = "Sign the list anew",
            description =
                    "Though nothing has changed. 202: it is there when this is answered, GET tells its version. 409"
                            + " without a root that names a key of this service.")
    public void sign(@NotNull @Valid ManifestDraft draft) {
        if (keys.signers().isEmpty()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("There is no root that names a key of this service.")
                    .exception();
        }
        publish.anew(draft.leastVersion() == null ? 1 : draft.leastVersion());
        audit.record("sign", "manifest", sites.current().publicationId);
    }

    @POST
    @Path("roots")
    @Transactional
    @ResponseStatus(204)
    @Operation(
            operationId = "takeRoot",
            summary = "Bring a root that was signed offline",
            description =
                    "The first one, or the one that follows, signed by enough keys of the one before it and of its"
                            + " own. It has to name keys of this service; the list is signed under it at once. 409 when it is"
                            + " not the next one; 422 with the reason for which readers would not take it.")
    public void take(@NotNull @Valid SignedDocument root) {
        take.now(root.envelope());
    }

    @POST
    @Path("keys")
    @Transactional
    @ResponseStatus(201)
    @Operation(
            operationId = "createOnlineKey",
            summary = "Make a key that signs the list",
            description = "Here is its public half, which the next root has to name; it signs from then on. The secret"
                    + " half stays in the database.")
    public ManifestView.Key createKey() {
        var kid = keys.make(callers.current().name());
        audit.record("create", "online-key", null, kid);
        return ManifestView.Key.of(find(kid), false, false);
    }

    @DELETE
    @Path("keys/{kid}")
    @Transactional
    @Operation(
            operationId = "destroyOnlineKey",
            summary = "Destroy a key that signs no more",
            description =
                    "It does not come back. 409 while the newest root lets it sign lists or, as after a quick start,"
                            + " roots.")
    public void destroyKey(
            @RestPath @Parameter(description = "The name of the key.", example = "k-0a1b2c3d4e5f6071") String kid) {
        publish.lock();
        var key = find(kid);
        var root = documents.newestRoot().orElse(null);
        if (signs(key, root) || signsRoots(key, root)) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("The newest root lets this key sign " + (signsRoots(key, root) ? "roots" : "lists")
                            + ": bring one that does not let it first.")
                    .exception();
        }
        keys.destroy(key);
        audit.record("destroy", "online-key", null, kid);
    }

    private OnlineKey find(String kid) {
        return keys.all().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static boolean signsRoots(OnlineKey key, Root root) {
        return root != null
                && root.roles().get(DocumentType.ROOT.kind()).kids().contains(key.kid())
                && Arrays.equals(key.publicKey(), root.keys().get(key.kid()));
    }

    private boolean signs(OnlineKey key, Root root) {
        return root != null
                && keys.signers(root).stream().anyMatch(signer -> signer.kid().equals(key.kid()));
    }
}
