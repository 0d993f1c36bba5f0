package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

/** What waits for its words. Each in a transaction that is rolled back, so that nobody else sees it. */
@QuarkusTest
class CollectArticleWordsTest {

    private interface Act {

        void in(Connection database) throws SQLException;
    }

    private static void rolledBack(Act act) throws SQLException {
        try (var database = Newsroom.database()) {
            database.setAutoCommit(false);
            act.in(database);
            database.rollback();
        }
    }

    private static int number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void countsTheWordsOfAHeadlineWhenSearchesFindItsArticle() throws SQLException {
        var word = Newsroom.freshWord();
        Newsroom.publish(Newsroom.write(Newsroom.draftIn(Newsroom.section(), word)));
        Newsroom.collectWords();
        var counted = "select count(*) from search_word where word = '" + word + "'";
        rolledBack(database -> {
            execute(database, """
                    update search_word_progress set live_article_id = '00000000-0000-0000-0000-000000000000';
                    delete from search_word where word = '%1$s';
                    delete from article_search using live_article live where live_article_id = live.id and live.slug = '%1$s';
                    insert into search_waiting select id from live_article where slug = '%1$s';
                    select collect_search_words(1000000)""".formatted(word));
            assertThat(number(database, counted)).isZero();
            assertThat(number(database, "select collect_waiting_words(1000)")).isPositive();
            execute(database, "select collect_search_words(1000000)");
            assertThat(number(database, counted)).isOne();
        });
    }

    @Test
    void waitsFiveMinutesAtMostForAnImportWhateverBecameOfThoseThatWait() throws SQLException {
        var gone = "insert into search_waiting values (gen_random_uuid(), now() - interval '%d minutes')";
        rolledBack(database -> {
            execute(database, """
                    insert into job (id, kind, status, asked_by, principal, role, folder, worker, lease_until) values
                      (gen_random_uuid(), 'article-import', 'running', 'x', 'x', 'admin', gen_random_uuid(),
                      gen_random_uuid(), now() + interval '1 minute')""");
            execute(database, gone.formatted(6));
            assertThat(number(database, "select collect_waiting_words(1000)")).isPositive();
            execute(database, gone.formatted(4));
            assertThat(number(database, "select collect_waiting_words(1000)")).isZero();
        });
    }
}
