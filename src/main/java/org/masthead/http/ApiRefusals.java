package org.masthead.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** How refusals look in the OpenAPI document, and which ones an operation can give: that follows from what it takes. */
final class ApiRefusals {

    private static final String PROBLEM = "Problem";

    private static final Set<String> OF_WHAT_CAN_BE_ERASED =
            Set.of("changeArticle", "removeArticle", "readAuthorToEdit", "changeAuthor", "deleteAuthor");

    private ApiRefusals() {}

    /** Adds the refusals that an operation can give, by reference. */
    static void addTo(Operation operation, boolean newsroom) {
        statuses(operation, newsroom)
                .forEach((status, name) -> operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(name)));
    }

    /** Adds the schema of all of them. */
    static void describe(Components components) {
        components.addSchema(PROBLEM, problem());
    }

    /** Adds what these operations refer to. */
    static void addTo(Components components, List<Operation> operations) {
        operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getRef() != null)
                .map(response -> SchemaGraph.name(response.getRef()))
                .forEach(name -> components.addResponse(name, refusal(status(name))));
    }

    private static Map<String, String> statuses(Operation operation, boolean newsroom) {
        var statuses = new TreeMap<String, String>();
        add(statuses, 400, 406, 414, 431, 500, 503);
        if (newsroom) {
            add(statuses, 401, 403, 429);
        }
        if (ApiDescription.parameters(operation).anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            add(statuses, 404);
        }
        if ("resolveAddress".equals(operation.getOperationId())) {
            add(statuses, 404);
        }
        if (Set.of("readArticle", "resolveAddress").contains(operation.getOperationId())) {
            add(statuses, 410, 451);
        }
        if ("bulkArticles".equals(operation.getOperationId())) {
            add(statuses, 412, 428);
        }
        if (OF_WHAT_CAN_BE_ERASED.contains(operation.getOperationId())) {
            add(statuses, 410);
        }
        if (ApiFiles.OPERATIONS.contains(operation.getOperationId())) {
            add(statuses, 416);
        }
        if (ApiDescription.parameters(operation).anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            add(statuses, 409, 412, 428);
        }
        if (ApiDescription.parameters(operation)
                .anyMatch(parameter -> ApiIdempotency.KEY.equals(parameter.getName()))) {
            // What was answered first may have been erased since.
            add(statuses, 409, 410, 422);
        }
        if (operation.getRequestBody() != null) {
            add(statuses, 408, 409, 413, 415, 422, 507);
        }
        return statuses;
    }

    private static void add(Map<String, String> statuses, int... more) {
        for (var status : more) {
            statuses.put(String.valueOf(status), name(status));
        }
    }

    private static String name(int status) {
        return PROBLEM + status;
    }

    private static int status(String name) {
        return Integer.parseInt(name.substring(PROBLEM.length()));
    }

    private static APIResponse refusal(int status) {
        var codes = new TreeMap<String, String>();
        for (var code : ProblemCode.values()) {
            if (code.status() == status) {
                codes.put(code.code(), code.description());
            }
        }
        var text = new StringBuilder();
        codes.forEach((code, description) -> text.append(text.isEmpty() ? "" : "\n")
                .append("- `")
                .append(code)
                .append("`: ")
                .append(description));
        return OASFactory.createAPIResponse()
                .description(text.toString())
                .headers(ApiHeaders.ofRefusal(status))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        var fault = object("One fault at its place, which is a pointer or a parameter.")
                .addProperty("pointer", text("JSON pointer into the body; empty for the whole of it.", "/headline"))
                .addProperty("parameter", text("Name of a parameter.", "sectoin"))
                .addProperty("code", text("The rule that was broken.", "unknown"))
                .addProperty("detail", text("What is allowed.", "Did you mean section?"))
                .required(List.of("code", "detail"));
        return object("A refusal (RFC 9457).")
                .addProperty("type", text("An opaque name of the code.", "urn:masthead:problem:unknown-parameter"))
                .addProperty("title", text("The code in words.", "Unknown parameter"))
                .addProperty("status", number("The HTTP status.", 400))
                .addProperty("detail", text("What was wrong this time.", "The query names an unknown parameter."))
                .addProperty("code", text("Short name, for programs.", "unknown-parameter"))
                .addProperty("errors", list("Every place where something is wrong.", fault))
                .addProperty("traceId", text("Names this refusal in the service's log.", "16rwcxuvufq6d"))
                .required(List.of("type", "title", "status", "detail", "code", "errors", "traceId"));
    }

    private static Schema list(String description, Schema items) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description(description)
                .items(items);
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(description)
                .addExample(example);
    }

    private static Schema number(String description, int example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .description(description)
                .addExample(example);
    }
}
