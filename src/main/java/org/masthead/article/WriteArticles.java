package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.masthead.database.CopyRows;
import org.masthead.database.JsonColumns;

/** Writes many new articles at once, into all tables that saving and publishing write to. */
@ApplicationScoped
class WriteArticles {

    /** From so many on, what searches find them by is collected behind them. */
    private static final int MANY = 100;

    private final DataSource database;
    private final Session session;

    WriteArticles(DataSource database, Session session) {
        this.database = database;
        this.session = session;
    }

    /** An article with its working copy; what readers shall see of it, or null. */
    record Written(Article article, Revision workingCopy, StoredBody body, LiveArticle row) {}

    void write(List<Written> all) throws SQLException {
        session.flush();
        var live = all.stream().map(Written::row).filter(row -> row != null).toList();
        try (var connection = database.getConnection()) {
            articles(connection, all);
            revisions(connection, all);
            slugs(connection, all);
            if (!live.isEmpty()) {
                words(connection, live.size() < MANY ? "now" : "later");
                rows(connection, live);
                words(connection, "now");
                labels(connection, live);
                paths(connection, live);
            }
        }
    }

    /** When the words of live rows that are added from now on are collected. */
    private static void words(Connection connection, String when) throws SQLException {
        try (var asked = connection.prepareStatement("select set_config('masthead.words', ?, true)")) {
            asked.setString(1, when);
            asked.execute();
        }
    }

    private static void articles(Connection connection, List<Written> all) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "article (id, edition_id, revision, stage, translation_group, first_published_at, created_at, created_by,"
                        + " owner, updated_at, published_at, kind, language, headline, has_image, labels)")) {
            for (var each : all) {
                var article = each.article();
                rows.add(
                        article.id,
                        article.editionId,
                        article.revision,
                        article.stage,
                        article.translationGroup,
                        article.firstPublishedAt,
                        article.createdAt,
                        article.createdBy,
                        article.owner,
                        article.updatedAt,
                        article.publishedAt,
                        article.kind,
                        article.language,
                        article.headline,
                        article.hasImage,
                        article.labels);
            }
            rows.end();
        }
    }

    private static void revisions(Connection connection, List<Written> all) throws SQLException {
        try (var rows = new CopyRows(
                connection, "revision (article_id, number, content, named, note, created_at, created_by)")) {
            for (var each : all) {
                var revision = each.workingCopy();
                rows.add(
                        revision.articleId,
                        revision.number,
                        revision.content.json(each.body().kept()),
                        revision.named,
                        revision.note,
                        revision.createdAt,
                        revision.createdBy);
            }
            rows.end();
        }
    }

    private static void slugs(Connection connection, List<Written> all) throws SQLException {
        try (var rows = new CopyRows(connection, "slug (slug, article_id, public_from)")) {
            for (var each : all) {
                rows.add(
                        each.workingCopy().content.slug(),
                        each.article().id,
                        each.row() == null ? null : each.row().visibleFrom);
            }
            rows.end();
        }
    }

    private static void rows(Connection connection, List<LiveArticle> live) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "live_article (id, article_id, revision, edition_id, visible_from, published_at, updated_at, kind,"
                        + " language, slug, path, headline, kicker, summary, byline, dateline, source_id, lead_image_id,"
                        + " lead_alt, lead_caption, lead_credit, word_count, corrections, related, copyright,"
                        + " usage_terms, syndicatable, body, body_refers, body_text, own_sections, cache_tags)")) {
            for (var row : live) {
                rows.add(
                        row.id,
                        row.articleId,
                        row.revision,
                        row.editionId,
                        row.visibleFrom,
                        row.publishedAt,
                        row.updatedAt,
                        row.kind,
                        row.language,
                        row.slug,
                        row.path,
                        row.headline,
                        row.kicker,
                        row.summary,
                        row.byline,
                        row.dateline,
                        row.sourceId,
                        row.leadImageId,
                        row.leadAlt,
                        row.leadCaption,
                        row.leadCredit,
                        row.wordCount,
                        JsonColumns.text(row.corrections),
                        row.related,
                        row.copyright,
                        row.usageTerms,
                        row.syndicatable,
                        row.body,
                        row.bodyRefers,
                        row.bodyText,
                        row.ownSections,
                        row.cacheTags);
            }
            rows.end();
        }
    }

    private static void labels(Connection connection, List<LiveArticle> live) throws SQLException {
        try (var rows = new CopyRows(
                connection, "live_section (live_article_id, section_id, position, published_at, article_id)")) {
            for (var row : live) {
                for (var each : row.sections) {
                    rows.add(row.id, each.sectionId(), each.position(), each.publishedAt(), each.articleId());
                }
            }
            rows.end();
        }
        try (var rows = new CopyRows(
                connection, "live_author (live_article_id, author_id, position, published_at, article_id)")) {
            for (var row : live) {
                for (var each : row.authors) {
                    rows.add(row.id, each.authorId(), each.position(), each.publishedAt(), each.articleId());
                }
            }
            rows.end();
        }
        try (var rows =
                new CopyRows(connection, "live_tag (live_article_id, tag_id, position, published_at, article_id)")) {
            for (var row : live) {
                for (var each : row.tags) {
                    rows.add(row.id, each.tagId(), each.position(), each.publishedAt(), each.articleId());
                }
            }
            rows.end();
        }
        try (var rows =
                new CopyRows(connection, "image_use (live_article_id, image_id, place, alt, caption, credit)")) {
            for (var row : live) {
                for (var each : row.images) {
                    rows.add(row.id, each.imageId(), each.place(), each.alt(), each.caption(), each.credit());
                }
            }
            rows.end();
        }
    }

    /** A path may have been another article's: it stays that article's. */
    private static void paths(Connection connection, List<LiveArticle> live) throws SQLException {
        try (var insert = connection.prepareStatement("insert into article_path (path, article_id, public_from)"
                + " select * from unnest(?, ?, ?) on conflict (path) do nothing")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", live.stream().map(row -> row.path).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", live.stream().map(row -> row.articleId).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            live.stream()
                                    .map(row -> row.visibleFrom.toString())
                                    .collect(Collectors.toList())
                                    .toArray()));
            insert.executeUpdate();
        }
    }
}
