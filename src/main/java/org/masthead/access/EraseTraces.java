package org.masthead.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Empties what is kept of calls about something that is erased: what was noted, and what was answered. */
@ApplicationScoped
public class EraseTraces {

    /** Statements of requests are short, however many answers there are. */
    private static final int AT_ONCE = 500;

    private static final String EMPTY = """
            with next as materialized (
              select principal, key, exists (select from unnest(:words) word where position(word in body) > 0) as says
              from idempotent_answer where (principal, key) > (:principal, :key) order by principal, key limit :rows),
            emptied as (
              update idempotent_answer a set status = 410, location = null, etag = null, body = ''
              from next n where n.says and a.principal = n.principal and a.key = n.key)
            select principal, key from next order by principal desc, key desc limit 1
            """;

    private final Session session;
    private final ObjectMapper json;
    private final Event<Erased> erased;

    EraseTraces(Session session, ObjectMapper json, Event<Erased> erased) {
        this.session = session;
        this.json = json;
        this.erased = erased;
    }

    private record Place(String principal, String key) {}

    /**
     * Of notes in the audit nothing is left but that there was one; who asks again what was once answered is told that
     * it is gone.
     *
     * @param name as answers about others may name it, inside of any text; null for none
     * @param values of which one may be the whole of a text
     */
    public void of(UUID subject, String name, List<String> values) {
        session.createNativeMutationQuery(
                        "update audit set detail = null where subject_id = :subject and detail is not null")
                .setParameter("subject", subject)
                .executeUpdate();
        erased.fire(new Erased(subject));
        var inside = Stream.ofNullable(name).map(this::inJson).map(text -> text.substring(1, text.length() - 1));
        var whole = values.stream().map(this::inJson);
        var words = Stream.concat(Stream.of("\"id\":\"" + subject + "\""), Stream.concat(inside, whole))
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        for (var place = new Place("", ""); place != null; ) {
            place = session.createNativeQuery(EMPTY, Place.class)
                    .setParameter("words", words)
                    .setParameter("principal", place.principal())
                    .setParameter("key", place.key())
                    .setParameter("rows", AT_ONCE)
                    .uniqueResult();
        }
    }

    private String inJson(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
