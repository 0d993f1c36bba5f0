package org.masthead.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Schemas by their names, and how they refer to each other. */
final class SchemaGraph {

    private static final String PREFIX = "#/components/schemas/";

    private SchemaGraph() {}

    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The names of all schemas that these refer to, directly or through others. */
    static Set<String> reached(Map<String, Schema> schemas, Collection<Schema> from) {
        var names = new TreeSet<String>();
        from.forEach(schema -> reach(schemas, schema, names));
        return names;
    }

    private static void reach(Map<String, Schema> schemas, Schema from, Set<String> names) {
        parts(from).filter(part -> part.getRef() != null).forEach(part -> {
            var name = name(part.getRef());
            if (names.add(name)) {
                reach(schemas, schemas.get(name), names);
            }
        });
    }

    /** The schema itself and those within it. */
    static Stream<Schema> parts(Schema schema) {
        var inner = Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
        var single = Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(Objects::nonNull);
        return Stream.concat(Stream.of(schema), Stream.concat(inner, single).flatMap(SchemaGraph::parts));
    }

    /** Copies of the named schemas under other names, which refer to each other. */
    static Map<String, Schema> copies(Map<String, Schema> schemas, Set<String> names, UnaryOperator<String> naming) {
        var copies = new LinkedHashMap<String, Schema>();
        for (var name : names) {
            var copy = (Schema) copy(schemas.get(name));
            redirect(copy, names, naming);
            copies.put(naming.apply(name), copy);
        }
        return copies;
    }

    /** Makes the schema refer to others in place of the named ones. */
    static void redirect(Schema schema, Set<String> names, UnaryOperator<String> naming) {
        UnaryOperator<String> redirected =
                reference -> names.contains(name(reference)) ? PREFIX + naming.apply(name(reference)) : reference;
        parts(schema).forEach(part -> {
            if (part.getRef() != null) {
                part.setRef(redirected.apply(part.getRef()));
            }
            if (part.getDiscriminator() != null) {
                part.getDiscriminator()
                        .getMapping()
                        .forEach((value, reference) ->
                                part.getDiscriminator().addMapping(value, redirected.apply(reference)));
            }
        });
    }

    private static Object copy(Object value) {
        if (value instanceof Schema schema) {
            var copy = OASFactory.createSchema();
            schema.getAll().forEach((name, member) -> copy.set(name, copy(member)));
            copy.setRef(schema.getRef());
            copy.setDiscriminator((Discriminator) copy(schema.getDiscriminator()));
            return copy;
        }
        if (value instanceof Discriminator discriminator) {
            return OASFactory.createDiscriminator()
                    .propertyName(discriminator.getPropertyName())
                    .mapping(new LinkedHashMap<>(discriminator.getMapping()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SchemaGraph::copy).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            map.forEach((name, member) -> copy.put(name, copy(member)));
            return copy;
        }
        return value;
    }
}
