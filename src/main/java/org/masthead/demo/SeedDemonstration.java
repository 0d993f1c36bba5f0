package org.masthead.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.article.ArticleDraft;
import org.masthead.article.PublishArticle;
import org.masthead.article.SaveArticle;
import org.masthead.article.WithdrawArticle;
import org.masthead.article.WithdrawalReason;
import org.masthead.manifest.QuickStart;

/** Makes the demonstration in one transaction, by the acts of the newsroom. */
@ApplicationScoped
class SeedDemonstration {

    private final Demonstration demonstration;
    private final Made made;
    private final SeedSurroundings surroundings;
    private final SaveArticle save;
    private final PublishArticle publish;
    private final WithdrawArticle withdraw;
    private final QuickStart signing;
    private final Session session;
    private final CurrentIdentityAssociation identity;
    private final ObjectMapper json;
    private final Clock clock;

    SeedDemonstration(
            Demonstration demonstration,
            Made made,
            SeedSurroundings surroundings,
            SaveArticle save,
            PublishArticle publish,
            WithdrawArticle withdraw,
            QuickStart signing,
            Session session,
            CurrentIdentityAssociation identity,
            ObjectMapper json,
            Clock clock) {
        this.demonstration = demonstration;
        this.made = made;
        this.surroundings = surroundings;
        this.save = save;
        this.publish = publish;
        this.withdraw = withdraw;
        this.signing = signing;
        this.session = session;
        this.identity = identity;
        this.json = json;
        this.clock = clock;
    }

    /** Does nothing where people have begun to write, or where another instance is making it. What fails is undone. */
    @ActivateRequestContext
    void unlessInUse() {
        identity.setIdentity(
                QuarkusSecurityIdentity.builder().setPrincipal(Made.MAKER).build());
        try {
            QuarkusTransaction.requiringNew().timeout(60).run(this::seedIfWanted);
        } catch (RuntimeException e) {
            Log.error("The demonstration could not be made, so nothing of it is there", e);
        }
    }

    private void seedIfWanted() {
        if (!made.lock() || !made.isWanted()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var publication = demonstration.publication();
        var pictures = surroundings.seed(publication);
        for (var file : publication.articles()) {
            seed(demonstration.article(file), pictures, now);
            // Otherwise each query would first look for changes in all that was made so far.
            session.flush();
            session.clear();
        }
        datePublications();
        signing.unlessThereIsARoot(Made.MAKER.name());
        made.note();
        Log.infof("Made the demonstration %s; DELETE /v1/newsroom/demo removes it", publication.name());
    }

    private void seed(Demonstration.Piece piece, Map<String, UUID> pictures, Instant now) {
        var head = (ObjectNode) piece.head();
        var isDraft = head.remove("draft") != null;
        var withdrawn = head.remove("withdrawn");
        var article = save.create(draft(piece, head, pictures, now)).article();
        if (!isDraft) {
            publish.now(article, false);
        }
        if (withdrawn != null) {
            withdraw.now(article, WithdrawalReason.ERROR, withdrawn.asText());
        }
    }

    private ArticleDraft draft(Demonstration.Piece piece, ObjectNode head, Map<String, UUID> pictures, Instant now) {
        date(head, "publishedAt", now);
        head.path("corrections").forEach(correction -> date((ObjectNode) correction, "at", now));
        if (head.path("leadImage") instanceof ObjectNode image) {
            image.put("id", pictures.get(image.path("id").asText()).toString());
        }
        head.put("slug", piece.slug());
        head.put(piece.isMarkdown() ? "bodyMarkdown" : "bodyHtml", piece.body());
        try {
            return json.treeToValue(head, ArticleDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(piece.slug(), e);
        }
    }

    /** In the files times are told by how long ago they are (ISO 8601), so that the publication is always of today. */
    private static void date(ObjectNode object, String member, Instant now) {
        if (object.has(member)) {
            var ago = Duration.parse(object.path(member).asText());
            object.put(member, now.minus(ago).toString());
        }
    }

    /** Everything was published just now; it shall look as if it had been when it says that it was. */
    private void datePublications() {
        session.createNativeMutationQuery("""
                        update live_article
                        set updated_at = coalesce(cast(corrections -> -1 ->> 'at' as timestamptz), published_at)""").executeUpdate();
    }
}
