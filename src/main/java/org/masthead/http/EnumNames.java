package org.masthead.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of enum values outside of Java: {@code EDITORS_CHOICE} is {@code editors-choice} in JSON, SQL and query. */
public final class EnumNames {

    private EnumNames() {}

    /** The name of a value. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of all values, in their order. */
    public static List<String> all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .toList();
    }

    /** The value with this name, or null. */
    public static <E extends Enum<E>> E parse(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(name))
                .findFirst()
                .orElse(null);
    }
}
