package org.masthead.importer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;

/** The schema.org data of a page (JSON-LD): its article, its breadcrumb, its publisher. */
final class LinkedData {

    private static final int MOST_OBJECTS = 3000;
    private static final Set<String> SPOKEN_OF =
            Set.of("liveBlogUpdate", "hasPart", "isPartOf", "comment", "citation", "mentions", "relatedLink", "review");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final List<JsonNode> objects = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final JsonNode article;

    LinkedData(Document page) {
        for (var script : page.select("script[type*=ld+json]")) {
            collect(script.data());
        }
        var articles = objects.stream().filter(LinkedData::isArticle).toList();
        // several are the teasers of a front page
        article = articles.size() == 1 || articles.size() == 2 ? articles.get(0) : MissingNode.getInstance();
    }

    boolean hasArticle() {
        return !article.isMissingNode();
    }

    /** A member of the article that is text, or null. */
    String text(String member) {
        return text(article.path(member));
    }

    /** Whether the publisher says that only those who pay read all of it. */
    boolean isPaidFor() {
        return article.path("isAccessibleForFree").asText("").equalsIgnoreCase("false");
    }

    /** The text itself as it stands, its lines kept, perhaps with markup; null when there is none. */
    String articleBody() {
        var body = article.path("articleBody").asText("");
        return Lines.clean(body).isEmpty() ? null : body;
    }

    String url() {
        var page = article.path("mainEntityOfPage");
        return Stream.of(text("url"), text(page), text(page.path("@id")), text(page.path("url")))
                .filter(url -> url != null && url.startsWith("http"))
                .findFirst()
                .orElse(null);
    }

    /** Names of people; organisations are in {@link #sender()}. */
    List<String> people() {
        return each(article.path("author"))
                .filter(author -> !isOrganisation(author))
                .flatMap(author -> name(author) == null ? Stream.empty() : Stream.of(name(author)))
                .filter(name -> !name.startsWith("http")
                        && name.length() <= 100
                        && name.codePoints().anyMatch(Character::isLetter))
                .distinct()
                .toList();
    }

    /** The organisation that is named as source or author, or null. */
    String sender() {
        return Stream.concat(
                        each(article.path("sourceOrganization")),
                        each(article.path("author")).filter(LinkedData::isOrganisation))
                .map(this::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }

    String publisher() {
        return each(article.path("publisher"))
                .map(this::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }

    List<String> keywords() {
        return each(article.path("keywords"))
                .map(LinkedData::text)
                .filter(text -> text != null)
                .flatMap(text -> Stream.of(text.split("[,;،、]")))
                .map(Lines::clean)
                .toList();
    }

    /** The first picture: url, caption and credit, each null when absent. */
    SavedPage.Picture image() {
        return each(article.path("image"))
                .findFirst()
                .map(image -> image.isTextual()
                        ? new SavedPage.Picture(text(image), null, null, null)
                        : new SavedPage.Picture(
                                firstText(image, "contentUrl", "url"),
                                null,
                                firstText(image, "caption", "description"),
                                Stream.of("creditText", "creator", "copyrightHolder", "copyrightNotice", "author")
                                        .map(member -> each(image.path(member))
                                                .map(this::name)
                                                .filter(name -> name != null)
                                                .findFirst()
                                                .orElse(null))
                                        .filter(name -> name != null)
                                        .findFirst()
                                        .orElse(null)))
                .orElse(null);
    }

    /** Names of the breadcrumb in their order; empty when the page has none. */
    List<String> breadcrumb() {
        return objects.stream()
                .filter(object -> isType(object, "BreadcrumbList"))
                .map(list -> each(list.path("itemListElement"))
                        .sorted(Comparator.comparingInt(
                                item -> item.path("position").asInt(0)))
                        .map(item -> firstNonNull(text(item.path("name")), name(item.path("item"))))
                        .filter(name -> name != null)
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** Section names that the article itself carries. */
    List<String> sections() {
        return each(article.path("articleSection"))
                .map(LinkedData::text)
                .filter(name -> name != null)
                .toList();
    }

    /** Accounts that the publisher says are its own. */
    List<String> accounts() {
        return Stream.concat(each(article.path("publisher")), objects.stream().filter(LinkedData::isOrganisation))
                .flatMap(organisation -> each(organisation.path("sameAs")))
                .map(LinkedData::text)
                .filter(url -> url != null && url.startsWith("http"))
                .distinct()
                .limit(30)
                .toList();
    }

    private void collect(String script) {
        var json = script.strip()
                .replaceFirst("^(?:<!--|//\\s*<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|<!\\[CDATA\\[)", "");
        JsonNode root;
        try (var parser = JSON.createParser(json)) {
            root = JSON.readTree(parser);
        } catch (JacksonException broken) {
            return;
        } catch (java.io.IOException unexpected) {
            throw new java.io.UncheckedIOException(unexpected);
        }
        var waiting = new ArrayDeque<JsonNode>();
        waiting.add(root == null ? MissingNode.getInstance() : root);
        while (!waiting.isEmpty() && objects.size() < MOST_OBJECTS) {
            var node = waiting.remove();
            if (node.isArray()) {
                node.forEach(waiting::add);
            } else if (node.isObject()) {
                objects.add(node);
                if (node.path("@id").isTextual() && node.size() > 1) {
                    byId.putIfAbsent(node.path("@id").asText(), node);
                }
                // Articles that a page only speaks of are no article of the page
                node.properties().stream()
                        .filter(member -> !SPOKEN_OF.contains(member.getKey())
                                && !(member.getKey().equals("itemListElement")))
                        .forEach(member -> waiting.add(member.getValue()));
            }
        }
    }

    private Stream<JsonNode> each(JsonNode node) {
        var nodes =
                node.isArray() ? StreamSupport.stream(node.spliterator(), false).limit(100) : Stream.of(node);
        return nodes.filter(one -> !one.isMissingNode() && !one.isNull())
                .map(one -> one.isObject() && one.has("@id") && one.size() <= 2
                        ? byId.getOrDefault(one.path("@id").asText(), one)
                        : one);
    }

    private String name(JsonNode node) {
        return node.isObject()
                ? each(node.path("name"))
                        .map(LinkedData::text)
                        .filter(name -> name != null)
                        .findFirst()
                        .orElse(null)
                : text(node);
    }

    private static String firstText(JsonNode node, String... members) {
        return Stream.of(members)
                .map(member -> text(node.path(member)))
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    private static String firstNonNull(String one, String other) {
        return one == null ? other : one;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? Lines.plain(node.asText()) : null;
    }

    private static boolean isArticle(JsonNode object) {
        return types(object)
                .anyMatch(type -> type.endsWith("Article") || type.endsWith("BlogPosting") || type.equals("Report"));
    }

    private static boolean isOrganisation(JsonNode object) {
        return types(object).anyMatch(type -> type.endsWith("Organization"));
    }

    private static boolean isType(JsonNode object, String wanted) {
        return types(object).anyMatch(wanted::equals);
    }

    private static Stream<String> types(JsonNode object) {
        var type = object.path("@type");
        var names = type.isArray() ? StreamSupport.stream(type.spliterator(), false) : Stream.of(type);
        return names.map(name -> name.asText().replaceFirst("^.*/", ""));
    }
}
