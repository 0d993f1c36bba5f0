package org.masthead.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Root;

/** Roots and manifests as they were signed. */
@ApplicationScoped
public class SignedDocuments {

    private static final String NEWEST =
            "select version, document, issued_at from signed_document where kind = :kind order by version desc limit 1";

    private static final String ONE =
            "select version, document, issued_at from signed_document where kind = :kind and version = :version";

    private static final String KEEP = """
            insert into signed_document (kind, version, document, root_version, issued_at, expires_at, hard_expires_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Statements statements;

    SignedDocuments(Statements statements) {
        this.statements = statements;
    }

    /** A document as it is served. */
    record Kept(int version, String document, Instant issuedAt) {

        private static Kept of(ResultSet row) throws SQLException {
            return new Kept(row.getInt("version"), row.getString("document"), Columns.instant(row, "issued_at"));
        }
    }

    Optional<Kept> newest(DocumentType type) {
        return statements.first(NEWEST, Map.of("kind", type.kind()), Kept::of);
    }

    Optional<Kept> root(int version) {
        return statements.first(ONE, Map.of("kind", DocumentType.ROOT.kind(), "version", version), Kept::of);
    }

    Optional<Root> newestRoot() {
        return newest(DocumentType.ROOT).map(kept -> Root.kept(kept.document()));
    }

    Optional<AddressList> newestList() {
        return newest(DocumentType.DOMAINS).map(kept -> AddressList.kept(kept.document()));
    }

    /** Keeps a root that was verified. */
    static void keep(Connection connection, Root root, String document) throws SQLException {
        try (var insert = connection.prepareStatement(KEEP)) {
            fill(insert, DocumentType.ROOT, root.version(), document, root.version());
            fill(insert, root.issued(), root.expires(), null);
            insert.executeUpdate();
        }
    }

    static void keep(Connection connection, AddressList list, String document) throws SQLException {
        try (var insert = connection.prepareStatement(KEEP)) {
            fill(insert, DocumentType.DOMAINS, list.version(), document, list.rootVersion());
            fill(insert, list.issued(), list.expires(), list.hardExpires());
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement insert, DocumentType type, int version, String document, int rootVersion)
            throws SQLException {
        insert.setString(1, type.kind());
        insert.setInt(2, version);
        insert.setString(3, document);
        insert.setInt(4, rootVersion);
    }

    private static void fill(PreparedStatement insert, Instant... times) throws SQLException {
        for (var index = 0; index < times.length; index++) {
            var time = times[index];
            insert.setObject(5 + index, time == null ? null : time.atOffset(ZoneOffset.UTC));
        }
    }
}
