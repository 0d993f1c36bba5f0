package org.masthead.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.article.ArticlePublished;
import org.masthead.site.Channels;

/**
 * Which article a page became, and what of the page waits for its publication: the channels it names are shown to
 * readers only once its article is.
 */
@ApplicationScoped
class ImportedPages {

    private static final JsonMapper JSON = new JsonMapper();

    private final Session session;
    private final Channels channels;

    ImportedPages(Session session, Channels channels) {
        this.session = session;
        this.channels = channels;
    }

    /** Until the transaction ends nobody else imports this page. */
    void lock(String identity) {
        session.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:identity, 0))", Integer.class)
                .setParameter("identity", identity)
                .getSingleResult();
    }

    Optional<UUID> articleOf(String identity) {
        return session.createNativeQuery("select article_id from imported_page where identity = :identity", UUID.class)
                .setParameter("identity", identity)
                .uniqueResultOptional();
    }

    void remember(String identity, UUID articleId, List<SavedPage.Channel> waiting) {
        session.createNativeMutationQuery("""
                        insert into imported_page (identity, article_id, channels)
                        values (:identity, :article, cast(:channels as jsonb))
                        on conflict (identity) do update set channels = excluded.channels, imported_at = now()
                        """)
                .setParameter("identity", identity)
                .setParameter("article", articleId)
                .setParameter("channels", write(waiting))
                .executeUpdate();
    }

    void showChannels(@Observes ArticlePublished published) {
        session.createNativeQuery(
                        "select cast(channels as text) from imported_page where article_id = :article", String.class)
                .setParameter("article", published.articleId())
                .getResultList()
                .forEach(waiting ->
                        read(waiting).forEach(channel -> channels.add(channel.kind(), channel.name(), channel.url())));
    }

    private static String write(List<SavedPage.Channel> channels) {
        try {
            return JSON.writeValueAsString(channels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SavedPage.Channel> read(String channels) {
        try {
            return JSON.readValue(channels, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
