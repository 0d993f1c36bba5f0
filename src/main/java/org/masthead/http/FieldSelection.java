package org.masthead.http;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which members of an answer are wanted: {@code slug,headline,leadImage(url,alt)} names all that shall be there,
 * {@code -tags,leadImage(srcset)} what shall not. Resources ask it before they load something.
 */
public final class FieldSelection {

    /** Everything. */
    public static final FieldSelection ALL = new FieldSelection(true, Map.of());

    private static final int MOST_CHARACTERS = 1000;

    private final boolean excludes;
    /** By name; a selection without members of its own stands for a member as a whole. */
    private final Map<String, FieldSelection> members;

    private FieldSelection(boolean excludes, Map<String, FieldSelection> members) {
        this.excludes = excludes;
        this.members = members;
    }

    /**
     * Reads the parameter {@code fields}.
     *
     * @param fields its value; null stands for everything
     * @param view the record that the answer is made of, or that its list is made of
     * @throws ProblemException 400 {@code invalid-parameter} for what cannot be read, and for members the view has not
     */
    public static FieldSelection read(String fields, Class<? extends Record> view) {
        if (fields == null) {
            return ALL;
        }
        if (fields.length() > MOST_CHARACTERS) {
            throw refused("Must be " + MOST_CHARACTERS + " characters at most.");
        }
        var excludes = fields.startsWith("-");
        var reader = new Reader(excludes ? fields.substring(1) : fields, excludes);
        var selection = reader.members(view);
        if (!reader.isAtEnd()) {
            throw refused("Has a closing parenthesis too many.");
        }
        return selection;
    }

    /** The same when one name stands for another member. */
    public FieldSelection where(String name, String member) {
        if (name.equals(member) || !members.containsKey(name)) {
            return this;
        }
        var renamed = new LinkedHashMap<>(members);
        renamed.put(member, renamed.remove(name));
        return new FieldSelection(excludes, renamed);
    }

    /** Whether a member of the view is there, at least in part. */
    public boolean wants(String member) {
        var named = members.get(member);
        return excludes ? named == null || !named.isWhole() : named != null;
    }

    /** Whether one of these members is there. */
    public boolean wantsAny(String... members) {
        return Arrays.stream(members).anyMatch(this::wants);
    }

    boolean isAll() {
        return excludes && members.isEmpty();
    }

    private boolean isWhole() {
        return members.isEmpty();
    }

    /** What of the tokens of one view gets through. */
    TokenFilter filter() {
        return new Members(this);
    }

    private static final class Members extends TokenFilter {

        private final FieldSelection selection;

        Members(FieldSelection selection) {
            this.selection = selection;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            var named = selection.members.get(name);
            if (named == null) {
                return selection.excludes ? INCLUDE_ALL : null;
            }
            if (named.isWhole()) {
                return selection.excludes ? null : INCLUDE_ALL;
            }
            return named.filter();
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }
    }

    private static ProblemException refused(String detail) {
        return ProblemException.parameter("fields", detail);
    }

    /** Reads names, commas and parentheses, and holds every name against the view it shall be a member of. */
    private static final class Reader {

        private final String text;
        private final boolean excludes;
        private int at;

        Reader(String text, boolean excludes) {
            this.text = text;
            this.excludes = excludes;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        FieldSelection members(Class<?> view) {
            var types = new LinkedHashMap<String, Class<?>>();
            for (var component : view.getRecordComponents()) {
                types.put(component.getName(), elementOf(component));
            }
            var members = new LinkedHashMap<String, FieldSelection>();
            do {
                var name = name();
                if (!types.containsKey(name)) {
                    throw refused(Nearest.hint(name, types.keySet()));
                }
                members.put(name, skip('(') ? nested(name, types.get(name)) : new FieldSelection(excludes, Map.of()));
            } while (skip(','));
            return new FieldSelection(excludes, members);
        }

        private FieldSelection nested(String name, Class<?> view) {
            if (!view.isRecord()) {
                throw refused("There is nothing to choose within " + name + ".");
            }
            var selection = members(view);
            if (!skip(')')) {
                throw refused("A list in parentheses must be closed.");
            }
            return selection;
        }

        private String name() {
            var from = at;
            while (!isAtEnd() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (from == at) {
                throw refused("Must be names with commas between them, such as slug,headline,leadImage(url,alt);"
                        + " with a minus in front, all but these.");
            }
            return text.substring(from, at);
        }

        private boolean skip(char sign) {
            var there = !isAtEnd() && text.charAt(at) == sign;
            at += there ? 1 : 0;
            return there;
        }

        /** The type of a member, or of the items of a list. */
        private static Class<?> elementOf(RecordComponent component) {
            if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> item) {
                return item;
            }
            return component.getType();
        }
    }
}
