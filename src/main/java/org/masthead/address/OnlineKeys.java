package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Root;

/**
 * The keys that sign without anybody watching, the same on all instances. Which of them count, the newest root says.
 */
@ApplicationScoped
public class OnlineKeys {

    private static final String NEWEST_ROOT =
            "select document from signed_document where kind = 'root' order by version desc limit 1";

    private final Statements statements;
    private final DataSource database;

    OnlineKeys(Statements statements, DataSource database) {
        this.statements = statements;
        this.database = database;
    }

    /** All there are, the oldest first. */
    public List<OnlineKey> all() {
        return statements.list("select * from online_key order by created_at, kid", Map.of(), OnlineKeys::key);
    }

    /** The newest root, if there is any. */
    Optional<Root> root() {
        return statements.first(NEWEST_ROOT, Map.of(), row -> Root.kept(row.getString("document")));
    }

    /** Those whose signature readers believe now; none while there is no root. */
    public List<OnlineKey> signers() {
        return root().map(this::signers).orElse(List.of());
    }

    /** Those that sign manifests under this root. */
    public List<OnlineKey> signers(Root root) {
        var named = root.signers();
        return all().stream()
                .filter(key -> Arrays.equals(key.publicKey(), named.get(key.kid())))
                .toList();
    }

    /** One whose signature readers believe, if there is any: for what is said on the spot. */
    public Optional<OnlineKey> signer() {
        return signers().stream().findFirst();
    }

    /** Makes one more, in the running transaction. It counts once a root names it. */
    public String make(String createdBy) {
        try (var connection = database.getConnection()) {
            return make(connection, createdBy);
        } catch (SQLException e) {
            throw new IllegalStateException("The key could not be kept", e);
        }
    }

    /** The same over any connection. */
    public static String make(Connection connection, String createdBy) throws SQLException {
        var pair = Ed25519.generate();
        var publicKey = Ed25519.publicKey(pair);
        try (var insert = connection.prepareStatement(
                "insert into online_key (kid, public_key, private_key, created_by) values (?, ?, ?, ?)")) {
            insert.setString(1, Ed25519.kid(publicKey));
            insert.setBytes(2, publicKey);
            insert.setBytes(3, pair.getPrivate().getEncoded());
            insert.setString(4, createdBy);
            insert.executeUpdate();
        }
        return Ed25519.kid(publicKey);
    }

    /** Forgets one for ever. */
    public void destroy(OnlineKey key) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from online_key where kid = ?")) {
            delete.setString(1, key.kid());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The key could not be destroyed", e);
        }
    }

    /** The one of that name over any connection. */
    public static Optional<OnlineKey> of(Connection connection, String kid) throws SQLException {
        try (var select = connection.prepareStatement("select * from online_key where kid = ?")) {
            select.setString(1, kid);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(key(row)) : Optional.empty();
            }
        }
    }

    private static OnlineKey key(ResultSet row) throws SQLException {
        return new OnlineKey(
                row.getString("kid"),
                row.getBytes("public_key"),
                row.getBytes("private_key"),
                Columns.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
