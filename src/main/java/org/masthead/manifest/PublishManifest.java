package org.masthead.manifest;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.masthead.address.Domains;
import org.masthead.address.DomainsChanged;
import org.masthead.address.OnlineKeys;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/**
 * Writes the next version of the manifest, in the transaction that changes what it says: just before its commit, so
 * that many changes at once make one version.
 */
@ApplicationScoped
public class PublishManifest {

    /** Until the end of the transaction nobody else writes a version. Any number will do, the same on all instances. */
    private static final String LOCK = "select pg_advisory_xact_lock(5205634114721039647)";

    private final SignedDocuments documents;
    private final NextList next;
    private final OnlineKeys keys;
    private final ChangeLog changes;
    private final Statements statements;
    private final DataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    /** The root that was warned of, since it names no key of ours; 0: none. */
    private volatile int rootWithoutKeys;

    PublishManifest(
            SignedDocuments documents,
            NextList next,
            OnlineKeys keys,
            ChangeLog changes,
            Statements statements,
            DataSource database,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.documents = documents;
        this.next = next;
        this.keys = keys;
        this.changes = changes;
        this.statements = statements;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Which version to write: how much must have changed for one, and its least number. */
    private record Wish(boolean evenIfTheSame, int leastVersion) {

        Wish and(Wish other) {
            return new Wish(evenIfTheSame || other.evenIfTheSame, Math.max(leastVersion, other.leastVersion));
        }
    }

    /** @throws ProblemException 409 when readers would be told of more than they take */
    void follow(@Observes DomainsChanged change) {
        ifChanged();
        if (change.maySayMore()) {
            documents.newestRoot().ifPresent(this::requireRoom);
        }
    }

    /** What was too large before, since it came to be so by other ways, stands in the way of nothing else. */
    private void requireRoom(Root root) {
        var last = documents.newestList().orElse(null);
        var now = next.size(last, root);
        if (now.isTooLarge() && now.isMoreThan(QuarkusTransaction.requiringNew().call(() -> next.size(last, root)))) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("The signed list of addresses would be larger than readers take, which is "
                            + AddressList.MOST_ADDRESSES + " addresses and " + Envelope.MOST_BYTES / 1024
                            + " KiB: suspend or retire others first.")
                    .exception();
        }
    }

    /** Has a version written with the running transaction, if it changes what readers are told. */
    public void ifChanged() {
        plan(new Wish(false, 1));
    }

    /**
     * Has one written in any case.
     *
     * @param leastVersion its number is no smaller
     */
    void anew(int leastVersion) {
        plan(new Wish(true, leastVersion));
    }

    private void plan(Wish wish) {
        var planned = (Wish) transaction.getResource(PublishManifest.class);
        if (planned != null) {
            transaction.putResource(PublishManifest.class, planned.and(wish));
        } else if (documents.newest(DocumentType.ROOT).isPresent()) {
            transaction.putResource(PublishManifest.class, wish);
            lock();
            changes.record(new Change("manifest", publication(), "signed", Set.of(Domains.CACHE_TAG)));
            transaction.registerInterposedSynchronization(new BeforeCommit(this::write));
        }
    }

    private record BeforeCommit(Runnable act) implements Synchronization {

        @Override
        public void beforeCompletion() {
            act.run();
        }

        @Override
        public void afterCompletion(int status) {
            // nothing: what was not committed was not written
        }
    }

    /** Nobody else writes a version until the end of the transaction. */
    void lock() {
        statements.list(LOCK, Map.of(), row -> row);
    }

    private UUID publication() {
        return statements
                .first("select publication_id from site", Map.of(), row -> Columns.uuid(row, "publication_id"))
                .orElseThrow();
    }

    private void write() {
        var wish = (Wish) transaction.getResource(PublishManifest.class);
        var root = documents.newestRoot().orElseThrow();
        var last = documents.newestList().orElse(null);
        var after = next.after(last, root, wish.leastVersion());
        if (after.keepsLast()) {
            Log.error("No address of the publication's own is left for the manifest: it keeps the addresses of its last"
                    + " version. Activate one");
        }
        var isDue = wish.evenIfTheSame() || last == null || !last.saysTheSame(after.list());
        if (isDue && !keys.signers(root).isEmpty()) {
            keep(root, after);
        }
    }

    private void keep(Root root, NextList.Next after) {
        var list = after.list();
        var text = next.signed(root, list);
        if (text.length() > Envelope.MOST_BYTES) {
            Log.errorf("No manifest is signed: what it revokes alone is larger than readers take: %d", text.length());
            return;
        }
        if (after.leavesOut()) {
            Log.errorf(
                    "The manifest names the %d most preferred addresses alone, since readers take no more. Suspend or"
                            + " retire some",
                    list.domains().size());
        }
        try (var connection = database.getConnection()) {
            SignedDocuments.keep(connection, list, text);
        } catch (SQLException e) {
            throw new IllegalStateException("The manifest could not be kept", e);
        }
    }

    /** Has one written when the time has come, by one of all instances. */
    void ifDue() {
        if (isDue()) {
            lock();
            if (isDue()) {
                anew(1);
            }
        }
    }

    /**
     * Whether the list should be written now although nobody changes anything: it is a day old, there is a new root, or
     * something that it says was changed by what does not know of it.
     */
    boolean isDue() {
        var root = documents.newestRoot().orElse(null);
        if (root == null) {
            return false;
        }
        if (keys.signers(root).isEmpty()) {
            if (rootWithoutKeys != root.version()) {
                Log.warnf("Root %d names no key of this service, so no manifest can be signed", root.version());
            }
            rootWithoutKeys = root.version();
            return false;
        }
        rootWithoutKeys = 0;
        var last = documents.newestList().orElse(null);
        return last == null
                || last.rootVersion() != root.version()
                || isOld(last.issued())
                || !last.saysTheSame(next.after(last, root, 1).list());
    }

    private boolean isOld(Instant issued) {
        return issued.plus(Duration.ofDays(1)).isBefore(clock.instant());
    }
}
