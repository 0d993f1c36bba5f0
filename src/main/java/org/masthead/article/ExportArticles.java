package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.ProblemException;
import org.masthead.site.Editions;

/**
 * Gives articles as lines that an import takes: those that readers see as they see them, the others as they are being
 * written.
 */
@ApplicationScoped
public class ExportArticles {

    private static final String LIVE =
            "select l.article_id, l.revision, l.published_at, l.updated_at from live_article l"
                    + " where l.article_id = any(:ids) and " + Positions.visible("l");

    /** The blocks whose text is what was written, and not worked out of something else. */
    private static final Set<String> WITH_OWN_TEXT = Set.of("heading", "preformatted");

    private final WorkingCopies found;
    private final Articles articles;
    private final Editions editions;
    private final Statements statements;
    private final ObjectMapper json;

    ExportArticles(
            WorkingCopies found, Articles articles, Editions editions, Statements statements, ObjectMapper json) {
        this.found = found;
        this.articles = articles;
        this.editions = editions;
        this.statements = statements;
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    /** Takes lines as they are made, so that no more than one is held. */
    public interface Sink {

        /** Takes a line; false when this is enough for now. */
        boolean take(byte[] line) throws IOException;
    }

    /**
     * Some lines that were written.
     *
     * @param place behind the last of them; null when there are none
     * @param isLast whether there are no more
     */
    public record Lines(int count, List<String> place, boolean isLast) {}

    private record Live(int revision, Instant publishedAt, Instant updatedAt) {}

    /** @throws ProblemException 400 when the filter cannot be read, or asks for another order */
    public void check(WorkingCopyFilter filter) {
        if (filter.sort() != null) {
            throw ProblemException.parameter("sort", "Can't be given: lines come in the order of creation.");
        }
        found.matching(inOrder(filter), null, null, 1);
    }

    /** Writes the next lines of articles that are wanted, in the order of their creation, from a place in it on. */
    public Lines next(WorkingCopyFilter filter, List<String> place, int most, Sink sink) throws IOException {
        var rows = found.matching(inOrder(filter), null, place == null ? null : Cursor.after(place), most);
        if (rows.isEmpty()) {
            return new Lines(0, null, true);
        }
        var live = live(rows);
        var contents = new HashMap<UUID, ArticleContent>();
        for (var row : rows) {
            var article = row.article();
            var shown = live.get(article.id);
            contents.put(
                    article.id,
                    shown == null || shown.revision() == row.workingCopy().number
                            ? row.workingCopy().content
                            : articles.revision(article, shown.revision()).content);
        }
        var names = names(contents.values());
        var keys = editions.listAll().stream().collect(Collectors.toMap(edition -> edition.id, edition -> edition.key));
        var count = 0;
        for (var goesOn = true; goesOn && count < rows.size(); count++) {
            var article = rows.get(count).article();
            goesOn = sink.take(line(article, contents.get(article.id), live.get(article.id), names, keys));
        }
        return new Lines(count, rows.get(count - 1).keys(), count == rows.size() && count < most);
    }

    private static WorkingCopyFilter inOrder(WorkingCopyFilter filter) {
        return filter.sortedBy("createdAt");
    }

    private Map<UUID, Live> live(List<WorkingCopies.Row> rows) {
        var ids = rows.stream().map(row -> row.article().id).toArray(UUID[]::new);
        return statements
                .list(
                        LIVE,
                        Map.of("ids", ids),
                        row -> Map.entry(
                                Columns.uuid(row, "article_id"),
                                new Live(
                                        row.getInt("revision"),
                                        Columns.instant(row, "published_at"),
                                        Columns.instant(row, "updated_at"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What editors' tools know sections, lists, people, tags and agencies by. */
    private Map<UUID, String> names(Collection<ArticleContent> contents) {
        var names = new HashMap<UUID, String>();
        names.putAll(names("section", "path", contents, ArticleContent::sections));
        names.putAll(names("collection", "slug", contents, ArticleContent::collections));
        names.putAll(names("author", "slug", contents, ArticleContent::authors));
        names.putAll(names("tag", "slug", contents, ArticleContent::tags));
        names.putAll(names(
                "source",
                "slug",
                contents,
                content -> content.source() == null ? List.of() : List.of(content.source())));
        return names;
    }

    /** The texts that tables and columns are named by are our own. */
    private Map<UUID, String> names(
            String table, String name, Collection<ArticleContent> contents, Function<ArticleContent, List<UUID>> ids) {
        var wanted = contents.stream()
                .flatMap(content -> ids.apply(content).stream())
                .distinct()
                .toArray(UUID[]::new);
        return wanted.length == 0
                ? Map.of()
                : statements
                        .list(
                                "select id, " + name + " as name from " + table + " where id = any(:ids)",
                                Map.of("ids", wanted),
                                row -> Map.entry(Columns.uuid(row, "id"), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private byte[] line(
            Article article,
            ArticleContent content,
            Live live,
            Map<UUID, String> names,
            Map<UUID, String> editionKeys) {
        var line = json.createObjectNode().put("id", article.id.toString());
        if (live != null) {
            // Readers may have been shown an earlier time of an update than of the publication.
            var updated = live.updatedAt().isBefore(live.publishedAt()) ? live.publishedAt() : live.updatedAt();
            line.put("status", ArticleLine.Status.PUBLISHED.text()).put("updatedAt", updated.toString());
        } else {
            line.put("status", ArticleLine.Status.DRAFT.text());
        }
        var image = content.leadImage();
        var draft = new ArticleDraft(
                content.slug(),
                content.kind(),
                editionKeys.get(article.editionId),
                content.language(),
                content.headline(),
                content.kicker(),
                content.summary(),
                content.byline(),
                content.dateline(),
                content.source() == null ? null : names.get(content.source()),
                named(content.sections(), names),
                named(content.collections(), names),
                named(content.authors(), names),
                named(content.tags(), names),
                content.related().stream().map(UUID::toString).toList(),
                article.translationOf() == null ? null : article.translationOf().toString(),
                image == null
                        ? null
                        : new ArticleDraft.LeadImage(image.id(), image.alt(), image.caption(), image.credit()),
                content.corrections(),
                content.rights(),
                live == null ? content.publishedAt() : live.publishedAt(),
                content.body().blocks(),
                null,
                null,
                null);
        try {
            var members = (ObjectNode) json.valueToTree(draft);
            members.path("body").forEach(ExportArticles::leaveOutDerived);
            return json.writeValueAsBytes(line.<ObjectNode>setAll(members));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an import would pass over: with it, a line could be longer than one may be that comes in. */
    private static void leaveOutDerived(JsonNode block) {
        if (!WITH_OWN_TEXT.contains(block.path("type").asText())) {
            ((ObjectNode) block).remove("text");
            block.path("items").forEach(item -> ((ObjectNode) item).remove("text"));
        }
    }

    /** Of an earlier revision, some may have been deleted since. */
    private static List<String> named(List<UUID> ids, Map<UUID, String> names) {
        return ids.stream().map(names::get).filter(Objects::nonNull).toList();
    }
}
