package org.masthead.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Random values that all instances share and that outlive a restart, made on first use. */
@Singleton
public class Secrets {

    private static final int BYTES = 32;

    private final DataSource database;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    Secrets(DataSource database) {
        this.database = database;
    }

    /**
     * The secret of that name, the same on every instance.
     *
     * @return 32 random bytes
     */
    public byte[] named(String name) {
        // A transaction of its own: what is kept in memory must not be rolled back with somebody's request.
        return known.computeIfAbsent(
                        name, unknown -> QuarkusTransaction.requiringNew().call(() -> readOrMake(unknown)))
                .clone();
    }

    private byte[] readOrMake(String name) throws SQLException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try (var connection = database.getConnection();
                var make = connection.prepareStatement(
                        "insert into secret (name, value) values (?, ?) on conflict do nothing");
                var read = connection.prepareStatement("select value from secret where name = ?")) {
            make.setString(1, name);
            make.setBytes(2, random);
            make.executeUpdate();
            read.setString(1, name);
            try (var rows = read.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }
}
