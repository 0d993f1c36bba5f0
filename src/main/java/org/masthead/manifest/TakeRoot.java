package org.masthead.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.masthead.access.Audit;
import org.masthead.address.OnlineKeys;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Outcome;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import org.masthead.signed.Verification;
import org.masthead.site.Sites;

/** Takes a root that was signed elsewhere, when readers will take it too, and signs the manifest under it. */
@ApplicationScoped
class TakeRoot {

    private final SignedDocuments documents;
    private final PublishManifest publish;
    private final OnlineKeys keys;
    private final Sites sites;
    private final DataSource database;
    private final Audit audit;
    private final Clock clock;

    TakeRoot(
            SignedDocuments documents,
            PublishManifest publish,
            OnlineKeys keys,
            Sites sites,
            DataSource database,
            Audit audit,
            Clock clock) {
        this.documents = documents;
        this.publish = publish;
        this.keys = keys;
        this.sites = sites;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    void now(Envelope document) {
        publish.lock();
        var root = verified(document, documents.newestRoot());
        require(root);
        try (var connection = database.getConnection()) {
            SignedDocuments.keep(connection, root, document.text());
        } catch (SQLException e) {
            throw new IllegalStateException("The root could not be kept", e);
        }
        publish.anew(1);
        audit.record("take", "root", sites.current().publicationId, "version " + root.version());
    }

    private static Root verified(Envelope document, Optional<Root> known) {
        var bytes = document.text().getBytes(StandardCharsets.UTF_8);
        try {
            return known.isPresent() ? Verification.next(known.get(), bytes) : Verification.first(bytes);
        } catch (Refused refused) {
            if (refused.outcome() == Outcome.NOT_THE_NEXT_ROOT) {
                throw Problem.of(ProblemCode.CONFLICT)
                        .detail("The root that follows is version "
                                + (known.orElseThrow().version() + 1) + ".")
                        .exception();
            }
            throw fault(
                    "/signatures",
                    refused.outcome().text(),
                    "must be a root that readers take: " + refused.getMessage());
        }
    }

    private void require(Root root) {
        if (!root.publication().equals("urn:uuid:" + sites.current().publicationId)) {
            throw fault("/payload", Outcome.WRONG_PUBLICATION.text(), "must be of this publication");
        }
        if (documents.newest(DocumentType.ROOT).isEmpty() && root.version() != 1) {
            throw fault("/payload", "version", "must be version 1, the first one");
        }
        if (!root.expires().isAfter(clock.instant())) {
            throw fault("/payload", Outcome.ROOT_EXPIRED.text(), "must not have expired");
        }
        if (keys.signers(root).size() < root.roles().get("domains").threshold()) {
            throw fault(
                    "/payload",
                    "unknown-key",
                    "must name as many of this service's keys for domains as have to sign: GET /v1/newsroom/manifest"
                            + " lists them");
        }
    }

    private static ProblemException fault(String pointer, String code, String allowed) {
        return ProblemException.validation(Fault.at(pointer, code, allowed));
    }
}
