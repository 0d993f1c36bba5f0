package org.masthead.article;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.masthead.body.Body;
import org.masthead.change.Change;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.http.FieldSelection;
import org.masthead.image.ImageColumns;
import org.masthead.image.ImageUse;

/**
 * The columns that an article is shown from, and how they are read. Labels come as ids, {@link LabelNames} knows their
 * names; the lead image comes along. What is not wanted is not read.
 */
@ApplicationScoped
class ArticleRows {

    /** In SQL: the ids of its visible collections. */
    private static final String COLLECTIONS = """
            array(select c.id from collection_item n join collection c on c.id = n.collection_id
              where n.article_id = l.article_id and %s order by c.slug)""".formatted(Positions.visible("c"));

    /** In SQL: the domains that an article does not stand on. */
    private static final String EXCLUDED =
            "array(select e.domain_id from article_exclusion e where e.article_id = %s.article_id)";

    private static final String TRANSLATIONS = """
            coalesce((select jsonb_agg(jsonb_build_object(
                'articleId', t.id, 'language', x.language, 'editionId', x.edition_id, 'path', x.path,
                'excluded', %s)
                order by x.language, t.id)
              from article a join article t on t.translation_group = a.translation_group
              join live_article x on x.article_id = t.id and %s
              where a.id = l.article_id), '[]')""".formatted(EXCLUDED.formatted("x"), Positions.visible("x"));

    private final ObjectReader corrections;
    private final ObjectReader translations;

    ArticleRows(ObjectMapper json) {
        corrections = json.readerFor(new TypeReference<List<Correction>>() {});
        translations = json.readerFor(new TypeReference<List<ArticleRow.Translation>>() {});
    }

    /** Of a row {@code l} of {@code live_article} with its {@link #joins}; all but its keys. */
    String columns(ArticleShape shape) {
        return columns(shape, COLLECTIONS);
    }

    /** @param collections in SQL, the ids of its visible collections by slug */
    String columns(ArticleShape shape, String collections) {
        var fields = shape.fields();
        var columns = """
                l.id, l.article_id, l.edition_id, l.kind, l.language, l.slug, l.path, l.headline, l.kicker, l.summary,
                l.byline, l.dateline, l.source_id, l.lead_image_id, l.lead_alt, l.lead_caption, l.lead_credit,
                l.word_count, l.published_at, l.updated_at, l.cache_tags, l.own_sections"""
                + column(fields, "collections", collections)
                + (fields.wants("urls") ? ", " + EXCLUDED.formatted("l") + " as excluded" : "")
                + (fields.wants("leadImage") ? ", " + ImageColumns.COLUMNS : "");
        return shape.isCard()
                ? columns
                : columns + ", l.corrections, l.related, l.copyright, l.usage_terms, l.syndicatable"
                        + column(fields, shape.format().member(), "l.body_refers, l.body")
                        + column(fields, "urls", TRANSLATIONS);
    }

    String joins(ArticleShape shape) {
        return shape.fields().wants("leadImage") ? " left join image i on i.id = l.lead_image_id" : "";
    }

    /** The row that a statement with these {@link #columns} stands on. */
    ArticleRow read(ResultSet row, ArticleShape shape, List<String> keys) throws SQLException {
        var fields = shape.fields();
        var sections = fields.wantsAny("sections", "breadcrumb");
        var cacheTags = Columns.strings(row, "cache_tags");
        return new ArticleRow(
                keys,
                Columns.uuid(row, "id"),
                Columns.uuid(row, "article_id"),
                Columns.uuid(row, "edition_id"),
                row.getString("kind"),
                row.getString("language"),
                row.getString("slug"),
                row.getString("path"),
                row.getString("headline"),
                row.getString("kicker"),
                row.getString("summary"),
                row.getString("byline"),
                row.getString("dateline"),
                Columns.uuid(row, "source_id"),
                fields.wants("leadImage") ? ImageColumns.of(row) : null,
                new ImageUse(
                        Columns.uuid(row, "lead_image_id"),
                        row.getString("lead_alt"),
                        row.getString("lead_caption"),
                        row.getString("lead_credit")),
                cacheTags,
                sections ? Change.named("section", cacheTags) : List.of(),
                sections ? row.getInt("own_sections") : 0,
                fields.wants("collections") ? Columns.uuids(row, "collections") : List.of(),
                fields.wants("authors") ? Change.named("author", cacheTags) : List.of(),
                fields.wants("tags") ? Change.named("tag", cacheTags) : List.of(),
                row.getInt("word_count"),
                Columns.instant(row, "published_at"),
                Columns.instant(row, "updated_at"),
                fields.wants("urls") ? Columns.uuids(row, "excluded") : List.of(),
                shape.isCard() ? null : full(row, shape));
    }

    private ArticleRow.Full full(ResultSet row, ArticleShape shape) throws SQLException {
        var body = shape.format().member();
        var text = shape.fields().wants(body) ? row.getString(body) : null;
        var isAsSent = text != null
                && shape.format() == BodyFormat.BLOCKS
                && shape.urls().arePaths()
                && !row.getBoolean("body_refers");
        return new ArticleRow.Full(
                Columns.json(row, "corrections", corrections),
                Columns.uuids(row, "related"),
                new Rights(row.getString("copyright"), row.getString("usage_terms"), row.getBoolean("syndicatable")),
                text == null || isAsSent ? null : Body.stored(text),
                isAsSent ? text : null,
                shape.fields().wants("urls") ? Columns.json(row, "urls", translations) : List.of());
    }

    private static String column(FieldSelection fields, String member, String column) {
        return fields.wants(member) ? ", " + column + " as " + member : "";
    }
}
