package org.masthead.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/**
 * JSON in one reading: nothing unknown, nothing twice, nothing turned into another type, nothing after the end, and no
 * document that is small to send and large to hold.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxDocumentLength(8L << 20)
            .maxTokenCount(200_000)
            .maxStringLength(8 << 20)
            .maxNumberLength(100)
            .maxNameLength(256)
            .build();

    @Override
    @SuppressWarnings("deprecation") // a finished mapper has no other way to set MapperFeature
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.getFactory().configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature(), false);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        var text = mapper.coercionConfigFor(LogicalType.Textual);
        for (var shape : new CoercionInputShape[] {
            CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float
        }) {
            text.setCoercion(shape, CoercionAction.Fail);
        }
        for (var type : new LogicalType[] {
            LogicalType.Integer,
            LogicalType.Boolean,
            LogicalType.Enum,
            LogicalType.POJO,
            LogicalType.Collection,
            LogicalType.OtherScalar,
            LogicalType.DateTime,
            LogicalType.Map
        }) {
            mapper.coercionConfigFor(type)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setAcceptBlankAsEmpty(false);
        }
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                new HyphenatedEnums(), mapper.getSerializationConfig().getAnnotationIntrospector()));
        mapper.registerModule(new SimpleModule("times").addDeserializer(Instant.class, new TimeReader()));
    }

    /** After Quarkus' own customisation. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** Names enum values as {@link EnumNames} does. */
    private static final class HyphenatedEnums extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            for (var i = 0; i < values.length; i++) {
                if (names[i] == null) {
                    names[i] = EnumNames.of(values[i]);
                }
            }
            return names;
        }
    }

    private static final class TimeReader extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var time = parser.hasToken(JsonToken.VALUE_STRING) ? Times.parse(parser.getText()) : null;
            if (time == null) {
                return context.reportInputMismatch(Instant.class, "not a time");
            }
            return time;
        }
    }
}
