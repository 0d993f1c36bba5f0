package org.masthead;

import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.masthead.database.Statements;

/** Counts what the service sends to the database, by Hibernate and by plain JDBC. */
@Dependent
public class SentStatements {

    private final DataSource database;
    private final SessionFactory sessions;

    SentStatements(DataSource database, SessionFactory sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** While a request is answered; the fewest of three times, as others may ask at the same time. */
    public long during(Runnable request) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        var sent = new AtomicLong();
        QuarkusMock.installMockForType(
                new Statements(database) {
                    @Override
                    public <T> List<T> list(String text, Map<String, ?> values, Row<T> row) {
                        sent.incrementAndGet();
                        return super.list(text, values, row);
                    }
                },
                Statements.class);
        return LongStream.range(0, 3)
                .map(time -> {
                    statistics.clear();
                    sent.set(0);
                    request.run();
                    return statistics.getPrepareStatementCount() + sent.get();
                })
                .min()
                .orElseThrow();
    }
}
