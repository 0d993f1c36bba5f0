package org.masthead.importer;

import java.util.List;

/** Cuts texts of a page to what an article can have, or else every later change of it would be refused; and says so. */
final class Cuts {

    private final List<String> warnings;

    Cuts(List<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * The beginning of a text, up to the last space that leaves room for dots. Null stays null.
     *
     * @param what for people
     * @param longest in UTF-16 characters, as limits are
     */
    String text(String what, String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        warnings.add("The " + what + " was cut to " + longest + " characters.");
        var end = Character.isLowSurrogate(text.charAt(longest - 1)) ? longest - 2 : longest - 1;
        var space = text.lastIndexOf(' ', end);
        return Lines.clean(text.substring(0, space > longest / 2 ? space : end)) + "…";
    }

    List<String> names(String what, List<String> names, int longest) {
        return names.stream().map(name -> text(what, name, longest)).toList();
    }
}
