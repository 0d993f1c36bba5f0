package org.masthead;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.masthead.access.KeyText;
import org.masthead.database.Ids;
import org.masthead.database.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keys from the command line: the first one, and the one after the last admin lost his. Works beside the service. */
@Command(name = "key", description = "Works on API keys.", mixinStandardHelpOptions = true)
final class KeyCommand {

    private static final String UNDEFINED_TABLE = "42P01";

    /** What a key may do, each role including those before it. */
    enum Role {
        contributor,
        editor,
        publisher,
        admin
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Makes a key and prints it, once: the service keeps only its digest.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.") Role role,
            @Option(names = "--name", required = true, description = "Who or what will use it.") String name)
            throws SQLException, IOException {
        if (name.isBlank()) {
            throw new CommandLine.ParameterException(spec.subcommands().get("create"), "--name must not be blank");
        }
        var key = KeyText.random();
        var id = Ids.next();
        CommandDatabase.use(access -> {
            try (var connection = CommandDatabase.connect(access)) {
                insert(connection, id, role, name.strip(), key);
            }
        });
        spec.commandLine()
                .getErr()
                .printf("Key %s for \"%s\" with the role %s. It is not shown again:%n", id, name.strip(), role);
        spec.commandLine().getOut().println(key);
        return CommandLine.ExitCode.OK;
    }

    private static void insert(Connection connection, UUID id, Role role, String name, String key) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into api_key (id, name, role, digest) values (?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, role.name());
            insert.setBytes(4, KeyText.digest(key));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw new StartRefused("This database has no tables yet. Start the service once, then make the key.");
            }
            throw e;
        }
    }
}
