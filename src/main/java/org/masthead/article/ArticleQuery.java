package org.masthead.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.http.Choice;

/**
 * What a filter demands of a live row {@code l}: conditions of fixed text, and the values that are bound to their
 * parameters. Nothing of a request becomes part of a text.
 */
final class ArticleQuery {

    private static final Pattern IDLE_MINUS = Pattern.compile("-(?![\\p{L}\\p{N}\"])");

    /**
     * One of these labels must be there.
     *
     * @param parameter what its keys are bound to
     */
    record Wanted(ArticleLabel label, String parameter) {

        String ids() {
            return label.ids(parameter);
        }

        private String condition() {
            return carries(label, ids());
        }

        /** How many rows it has, counted up to a limit: enough to tell the rare from the common. */
        String size(int limit) {
            return "(select count(*) from (select from " + label.table + " n where n." + label.label + " = any(" + ids()
                    + ") limit " + limit + ") n)";
        }
    }

    private final ArticleOrder order;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<String> others = new ArrayList<>(List.of(PublishedArticles.VISIBLE));
    private final List<String> marks = new ArrayList<>();
    private final List<String> bounds = new ArrayList<>();
    private final List<String> among = new ArrayList<>();
    private final List<String> apart = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final String language;

    ArticleQuery(ArticleFilter filter) {
        order = filter.order();
        language = filter.onlyLanguage();
        label(ArticleLabel.SECTION, filter.sections());
        label(ArticleLabel.COLLECTION, filter.collections());
        label(ArticleLabel.AUTHOR, filter.authors());
        label(ArticleLabel.TAG, filter.tags());
        column("l.source_id", "array(select id from source where slug = any(:%s))", "source", filter.sources());
        column("l.edition_id", "array(select id from edition where key = any(:%s))", "edition", filter.editions());
        column("l.kind", ":%s", "kind", filter.kinds());
        column("l.language", ":%s", "language", filter.languages());
        compare("l.published_at >=", "since", "publishedAfter", filter.publishedAfter());
        compare("l.published_at <", "until", "publishedBefore", filter.publishedBefore());
        compare("l.updated_at >=", "changed_since", "updatedAfter", filter.updatedAfter());
        compare("l.updated_at <", "changed_until", "updatedBefore", filter.updatedBefore());
        if (filter.hasImage() != null) {
            others.add("l.lead_image_id is " + (filter.hasImage() ? "not null" : "null"));
            marks.add("search_mark('image', array['" + filter.hasImage() + "'])");
        }
        if (filter.ids() != null) {
            others.add("l.article_id = any(:ids)");
            among.add("select id from live_article where article_id = any(:ids)");
            values.put("ids", filter.articleIds());
        }
        if (filter.q() != null) {
            // Without minus signs that leave nothing out: PostgreSQL stacks them up, and has room for 32.
            values.put("q", IDLE_MINUS.matcher(filter.q()).replaceAll(" "));
        }
    }

    ArticleOrder order() {
        return order;
    }

    boolean isSearch() {
        return values.containsKey("q");
    }

    /** What is searched for; null when nothing is. */
    String words() {
        return (String) values.get("q");
    }

    /** The language of all that is wanted (BCP 47); null when there may be several. */
    String language() {
        return language;
    }

    /** Labels of which the rows found must carry one each. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** All conditions but that of the label by which the rows are found, if they are found by one. */
    String conditions(Wanted found) {
        var labels = wanted.stream().filter(label -> label != found).map(Wanted::condition);
        return Stream.concat(others.stream(), labels).collect(Collectors.joining(" and "));
    }

    /** The newest articles that match, as rows {@code w} of {@code search_window}. */
    String window() {
        var filters = Stream.concat(
                bounds.stream(),
                Stream.concat(
                        marks.isEmpty() ? Stream.empty() : Stream.of("marks => " + String.join(" && ", marks)),
                        among.isEmpty()
                                ? Stream.empty()
                                : Stream.of("among => array(" + String.join(" intersect ", among) + ")")));
        var conditions = apart.isEmpty() ? "" : " where " + String.join(" and ", apart);
        return Stream.concat(Stream.of("search_window(:q"), filters).collect(Collectors.joining(", ")) + ") w"
                + conditions;
    }

    /** The marks that matches must have. */
    String sought() {
        return Stream.concat(Stream.of("(select sought from search_query(:q))"), marks.stream())
                .collect(Collectors.joining(" && "));
    }

    /** What the texts need by name, to which callers may add. */
    Map<String, Object> values() {
        return new HashMap<>(values);
    }

    private void label(ArticleLabel label, List<Choice> choices) {
        for (var choice : choices) {
            var name = label.name().toLowerCase(Locale.ROOT);
            var parameter = bound(name, choice);
            if (choice.excludes()) {
                others.add("not " + carries(label, label.ids(parameter)));
            } else {
                wanted.add(new Wanted(label, parameter));
            }
            if (label != ArticleLabel.COLLECTION) {
                mark(name, label.ids(parameter), choice);
            } else if (choice.excludes()) {
                apart.add("w.article_id not in (" + members(label.ids(parameter)) + ")");
            } else {
                among.add("select id from live_article where article_id in (" + members(label.ids(parameter)) + ")");
            }
        }
    }

    private static String members(String collections) {
        return "select article_id from collection_item where collection_id = any(" + collections + ")";
    }

    private void mark(String name, String keys, Choice choice) {
        marks.add((choice.excludes() ? "!!" : "") + "search_mark('" + name + "', " + keys + ")");
    }

    /** "offset 0" keeps the planner from turning it around: rows are walked in their order and looked at one by one. */
    private static String carries(ArticleLabel label, String ids) {
        return "exists (select from " + label.table + " x where x." + label.owner + " = l." + label.owned + " and x."
                + label.label + " = any(" + ids + ") offset 0)";
    }

    private void column(String column, String ids, String name, List<Choice> choices) {
        for (var choice : choices) {
            var keys = ids.formatted(bound(name, choice));
            var condition = column + " = any(" + keys + ")";
            mark(name, keys, choice);
            others.add(choice.excludes() ? "(" + condition + ") is not true" : condition);
        }
    }

    private void compare(String comparison, String bound, String parameter, Object value) {
        if (value != null) {
            others.add(comparison + " :" + parameter);
            bounds.add(bound + " => cast(:" + parameter + " as timestamptz)");
            values.put(parameter, value);
        }
    }

    private String bound(String name, Choice choice) {
        var parameter = name + values.size();
        values.put(parameter, choice.values().toArray(String[]::new));
        return parameter;
    }
}
