package org.masthead;

import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.masthead.cache.AnswerFromMemory;
import org.masthead.database.Statements;

/** Counts what the service sends to the database, by Hibernate and by plain JDBC. */
@Dependent
public class SentStatements {

    private final DataSource database;
    private final SessionFactory sessions;
    private final AnswerFromMemory memory;

    SentStatements(DataSource database, SessionFactory sessions, AnswerFromMemory memory) {
        this.database = database;
        this.sessions = sessions;
        this.memory = memory;
    }

    /** While a request is answered anew; the fewest of three times, as others may ask at the same time. */
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
                    memory.forget();
                    request.run();
                    return statistics.getPrepareStatementCount() + sent.get();
                })
                .min()
                .orElseThrow();
    }
}
