package org.masthead.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;

/** Turns texts of parameters into times and enum values, in the same forms as JSON has them. */
@Provider
public class ParameterForms implements ParamConverterProvider {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        if (rawType == Instant.class) {
            return (ParamConverter<T>) new TimeForm();
        }
        return rawType.isEnum() ? new EnumForm(rawType) : null;
    }

    private static final class TimeForm implements ParamConverter<Instant> {

        @Override
        public Instant fromString(String value) {
            return value == null ? null : Times.parse(value);
        }

        @Override
        public String toString(Instant value) {
            return value.toString();
        }
    }

    private record EnumForm<E extends Enum<E>>(Class<E> type) implements ParamConverter<E> {

        @Override
        public E fromString(String value) {
            return value == null ? null : EnumNames.parse(type, value);
        }

        @Override
        public String toString(E value) {
            return EnumNames.of(value);
        }
    }
}
