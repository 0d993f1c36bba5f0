package org.masthead.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Adds to the OpenAPI document what is the same for all operations: who may call, which header fields come with an
 * answer, and, by {@link ApiRefusals}, how it can be refused. The bodies under {@code openapi-examples} are named for
 * the operation that answers or, with {@code .request}, takes them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String KEY = "key";
    /** Operations that make something new, or find it there: 201 or 200. Those named create… always make it. */
    private static final Set<String> MAKING_OR_FINDING = Set.of("importPage", "uploadImage");
    /** Operations that begin long work: 202. */
    private static final Set<String> BEGINNING = Set.of("importArticles", "exportArticles");
    /** Operations whose subject may have moved. */
    private static final Map<String, String> MOVING = Map.of(
            "readArticle", "The article has another slug now.",
            "readSection", "The section has another path now.",
            "readTag", "The tag has another slug now.",
            "readAuthor", "The author has another slug now.");

    private static final String JOB_RESULT = "readJobResult";

    private final IndexView index;

    /** Takes the classes of the application, for what annotations say and the document does not. */
    public ApiDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setServers(List.of(OASFactory.createServer().url("/").description("The domain this is read from")));
        var components = document.getComponents();
        components.addSecurityScheme(
                KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A key of the newsroom: `Authorization: Bearer mh_…`"));
        var operations = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .toList();
        ApiRefusals.describe(components);
        operations.forEach(operation -> ApiPatches.addTo(components, operation));
        components.setSchemas(new ApiSchemas(components.getSchemas(), index)
                .completed(
                        operations.stream().flatMap(ApiDescription::sent).toList(),
                        operations.stream().flatMap(ApiDescription::answered).toList(),
                        operations.stream()
                                .flatMap(ApiDescription::parameters)
                                .map(Parameter::getSchema)
                                .toList()));
        ApiHeaders.addTo(components);
        document.getPaths().getPathItems().forEach((path, item) -> describe(document, path, item));
        ApiRefusals.addTo(components, operations);
    }

    private static Stream<Schema> sent(Operation operation) {
        return Stream.ofNullable(operation.getRequestBody())
                .map(RequestBody::getContent)
                .flatMap(ApiDescription::schemas);
    }

    private static Stream<Schema> answered(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(ApiDescription::schemas);
    }

    private static Stream<Schema> schemas(Content content) {
        return content.getMediaTypes().values().stream().map(MediaType::getSchema);
    }

    private static void describe(OpenAPI document, String path, PathItem item) {
        var newsroom = path.startsWith("/v1/newsroom");
        item.getOperations().forEach((method, operation) -> {
            operation.setSecurity(
                    newsroom ? List.of(OASFactory.createSecurityRequirement().addScheme(KEY)) : List.of());
            parameters(operation).map(Parameter::getSchema).forEach(ApiSchemas::translatePatterns);
            var body = operation.getRequestBody();
            if (body != null && body.getDescription() == null) {
                body.setDescription(descriptionOf(document, body.getContent()));
            }
            answers(document, item, operation, newsroom);
            if (newsroom && method == PathItem.HttpMethod.POST) {
                ApiIdempotency.addTo(operation);
            }
            ApiRefusals.addTo(operation, newsroom);
            ApiExamples.addTo(operation);
        });
    }

    private static void answers(OpenAPI document, PathItem item, Operation operation, boolean newsroom) {
        var responses = operation.getResponses();
        var ok = responses.getAPIResponse("200");
        if (ok == null) {
            // Nothing comes back. Of a POST the generator takes that for something made.
            responses.removeAPIResponse("201");
            responses.addAPIResponse(
                    "204",
                    OASFactory.createAPIResponse()
                            .description("It is done.")
                            .headers(ApiHeaders.ofNewsroom(false, false)));
            return;
        }
        var content = ok.getContent();
        if (ApiFiles.OPERATIONS.contains(operation.getOperationId())) {
            ApiFiles.describe(operation);
            return;
        }
        if (JOB_RESULT.equals(operation.getOperationId())) {
            ok.setHeaders(ApiHeaders.ofNewsroomFile());
            return;
        }
        var description = descriptionOf(document, content);
        ok.setDescription(description);
        if ("readPreview".equals(operation.getOperationId())) {
            ok.setHeaders(ApiHeaders.unkept());
            return;
        }
        var isPage = parameters(operation).anyMatch(parameter -> "cursor".equals(parameter.getName()));
        if (!newsroom) {
            ok.setHeaders(ApiHeaders.cacheable(isPage));
            responses.addAPIResponse(
                    "304",
                    OASFactory.createAPIResponse()
                            .description("What the client has, as If-None-Match or If-Modified-Since say, is good.")
                            .headers(ApiHeaders.notModified(isPage)));
        } else {
            ok.setHeaders(ApiHeaders.ofNewsroom(isPage, isLocked(item, operation)));
        }
        if (BEGINNING.contains(operation.getOperationId())) {
            responses.addAPIResponse(
                    "202",
                    OASFactory.createAPIResponse()
                            .description("It will be done. " + description)
                            .headers(ApiHeaders.begun())
                            .content(content));
            responses.removeAPIResponse("200");
            return;
        }
        var finds = MAKING_OR_FINDING.contains(operation.getOperationId());
        if (finds || operation.getOperationId().startsWith("create")) {
            responses.addAPIResponse(
                    "201",
                    OASFactory.createAPIResponse()
                            .description("It is made. " + description)
                            .headers(ApiHeaders.created())
                            .content(content));
            if (!finds) {
                responses.removeAPIResponse("200");
            }
        }
        var moved = MOVING.get(operation.getOperationId());
        if (moved != null) {
            responses.addAPIResponse(
                    "308", OASFactory.createAPIResponse().description(moved).headers(ApiHeaders.moved()));
        }
    }

    private static String descriptionOf(OpenAPI document, Content content) {
        return schemas(content)
                .map(schema -> document.getComponents().getSchemas().get(SchemaGraph.name(schema.getRef())))
                .map(Schema::getDescription)
                .findFirst()
                .orElseThrow();
    }

    /** What has an ETag to be named when it is changed: whatever stands at an address where something needs one. */
    private static boolean isLocked(PathItem item, Operation operation) {
        return MAKING_OR_FINDING.contains(operation.getOperationId())
                || Stream.concat(item.getOperations().values().stream(), Stream.of(operation))
                        .flatMap(ApiDescription::parameters)
                        .anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }
}
