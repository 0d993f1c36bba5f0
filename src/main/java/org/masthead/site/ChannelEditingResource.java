package org.masthead.site;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Audit;
import org.masthead.access.Roles;
import org.masthead.database.Ids;
import org.masthead.http.Answers;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.Whole;

/** Keeping where the publication is besides the web. */
@Path("/v1/newsroom/channels")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: site")
public class ChannelEditingResource {

    private static final String ID = "The id of the channel.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final Channels channels;
    private final Audit audit;
    private final Patches patches;
    private final Answers answers;

    ChannelEditingResource(Channels channels, Audit audit, Patches patches, Answers answers) {
        this.channels = channels;
        this.audit = audit;
        this.patches = patches;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "listChannels", summary = "List the channels", description = "In their order.")
    public Whole<ChannelEditingView> channels() {
        return new Whole<>(
                channels.inOrder().stream().map(ChannelEditingView::of).toList());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createChannel",
            summary = "Add a channel",
            description = "Readers see it at once. A second one of the same kind and name is a 409.")
    public RestResponse<ChannelEditingView> create(@NotNull @Valid ChannelDraft draft) {
        var channel = new Channel();
        channel.id = Ids.next();
        write(channel, draft);
        channels.persist(channel);
        note("create", channel, "created");
        return answers.created("/v1/newsroom/channels/" + channel.id, channel.etag(), ChannelEditingView.of(channel));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readChannel",
            summary = "Read a channel",
            description = "Its ETag is the lock for changes.")
    public RestResponse<ChannelEditingView> channel(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var channel = Ids.parse(id).flatMap(channels::findByIdOptional).orElseThrow(ProblemException::notFound);
        return answers.locked(channel.etag(), ChannelEditingView.of(channel));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeChannel",
            summary = "Change a channel",
            description = "Names the members that change. Readers see it at once.")
    public RestResponse<ChannelEditingView> change(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = ChannelDraft.class))) @NotNull
                    MergePatch patch) {
        var channel = locked(id, lock);
        write(channel, patches.applied(patch, ChannelDraft.of(channel)));
        note("update", channel, "updated");
        return answers.locked(channel.etag(), ChannelEditingView.of(channel));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "deleteChannel", summary = "Delete a channel", description = "Readers see it no more.")
    public void delete(@RestPath @Parameter(description = ID, example = SOME_ID) String id, @BeanParam IfMatch lock) {
        var channel = locked(id, lock);
        channels.delete(channel);
        note("delete", channel, "deleted");
    }

    private Channel locked(String id, IfMatch lock) {
        var channel = Ids.parse(id).flatMap(channels::locked).orElseThrow(ProblemException::notFound);
        lock.require(channel.etag());
        return channel;
    }

    private void write(Channel channel, ChannelDraft draft) {
        var name = draft.name().strip();
        if (channels.called(draft.kind(), name)
                .filter(other -> !other.id.equals(channel.id))
                .isPresent()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("A channel of this kind and name exists.")
                    .fault(Fault.at("/name", "taken", "must be a name that no other channel of this kind has"))
                    .exception();
        }
        channel.position = draft.position() == null ? channels.end() : draft.position();
        channel.kind = draft.kind();
        channel.name = name;
        channel.url = draft.url();
    }

    private void note(String act, Channel channel, String reason) {
        channels.recordChange(channel.id, reason);
        audit.record(act, "channel", channel.id);
        channels.flush();
    }
}
