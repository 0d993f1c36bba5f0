package org.masthead.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.database.Ids;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Keys of the newsroom: who may call it. */
@Path("/v1/newsroom/keys")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: access", description = "Who is calling, and what they may do.")
public class KeyResource {

    private static final String EXAMPLE = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final ApiKeys keys;
    private final KeySections sections;
    private final KeepKeys keep;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    KeyResource(ApiKeys keys, KeySections sections, KeepKeys keep, Patches patches, Secrets secrets, Answers answers) {
        this.keys = keys;
        this.sections = sections;
        this.keep = keep;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List all keys",
            description = "Those that have expired or were revoked included, the one made last first.")
    public Page<KeyView> keys(@Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var page = Page.of(
                keys.newest(place, paging.rows()),
                paging,
                place,
                row -> List.of(row.createdAt.toString(), row.id.toString()),
                query,
                key);
        var paths = sections.pathsOf(page.data().stream().map(row -> row.id).toList());
        return page.map(row -> KeyView.of(row, paths.getOrDefault(row.id, List.of())));
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "Its text is in this answer and never shown again: only its digest is kept. By a key that is"
                    + " held to something, only keys that are held to no less can be made.")
    public RestResponse<KeyView> create(@NotNull @Valid KeyDraft draft) {
        var text = KeyText.random();
        var key = keep.create(draft, text);
        return answers.created("/v1/newsroom/keys/" + key.id, key.etag(), view(key, text));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readKey", summary = "Read a key", description = "Without its text, which nobody has.")
    public RestResponse<KeyView> key(
            @RestPath @Parameter(description = "The id of the key.", example = EXAMPLE) String id) {
        var key = find(id);
        return answers.locked(key.etag(), view(key, null));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "updateKey",
            summary = "Change a key",
            description =
                    "Its name, its end and what it is held to, from the next request on; the role stays. 409 for a"
                            + " key that was revoked, and where nobody would be left who can make keys.")
    public RestResponse<KeyView> change(
            @RestPath @Parameter(description = "The id of the key.", example = EXAMPLE) String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = KeyDraft.class))) @NotNull
                    MergePatch patch) {
        var key = locked(id, lock);
        keep.change(key, patches.applied(patch, KeyDraft.of(key, sections.paths(key.sections))));
        return answers.locked(key.etag(), view(key, null));
    }

    @POST
    @Path("{id}/rotation")
    @Transactional
    @Operation(
            operationId = "rotateKey",
            summary = "Give a key another text",
            description =
                    "The new text is in this answer and never shown again. The one it had stays good for the grace;"
                            + " one that was still good from a rotation before is not any more. 409 for a key that was revoked,"
                            + " and for the one of the service's configuration.")
    public RestResponse<KeyView> rotate(
            @RestPath @Parameter(description = "The id of the key.", example = EXAMPLE) String id,
            @NotNull @Valid KeyRotation rotation) {
        var key = find(id);
        keys.lock(key);
        var text = KeyText.random();
        keep.rotate(key, text, rotation);
        return answers.locked(key.etag(), view(key, text));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "From the next request on nobody can use it, and it does not come back; only the one of the"
                    + " service's configuration does, with the next start. 409 where nobody would be left who can make"
                    + " keys.")
    public void revoke(
            @RestPath @Parameter(description = "The id of the key.", example = EXAMPLE) String id,
            @BeanParam IfMatch lock) {
        keep.revoke(locked(id, lock));
    }

    private ApiKey find(String id) {
        return Ids.parse(id).flatMap(keys::findByIdOptional).orElseThrow(ProblemException::notFound);
    }

    private ApiKey locked(String id, IfMatch lock) {
        keys.lockAdmins();
        var key = find(id);
        keys.lock(key);
        lock.require(key.etag());
        return key;
    }

    private KeyView view(ApiKey key, String text) {
        return KeyView.of(key, sections.paths(key.sections), text);
    }
}
