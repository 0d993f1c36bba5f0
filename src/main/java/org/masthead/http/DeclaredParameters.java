package org.masthead.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query parameters that a resource method declares, on itself and in its beans of parameters.
 *
 * @param byName what each name stands for
 * @param lenient whether other names are passed over
 */
record DeclaredParameters(SortedMap<String, Declared> byName, boolean lenient) {

    /** The type of one value, and whether there may be several. */
    record Declared(Class<?> type, boolean repeats) {

        static Declared of(Class<?> type, Type generic) {
            if (type.isArray()) {
                return new Declared(type.getComponentType(), true);
            }
            if (Collection.class.isAssignableFrom(type)) {
                var element =
                        generic instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : String.class;
                return new Declared(element instanceof Class<?> known ? known : String.class, true);
            }
            return new Declared(type, false);
        }
    }

    static DeclaredParameters of(Method method) {
        var byName = new TreeMap<String, Declared>();
        for (var parameter : method.getParameters()) {
            var name = name(parameter, parameter.getName());
            if (name == null) {
                addFields(parameter.getType(), byName);
            } else {
                byName.put(name, Declared.of(parameter.getType(), parameter.getParameterizedType()));
            }
        }
        var lenient = method.isAnnotationPresent(LenientQuery.class)
                || method.getDeclaringClass().isAnnotationPresent(LenientQuery.class);
        return new DeclaredParameters(byName, lenient);
    }

    /** The name of the query parameter that an element takes, or null when it takes none. */
    static String name(AnnotatedElement element, String ownName) {
        var standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        var rest = element.getAnnotation(RestQuery.class);
        if (rest == null) {
            return null;
        }
        return rest.value().isEmpty() ? ownName : rest.value();
    }

    private static void addFields(Class<?> bean, Map<String, Declared> byName) {
        for (var type = bean; type != null && type.getName().startsWith("org.masthead"); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                var name = name(field, field.getName());
                if (name != null) {
                    byName.put(name, Declared.of(field.getType(), field.getGenericType()));
                } else if (field.isAnnotationPresent(BeanParam.class)) {
                    addFields(field.getType(), byName);
                }
            }
        }
    }
}
