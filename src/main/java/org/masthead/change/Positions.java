package org.masthead.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.masthead.http.Freshness;

/** How far the log has come: what validators of answers are made of. */
@ApplicationScoped
public class Positions {

    /**
     * In SQL: the last time that has passed at which something may have come or gone by the clock, and the next one.
     * What is there since it was made came by a change that is in the log.
     */
    public static final String DUE_TIMES = """
            (select max(at) from due_time where at <= now()), (select min(at) from due_time where at > now())""";

    /** In SQL: when something will next go by the clock. */
    static final String NEXT_END = """
            least(
              (select min(visible_until) from live_article where visible_until > now()),
              (select min(visible_until) from collection where visible_until > now()))""";

    private final Session session;

    /**
     * In SQL: that a row of {@code live_article} or {@code collection} is there now, by the database's clock.
     *
     * @param row what the statement calls it
     */
    public static String visible(String row) {
        return "%1$s.visible_from <= now() and (%1$s.visible_until is null or %1$s.visible_until > now())"
                .formatted(row);
    }

    Positions(Session session) {
        this.session = session;
    }

    /** The newest of the whole log; 0 before there is any. */
    public long newest() {
        return session.createNativeQuery("select coalesce(max(position), 0) from change_log", Long.class)
                .getSingleResult();
    }

    /** The newest change of anything that carries one of these tags. */
    public Position of(List<String> tags) {
        return session.createNativeQuery(
                        "select coalesce(max(position), 0), max(at) from changed_tag where tag in :tags",
                        Position.class)
                .setParameter("tags", tags)
                .getSingleResult();
    }

    /** A place in the log and its time; 0 and null before there is any change. */
    public record Position(Long number, Instant at) {}

    /** The same for what also depends on which articles and collections are visible, which changes by the clock. */
    public DuePosition ofVisible(List<String> tags) {
        return session.createNativeQuery(
                        "select coalesce(max(position), 0), max(at), " + DUE_TIMES
                                + " from changed_tag where tag in :tags",
                        DuePosition.class)
                .setParameter("tags", tags)
                .getSingleResult();
    }

    /** A place in the log and its time, and the due times before and after now. */
    public record DuePosition(Long number, Instant at, Instant lastDue, Instant nextDue) {

        /** Of a list: without a time of its own. */
        public Freshness ofList(List<String> cacheTags) {
            return Freshness.list(number + " " + lastDue, nextDue, cacheTags);
        }

        /** Of one thing, which may have changed when it was changed or when something became due. */
        public Freshness ofOne(Object state, List<String> cacheTags) {
            var modified = Stream.of(at, lastDue)
                    .filter(time -> time != null)
                    .max(Instant::compareTo)
                    .orElse(null);
            return new Freshness(state + " " + number + " " + lastDue, modified, nextDue, cacheTags);
        }
    }
}
