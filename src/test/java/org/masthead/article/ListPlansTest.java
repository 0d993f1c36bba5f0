package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.address.OwnUrls;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.FieldSelection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * No list reads more rows when there are more articles: each filter and each order has its index, and the statements
 * are such that PostgreSQL takes it, whether it plans for the values at hand or once for all values.
 */
@QuarkusTest
class ListPlansTest {

    private static final ArticleShape CARD = new ArticleShape(FieldSelection.ALL, null, OwnUrls.PATHS);

    /** The tables that grow with every article. */
    private static final String GROWING =
            "(live_article|live_section|live_tag|live_author|article_search|collection_item)";

    /** Rows that were read from tables in order, and entries of indexes, by this session. */
    private static final String READ = "select sum(pg_stat_get_xact_tuples_returned(oid)) from pg_class"
            + " where relnamespace = current_schema()::regnamespace and relkind in ('r', 'i')";

    private static Connection connection;
    private static final List<String> plans = new ArrayList<>();
    private static ArticleLists lists;

    @BeforeAll
    static void makeManyArticles() throws SQLException {
        var access = ManyArticles.make();
        connection =
                DriverManager.getConnection(access.url() + "&prepareThreshold=1", access.user(), access.password());
        connection.setAutoCommit(false);
        lists = new ArticleLists(new Explained(), new ArticleRows(new ObjectMapper()), new ObjectMapper());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    /**
     * One after the other: what was planned for one value must do for the next. Not among them is what no index can
     * tell, where those lie that do not have what most have, or have two things of which each is common.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    |
                    section=%s | common rare old none rare,old -rare -old
                    tag=%s | common rare old none rare,old -rare -old
                    author=%s | common rare old none rare,old -rare -old
                    source=%s | common rare old none rare,old -rare -old
                    edition=%s | common rare old none rare,old -rare -old
                    kind=%s | news podcast gallery live podcast,gallery -podcast
                    language=%s | en fr de ar fr,de -fr
                    collection=%s | rare none -rare
                    publishedAfter=%s | 2021-03-01 2010-01-01 2022-04-10 2030-01-01
                    publishedBefore=%s | 2021-03-01 2010-01-01 2020-01-05 2030-01-01
                    updatedAfter=%s | 2025-03-01 2010-01-01 2026-04-10 2030-01-01
                    updatedBefore=%s | 2025-03-01 2010-01-01 2024-01-05 2030-01-01
                    hasImage=%s | true false
                    ids=%s | 0199c0de-7a1b-7c2d-8e3f-405162738495
                    section=common&tag=%s | common rare
                    section=%s&section=-rare&tag=-old&kind=news&hasImage=true | common rare
                    tag=common&author=%s | common rare
                    edition=common&language=en&kind=%s | news podcast
                    collection=rare&section=%s | common rare
                    section=rare&publishedBefore=2021-02-01&publishedAfter=%s | 2021-01-01 2021-01-31""")
    void readsNoMoreThanTheRowsOfARareLabel(String filter, String values) throws SQLException {
        for (var sort : List.of("-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "headline")) {
            readsAtMost(4 * ListStatements.RARE, filter, values, "&sort=" + sort);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"section", "tag", "author"})
    void readsOfAMonthOfALabelNothingThatCameAfterIt(String label) throws SQLException {
        for (var sort : List.of("-publishedAt", "publishedAt")) {
            readsAtMost(
                    3 * ListStatements.RARE,
                    label + "=common&publishedBefore=2021-02-01&publishedAfter=%s",
                    "2021-01-01 2021-01-31",
                    "&sort=" + sort);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            collection=%s | common rare old none
            collection=%s&section=common | common rare
            collection=%s&kind=-podcast&hasImage=true | common rare""")
    void readsOfACollectionItsFirstItems(String filter, String values) throws SQLException {
        readsAtMost(3 * ListStatements.RARE, filter, values, "");
    }

    /**
     * Of each search the last 500 articles, or as many as should hold enough, and of the 1,000 newest what they are
     * sorted by.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    q=%s | common rare old flood lamp none
                    q="common %s" | flood common lamp
                    q=flood&section=%s | common rare old
                    q=flood&kind=%s | news podcast gallery
                    q=flood&collection=%s | rare none
                    q=flood&publishedAfter=%s | 2021-03-01 2022-04-10 2030-01-01
                    q=flood&updatedAfter=%s | 2010-01-01 2025-03-01""")
    void readsOfASearchNoMoreThanItsWindow(String filter, String values) throws SQLException {
        for (var sort : List.of("relevance", "-publishedAt", "-updatedAt", "headline")) {
            readsAtMost(15_000, filter, values, "&sort=" + sort);
        }
    }

    private static void readsAtMost(int most, String filter, String values, String order) throws SQLException {
        var shown = values == null ? new String[] {""} : values.split(" ");
        var form = filter == null ? "%s" : filter;
        // From the sixth time on PostgreSQL may keep to one plan for all values.
        for (var time = 0; time < 6; time++) {
            read(form.formatted(shown[0]) + order);
        }
        for (var value : shown) {
            var query = form.formatted(value) + order;
            var read = read(query);
            var planned = String.join("\n\n", plans);
            assertThat(read).as(query + "\n" + planned).isLessThan(most);
            assertThat(planned).as(query).doesNotContainPattern("Seq Scan on " + GROWING);
        }
    }

    /** How many rows and entries of indexes the dearer of two pages of a list takes, with all that is asked for it. */
    private static long read(String query) throws SQLException {
        plans.clear();
        try {
            var wanted = new ArticleQuery(Filters.of(query));
            var before = count();
            var first = page(wanted, null);
            var between = count();
            if (!first.isEmpty()) {
                page(wanted, Cursor.after(first.get(first.size() - 1).keys()));
            }
            return Math.max(between - before, count() - between);
        } finally {
            connection.rollback();
        }
    }

    private static List<ArticleRow> page(ArticleQuery wanted, Cursor place) {
        var list = lists.read(wanted, CARD, place, 21, Set.of(), false);
        return list.matches().get().rows();
    }

    private static long count() throws SQLException {
        try (var rows = connection.createStatement().executeQuery(READ)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Notes the plan of each statement before it is run. */
    private static final class Explained extends Statements {

        Explained() {
            super(new PGSimpleDataSource() {
                private static final long serialVersionUID = 1L;

                /** Always the same, as PostgreSQL tells of a transaction what it has read. */
                @Override
                public Connection getConnection() {
                    return (Connection) Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals("close") ? null : method.invoke(connection, arguments));
                }
            });
        }

        @Override
        public <T> List<T> list(String text, Map<String, ?> values, Row<T> row) {
            plans.add(String.join("\n", super.list("explain " + text, values, line -> line.getString(1))));
            return super.list(text, values, row);
        }
    }
}
