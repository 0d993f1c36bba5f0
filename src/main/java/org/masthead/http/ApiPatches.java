package org.masthead.http;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;

/** How changes look in the OpenAPI document: as what they change, of which nothing has to be named. */
final class ApiPatches {

    private static final UnaryOperator<String> NAMING = name -> name.replaceAll("Draft$", "") + "Patch";

    private ApiPatches() {}

    /** Gives the body of a change a schema of its own where the one of the whole requires something. */
    static void addTo(Components components, Operation operation) {
        if (operation.getRequestBody() == null) {
            return;
        }
        var body = operation.getRequestBody().getContent().getMediaType(MergePatch.MEDIA_TYPE);
        var name = body == null ? null : SchemaGraph.name(body.getSchema().getRef());
        if (name == null || components.getSchemas().get(name).getRequired() == null) {
            return;
        }
        SchemaGraph.copies(components.getSchemas(), Set.of(name), NAMING)
                .forEach((patch, schema) -> components.addSchema(patch, schema.required(null)));
        SchemaGraph.redirect(body.getSchema(), Set.of(name), NAMING);
    }
}
