package org.masthead.http;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A newsroom resource that shows every manner. */
@Path("/v1/newsroom/sample")
@RolesAllowed("editor")
@IfBuildProperty(name = "sample.enabled", stringValue = "true")
public class SampleEditingResource {

    record Draft(
            @NotBlank @Size(max = 40) String headline,
            Integer views,
            Instant publishedAt,
            SampleResource.Mood mood,
            Boolean minor,
            List<@NotBlank String> tags,
            List<@Valid Part> parts) {}

    record Part(@NotNull String text) {}

    private static final Draft PRESENT =
            new Draft("Old", 1, null, null, null, List.of("flood"), List.of(new Part("first")));

    private final Answers answers;
    private final Patches patches;

    SampleEditingResource(Answers answers, Patches patches) {
        this.answers = answers;
        this.patches = patches;
    }

    @POST
    public RestResponse<Draft> create(@Valid @NotNull Draft draft) {
        return answers.created("/v1/newsroom/sample/1", "\"1\"", draft);
    }

    @GET
    @Path("{id}")
    public RestResponse<Map<String, String>> read(@RestPath String id, @RestQuery @Max(5) Integer depth) {
        return answers.locked("\"1\"", Map.of("id", id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    public RestResponse<Draft> change(@RestPath String id, @BeanParam IfMatch ifMatch, @NotNull MergePatch patch) {
        ifMatch.require("\"1\"", () -> List.of("headline"));
        return answers.locked("\"2\"", patches.applied(patch, PRESENT));
    }
}
