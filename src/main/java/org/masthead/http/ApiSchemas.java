package org.masthead.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * What holds for all schemas of the document, so that no type has to say it. In an answer every member is there, null
 * where it has no value, and only one that says so may be null; in the body of a request what is not required may be
 * left out or null. A type that is both read and written has a second schema for that, whose name ends in Draft.
 */
final class ApiSchemas {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String ONE_LINE =
            OneLine.class.getAnnotation(Pattern.class).regexp();
    /** The same in the dialect of ECMA-262, which the document has to use. */
    private static final String ONE_LINE_IN_ECMA = "^(?=.*[^" + OneLine.INVISIBLE + "])[^" + OneLine.REFUSED + "]+$";

    private static final String IMAGE_REF = "ImageRef";
    private static final String IMAGE_VIEW = "ImageView";
    private static final String WORKING_COPY = "WorkingCopy";

    private final Map<String, Schema> schemas;
    private final IndexView index;

    ApiSchemas(Map<String, Schema> schemas, IndexView index) {
        this.schemas = new LinkedHashMap<>(schemas);
        this.index = index;
    }

    /**
     * All schemas, completed.
     *
     * @param sent the schemas of request bodies
     * @param answered those of answers
     * @param asked those of parameters
     */
    Map<String, Schema> completed(Collection<Schema> sent, Collection<Schema> answered, Collection<Schema> asked) {
        schemas.get("Instant").description("A point in time (RFC 3339), in UTC.");
        schemas.get("UUID").description("An id; ours are UUIDv7.");
        annotated(JsonUnwrapped.class).forEach(this::putUnwrappedFirst);
        List.copyOf(schemas.values()).forEach(this::nameTypes);
        schemas.values().forEach(ApiSchemas::leaveTypesToReferences);
        partDrafts(SchemaGraph.reached(schemas, sent), SchemaGraph.reached(schemas, answered));
        partWorkingBlocks();
        SchemaGraph.reached(schemas, answered).forEach(this::requireAll);
        SchemaGraph.reached(schemas, sent).stream().map(schemas::get).forEach(ApiSchemas::allowNull);
        schemas.values().forEach(ApiSchemas::translatePatterns);
        schemas.keySet()
                .retainAll(SchemaGraph.reached(
                        schemas,
                        Stream.of(sent, answered, asked)
                                .flatMap(Collection::stream)
                                .toList()));
        return schemas;
    }

    /** Bean Validation wants the whole text to match, JSON Schema a part of it. */
    static void translatePatterns(Schema schema) {
        SchemaGraph.parts(schema).filter(part -> part.getPattern() != null).forEach(part -> {
            var pattern = part.getPattern();
            // ECMA-262 has no possessive repetitions.
            part.setPattern(pattern.replaceAll("(?<=[+*])\\+", ""));
            if (pattern.equals(ONE_LINE)) {
                part.setPattern(ONE_LINE_IN_ECMA);
            } else if (pattern.startsWith("[") || pattern.startsWith("(")) {
                part.setPattern("^(?:" + part.getPattern() + ")$");
            }
        });
    }

    /** The members of an unwrapped object come in no order of their own. */
    private void putUnwrappedFirst(AnnotationInstance unwrapped) {
        var field = unwrapped.target().asField();
        var whole = schemas.get(name(field.declaringClass()));
        var inner = schemas.get(name(index.getClassByName(field.type().name())));
        if (whole == null || inner == null) {
            return;
        }
        var ordered = new LinkedHashMap<String, Schema>();
        inner.getProperties()
                .keySet()
                .forEach(member -> ordered.put(member, whole.getProperties().get(member)));
        field.declaringClass().fieldsInDeclarationOrder().stream()
                .map(own -> own.name())
                .filter(whole.getProperties()::containsKey)
                .forEach(member -> ordered.put(member, whole.getProperties().get(member)));
        whole.setProperties(ordered);
    }

    /** The types of a discriminated one say in the member that tells them apart which they are. */
    private void nameTypes(Schema parent) {
        if (parent.getDiscriminator() == null) {
            return;
        }
        var member = parent.getDiscriminator().getPropertyName();
        parent.setType(null);
        parent.setProperties(null);
        parent.getDiscriminator().getMapping().forEach((value, reference) -> {
            var type = schemas.get(SchemaGraph.name(reference));
            var properties = new LinkedHashMap<String, Schema>();
            properties.put("id", type.getProperties().get("id"));
            properties.put(
                    member,
                    OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .description("Which type it is.")
                            .addEnumeration(value)
                            .addExample(value));
            type.getProperties().forEach(properties::putIfAbsent);
            type.setProperties(properties);
            type.addRequired(member);
        });
    }

    /** A type beside a reference would say again what it refers to, and that null is no value of it. */
    private static void leaveTypesToReferences(Schema schema) {
        SchemaGraph.parts(schema).forEach(part -> {
            if (part.getRef() == null && part.getAnyOf() == null) {
                return;
            }
            // What tells of a problem tells that there was none as well.
            if (part.getRef() != null && (isNullable(part) || part.getRef().endsWith("/Problem"))) {
                part.setType(null);
                allowNullFor(part);
            }
            part.setType(null);
        });
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }

    private void partDrafts(Set<String> sent, Set<String> answered) {
        var both = sent.stream()
                .filter(answered::contains)
                .filter(name -> SchemaGraph.reached(schemas, List.of(schemas.get(name))).stream()
                                .anyMatch(this::mayLackMembers)
                        || mayLackMembers(name))
                .collect(Collectors.toCollection(TreeSet::new));
        var drafts = SchemaGraph.copies(schemas, both, name -> name + "Draft");
        sent.stream()
                .filter(name -> !answered.contains(name))
                .forEach(name -> SchemaGraph.redirect(schemas.get(name), both, other -> other + "Draft"));
        schemas.putAll(drafts);
    }

    private boolean mayLackMembers(String name) {
        var schema = schemas.get(name);
        return schema.getProperties() != null
                && !required(schema).containsAll(schema.getProperties().keySet());
    }

    /** Readers get pictures in full where the working copy has their ids. */
    private void partWorkingBlocks() {
        var withPictures = SchemaGraph.reached(schemas, List.of(schemas.get(WORKING_COPY))).stream()
                .filter(name ->
                        SchemaGraph.reached(schemas, List.of(schemas.get(name))).contains(IMAGE_REF))
                .collect(Collectors.toCollection(TreeSet::new));
        var working = SchemaGraph.copies(schemas, withPictures, name -> "Working" + name);
        schemas.values().stream()
                .filter(schema ->
                        schema.getProperties() != null && schema.getProperties().containsKey("stage"))
                .forEach(schema -> SchemaGraph.redirect(schema, withPictures, name -> "Working" + name));
        withPictures.forEach(
                name -> SchemaGraph.redirect(schemas.get(name), Set.of(IMAGE_REF), reference -> IMAGE_VIEW));
        schemas.putAll(working);
    }

    private void requireAll(String name) {
        var schema = schemas.get(name);
        if (schema.getProperties() != null) {
            var left = leftOut(name);
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(member -> !left.contains(member))
                    .toList());
        }
    }

    /** The members that are left out when they have no value. */
    private Set<String> leftOut(String schema) {
        return annotated(JsonInclude.class)
                .filter(include ->
                        include.value() != null && include.value().asEnum().equals("NON_NULL"))
                .map(include -> include.target().asField())
                .filter(field -> name(field.declaringClass()).equals(schema))
                .map(field -> field.name())
                .collect(Collectors.toSet());
    }

    private Stream<AnnotationInstance> annotated(Class<?> annotation) {
        return index.getAnnotations(DotName.createSimple(annotation)).stream()
                .filter(instance -> instance.target().kind() == AnnotationTarget.Kind.FIELD);
    }

    private static String name(ClassInfo type) {
        var named = type.declaredAnnotation(SCHEMA);
        return named == null || named.value("name") == null
                ? type.simpleName()
                : named.value("name").asString();
    }

    private static void allowNull(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().forEach((name, property) -> {
            if (!required(schema).contains(name)) {
                allowNullFor(property);
            }
        });
    }

    private static void allowNullFor(Schema property) {
        if (property.getRef() != null) {
            var reference = OASFactory.createSchema().ref(property.getRef());
            property.setRef(null);
            property.setAnyOf(List.of(reference, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        } else if (property.getType() != null && !isNullable(property)) {
            property.setType(new ArrayList<>(property.getType()));
            property.addType(Schema.SchemaType.NULL);
        }
    }

    private static List<String> required(Schema schema) {
        return schema.getRequired() == null ? List.of() : schema.getRequired();
    }
}
