package org.masthead.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.masthead.address.ListedAddresses;
import org.masthead.address.OnlineKeys;
import org.masthead.database.StartRefused;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/**
 * The first root with one key for everything, kept in the database: done at once, and good as long as nobody steals
 * that database. Whoever does can take the publication's readers with him, for good.
 */
@ApplicationScoped
public class QuickStart {

    private static final Duration LIFE = Duration.ofDays(10 * 365L);

    private final DataSource database;
    private final ListedAddresses addresses;
    private final PublishManifest publish;

    QuickStart(DataSource database, ListedAddresses addresses, PublishManifest publish) {
        this.database = database;
        this.addresses = addresses;
        this.publish = publish;
    }

    /** In the running transaction, with the first manifest. Does nothing where there is a root. */
    public void unlessThereIsARoot(String createdBy) {
        try (var connection = database.getConnection()) {
            if (!hasRoot(connection)) {
                on(connection, addresses, createdBy);
                publish.ifChanged();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The first root could not be kept", e);
        }
    }

    /**
     * Over any connection, in its transaction; the service signs the first manifest within a minute.
     *
     * @return the root
     * @throws StartRefused where there is one already
     */
    public static Root on(Connection connection, ListedAddresses addresses, String createdBy) throws SQLException {
        if (hasRoot(connection)) {
            throw new StartRefused(
                    "There is a root already. The next one is made with root create, and has to be signed"
                            + " by the keys of this one.");
        }
        var kid = OnlineKeys.make(connection, createdBy);
        var key = OnlineKeys.of(connection, kid).orElseThrow();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var alone = new Root.Role(List.of(kid), 1);
        var root = new Root(
                publication(connection),
                1,
                now,
                now.plus(LIFE),
                Map.of(kid, key.publicKey()),
                Map.of("root", alone, "domains", alone),
                ListedAddresses.manifestUrls(addresses.all()));
        SignedDocuments.keep(
                connection,
                root,
                key.sign(Envelope.of(root.payload()), DocumentType.ROOT).text());
        return root;
    }

    /** Takes a first root away again that was made so, as long as no other has followed it. */
    public void undo(String createdBy) {
        try (var connection = database.getConnection();
                var keys = connection.prepareStatement("delete from online_key where created_by = ?"
                        + " and not exists (select from signed_document where kind = 'root' and version > 1)");
                var documents = connection.createStatement()) {
            keys.setString(1, createdBy);
            if (keys.executeUpdate() > 0) {
                documents.executeUpdate("delete from signed_document");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The first root could not be removed", e);
        }
    }

    private static boolean hasRoot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select from signed_document where kind = 'root'")) {
            return rows.next();
        }
    }

    private static String publication(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select publication_id from site")) {
            rows.next();
            return "urn:uuid:" + rows.getString(1);
        }
    }
}
