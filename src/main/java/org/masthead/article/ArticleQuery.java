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

    private static final Map<String, String> PUBLISHED = Map.of(
            "publishedAfter", " and n.published_at >= :publishedAfter",
            "publishedBefore", " and n.published_at < :publishedBefore");

    /**
     * One of these labels must be there.
     *
     * @param parameter what its keys are bound to
     * @param keys how many there are
     */
    record Wanted(ArticleLabel label, String parameter, int keys) {

        String ids() {
            return label.ids(parameter, keys);
        }

        private String condition(ArticleLabel found) {
            return label.isOneOf(ids(), found);
        }

        /** How many rows it has, counted up to a limit: enough to tell the rare from the common. */
        String size(int limit) {
            return "(select count(*) from (select from unnest(" + ids() + ") v (id) cross join lateral (select from "
                    + label.table + " n where n." + label.label + " = v.id" + label.inIndex() + " limit " + limit
                    + ") n limit " + limit + ") n)";
        }

        /** About how many articles carry it, of which it is only known that they are no fewer than this. */
        String commonSize(int least) {
            return label.isCounted()
                    ? "greatest(" + least + ", (select sum(articles) from label_count where label_id = any(" + ids()
                            + ")))"
                    : String.valueOf(10 * least);
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
    private final String edition;

    ArticleQuery(ArticleFilter filter) {
        order = filter.order();
        language = filter.onlyLanguage();
        edition = filter.onlyEdition();
        label(ArticleLabel.SECTION, filter.sections());
        label(ArticleLabel.COLLECTION, filter.collections());
        label(ArticleLabel.AUTHOR, filter.authors());
        label(ArticleLabel.TAG, filter.tags());
        label(ArticleLabel.SOURCE, filter.sources());
        label(ArticleLabel.EDITION, filter.editions());
        label(ArticleLabel.KIND, filter.kinds());
        label(ArticleLabel.LANGUAGE, filter.languages());
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
            values.put("ids", filter.named().uuids());
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

    /** Whether it is bounded by times. */
    boolean isBounded() {
        return !bounds.isEmpty();
    }

    /** What is searched for; null when nothing is. */
    String words() {
        return (String) values.get("q");
    }

    /** A label of which every article that comes to or leaves the list is named in the log; null when there is none. */
    Wanted told() {
        return wanted.stream()
                .filter(label -> label.label().isTold())
                .findFirst()
                .orElse(null);
    }

    /** The keys of a label that are asked for. */
    String[] keys(Wanted label) {
        return (String[]) values.get(label.parameter());
    }

    /** Labels of which the rows found must carry one each. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** All conditions but that of the label by which the rows are found, if they are found by one. */
    String conditions(Wanted found) {
        var by = found == null ? null : found.label();
        var labels = wanted.stream().filter(label -> label != found).map(label -> label.condition(by));
        return Stream.concat(others.stream(), labels).collect(Collectors.joining(" and "));
    }

    /** The bounds of first publication again, for rows {@code n} of a label that are walked in its order. */
    String published() {
        return values.keySet().stream()
                .map(PUBLISHED::get)
                .filter(bound -> bound != null)
                .collect(Collectors.joining());
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

    /** The same with the language in which {@link Facet} names what all that is wanted has in common. */
    Map<String, Object> valuesForFacets() {
        var named = values();
        named.put("facetLanguage", language);
        named.put("facetEdition", edition);
        return named;
    }

    private void label(ArticleLabel label, List<Choice> choices) {
        for (var choice : choices) {
            var name = label.name().toLowerCase(Locale.ROOT);
            var parameter = bound(name, choice);
            var keys = choice.values().size();
            var ids = label.ids(parameter, keys);
            if (choice.excludes()) {
                others.add("(" + label.isOneOf(ids, null) + ") is not true");
            } else {
                wanted.add(new Wanted(label, parameter, keys));
            }
            if (label != ArticleLabel.COLLECTION) {
                marks.add((choice.excludes() ? "!!" : "") + "search_mark('" + name + "', " + ids + ")");
            } else if (choice.excludes()) {
                apart.add("w.article_id not in (" + members(ids) + ")");
            } else {
                // Fenced as in lists: how few items a collection has is not known when this is planned.
                among.add("select l.id from unnest(" + ids + ") v (id) cross join lateral (select"
                        + " article_id from collection_item n where n.collection_id = v.id" + label.inIndex()
                        + " offset 0) n cross join lateral (select id from live_article where article_id = n.article_id"
                        + " offset 0) l");
            }
        }
    }

    private static String members(String collections) {
        return "select article_id from collection_item where collection_id = any(" + collections + ")";
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
