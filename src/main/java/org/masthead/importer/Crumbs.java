package org.masthead.importer;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Breadcrumbs: sections from root to leaf, and the collections that pages print among them.
 *
 * @param left the sections below those that are taken: no tree of desks is so deep
 */
record Crumbs(List<String> sections, List<String> collections, List<String> left) {

    /** Levels that are taken of a breadcrumb. */
    private static final int DEEPEST = 8;

    /** Names in a row with strokes or arrows between them; a row with bars is soon a menu. */
    private static final int MOST = 24;

    private static final int MOST_WITH_BARS = 6;

    private static final Pattern SPACED =
            Pattern.compile("\\s+[/|·•:\\\\]+\\s+|\\s*(?:[>»›→⟩＞«‹←]|/{2}|::)+\\s*|\\s[–—-]\\s");
    private static final Pattern TABBED = Pattern.compile("\\s*\\t\\s*");
    private static final Pattern TIGHT = Pattern.compile("[/／]");
    private static final Pattern HERE = Pattern.compile(
            "(?iU)^(?:you are here|vous êtes ici|estás en|sie sind hier|вы здесь|أنت هنا|شما اینجا هستید)\\s?[:：]?\\s*");

    /** A folder of an address that can be the slug of a section: words, not a number, a date or an id. */
    private static final Pattern SECTION = Pattern.compile("[a-z]{3,20}(-[a-z]{2,20}){0,3}");

    /** Folders that many systems put before sections: languages, and what kind of page it is. */
    private static final Pattern NO_SECTION = Pattern.compile(
            "[a-z]{2}(-[a-zA-Z]{2})?|amp|articles?|story|stories|posts?|blogs?|archives?|content|index|pages?");

    /** The parts of a line that is a breadcrumb and nothing else; empty when it is not. */
    static List<String> split(String line) {
        var text = HERE.matcher(line).replaceFirst("");
        if (text.length() > 400 || text.contains("://") || text.codePoints().noneMatch(Character::isLetter)) {
            return List.of();
        }
        var tabs = parts(TABBED, text);
        if (tabs.size() > 1 && isTrail(tabs, MOST_WITH_BARS)) {
            return tabs;
        }
        var spaced = parts(SPACED, text);
        if (spaced.size() > 1) {
            // a dash also joins the halves of a headline: it counts only after "Home" or beside a collection
            var dashed = text.matches(".*\\s[–—-]\\s.*") && !text.matches(".*[/|>»›→].*");
            return isTrail(spaced, text.matches(".*[|·•].*") ? MOST_WITH_BARS : MOST)
                            && (!dashed
                                    || isHome(spaced.get(0))
                                    || spaced.stream().anyMatch(Boilerplate.COLLECTION::is))
                    ? spaced
                    : List.of();
        }
        var tight = parts(TIGHT, text);
        var plain = tight.size() > 1 && tight.stream().allMatch(part -> part.matches("\\p{Lu}[\\p{L}’' &-]{2,24}"));
        return plain ? tight : List.of();
    }

    /** Whether a line may be one crumb of several that stand one above the other. */
    static boolean isOne(String line) {
        return Lines.words(line) <= 3
                && Lines.width(line) <= 32
                && Lines.isLabel(line)
                && line.chars().noneMatch(Character::isDigit);
    }

    /** Sorts names into sections and collections; "Home", the publication's own name and the headline are neither. */
    static Crumbs of(List<String> names, String headline, String publication) {
        var sections = new LinkedHashSet<String>();
        var collections = new LinkedHashSet<String>();
        for (var name : names) {
            var crumb = Lines.orNull(SPACED.matcher(' ' + name + ' ').replaceAll(" "));
            if (crumb == null || isHome(crumb) || crumb.equalsIgnoreCase(publication) || isHeadline(crumb, headline)) {
                continue;
            }
            (Boilerplate.COLLECTION.is(crumb) ? collections : sections).add(crumb);
        }
        var all = List.copyOf(sections);
        var taken = Math.min(all.size(), DEEPEST);
        return new Crumbs(all.subList(0, taken), List.copyOf(collections), all.subList(taken, all.size()));
    }

    List<String> warnings() {
        return left.isEmpty()
                ? List.of()
                : List.of("The breadcrumb has more than " + DEEPEST + " levels: \"" + String.join(" / ", left)
                        + "\" was left out.");
    }

    /** The sections that the address of a page names: World, Europe of {@code /world/europe/2021/05/a-ferry.html}. */
    static List<String> ofAddress(String url) {
        var path = url == null || URI.create(url).getPath() == null
                ? ""
                : URI.create(url).getPath();
        var folders = path.substring(0, path.lastIndexOf('/') + 1).split("/");
        return Arrays.stream(folders)
                .filter(folder ->
                        !folder.isEmpty() && !NO_SECTION.matcher(folder).matches())
                .takeWhile(folder -> SECTION.matcher(folder).matches())
                .limit(3)
                .map(folder -> folder.substring(0, 1).toUpperCase(Locale.ROOT)
                        + folder.substring(1).replace('-', ' '))
                .toList();
    }

    static boolean isHome(String crumb) {
        return Boilerplate.HOME.is(crumb);
    }

    /** The last crumb is often the headline, whole or cut short. */
    private static boolean isHeadline(String crumb, String headline) {
        var key = Lines.key(crumb);
        return headline != null
                && (key.equals(Lines.key(headline))
                        || Lines.words(crumb) > 3
                                && !key.isEmpty()
                                && Lines.key(headline).startsWith(key));
    }

    private static List<String> parts(Pattern separator, String line) {
        var parts = new ArrayList<String>();
        Arrays.stream(separator.split(line))
                .map(Lines::clean)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return parts;
    }

    /** Short names all along; only the last may be as long as a headline. */
    private static boolean isTrail(List<String> parts, int most) {
        var last = parts.size() - 1;
        return parts.size() <= most
                && parts.subList(0, last).stream().allMatch(Crumbs::isName)
                && (isName(parts.get(last)) || isHome(parts.get(0)) || last > 1);
    }

    private static boolean isName(String part) {
        return Lines.words(part) <= 5
                && Lines.width(part) <= 40
                && !Lines.endsSentence(part)
                && part.codePoints().anyMatch(Character::isLetter);
    }
}
