package org.masthead.image;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.masthead.database.WhenOver;
import org.masthead.http.ProblemException;
import org.masthead.rendition.RenditionFiles;

/** Takes pictures away for good, with their files, that nothing shows or names any more. */
@ApplicationScoped
public class DiscardPictures {

    private static final String DISCARD = """
            delete from image i where i.id = any(:ids)
            and not exists (select from image_use u where u.image_id = i.id)
            and not exists (select from author a where a.image_id = i.id)
            and not exists (select from site s where s.logo_image_id = i.id)
            and not exists (select from revision r where r.named @> array[i.id])
            returning i.id, i.digest
            """;

    private final Session session;
    private final Originals originals;
    private final RenditionFiles renditions;
    private final TransactionSynchronizationRegistry transaction;
    private final DataSource database;
    private final Vertx vertx;

    DiscardPictures(
            Session session,
            Originals originals,
            RenditionFiles renditions,
            TransactionSynchronizationRegistry transaction,
            DataSource database,
            Vertx vertx) {
        this.session = session;
        this.originals = originals;
        this.renditions = renditions;
        this.transaction = transaction;
        this.database = database;
        this.vertx = vertx;
    }

    private record Discarded(UUID id, byte[] digest) {}

    /**
     * Of these pictures those that nothing needs. Their files go once it is certain that their rows have gone.
     *
     * @return the ids of those that have gone
     */
    public List<UUID> unused(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        session.flush();
        lock(ids);
        var discarded = session.createNativeQuery(DISCARD, Discarded.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        var digests = discarded.stream()
                .map(Discarded::digest)
                .filter(Objects::nonNull)
                .toList();
        bytesOnceCommitted(digests);
        return discarded.stream().map(Discarded::id).toList();
    }

    /**
     * Whoever brings the same bytes again waits, and then finds that the picture has gone. The rows come first, as for
     * those who change or delete one of them.
     */
    private void lock(Collection<UUID> ids) {
        session.createNativeQuery(
                        "select digest from image where id = any(:ids) and digest is not null order by digest"
                                + " for no key update",
                        byte[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .forEach(digest -> session.createNativeQuery(Images.LOCK, Boolean.class)
                        .setParameter("digest", HexFormat.of().formatHex(digest))
                        .getSingleResult());
    }

    /** Takes these bytes away when the running transaction is over and no picture has them. */
    void bytesOnceCommitted(List<byte[]> digests) {
        transaction.registerInterposedSynchronization(new WhenOver(isCommitted -> {
            if (isCommitted) {
                digests.forEach(this::bytes);
            }
        }));
    }

    /** Takes these bytes, which have been kept, away when the running transaction fails and no picture has them. */
    void bytesUnlessCommitted(byte[] digest) {
        transaction.registerInterposedSynchronization(new WhenOver(isCommitted -> {
            if (!isCommitted) {
                // Elsewhere: whoever has rolled back gets no connection before all of the transaction is over.
                vertx.executeBlocking(
                        () -> {
                            bytes(digest);
                            return null;
                        },
                        false);
            }
        }));
    }

    /** Somebody may have brought them again in the meantime. */
    private void bytes(byte[] digest) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                allowToWait(connection);
                if (!isUsed(connection, HexFormat.of().formatHex(digest))) {
                    originals.discard(digest);
                    renditions.discard(digest);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException | ProblemException e) {
            Log.errorf(e, "The file of a picture that was taken away is still there");
        }
    }

    /**
     * A bucket may take longer than transactions usually may be idle, and the lock is to last until it has answered.
     */
    private static void allowToWait(Connection connection) throws SQLException {
        try (var setting = connection.createStatement()) {
            setting.execute("select set_config('idle_in_transaction_session_timeout', '30s', true)");
        }
    }

    private static boolean isUsed(Connection connection, String digest) throws SQLException {
        try (var lock = connection.prepareStatement(Images.LOCK.replace(":digest", "?"));
                var asked = connection.prepareStatement(
                        "select exists (select from image where digest = decode(?, 'hex'))")) {
            lock.setString(1, digest);
            lock.execute();
            asked.setString(1, digest);
            try (var row = asked.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
