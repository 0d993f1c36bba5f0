package org.masthead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.masthead.address.ListedAddresses;
import org.masthead.database.StartRefused;
import org.masthead.manifest.QuickStart;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;
import org.masthead.signed.Json;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys and roots, made on a machine that need not be on any network. */
@Command(
        name = "root",
        description =
                "Makes and signs roots: which keys readers' programs believe. All but quick-start and --online work"
                        + " on files alone, offline.",
        mixinStandardHelpOptions = true)
final class RootCommand {

    private static final String UNDEFINED_TABLE = "42P01";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "key",
            description = "Makes a key: NAME.key is secret, for whoever holds it; NAME.jwk is public, for root create.",
            mixinStandardHelpOptions = true)
    int key(@Parameters(paramLabel = "NAME", description = "Where to write, without the ending.") Path name)
            throws IOException {
        var pair = Ed25519.generate();
        var kid = Ed25519.kid(Ed25519.publicKey(pair));
        OwnFiles.write(named(name, ".key"), OwnFiles.pem(pair.getPrivate().getEncoded()), true);
        var jwk = Root.jwk(Ed25519.publicKey(pair));
        jwk.put("kid", kid);
        OwnFiles.write(named(name, ".jwk"), Json.write(jwk) + "\n", false);
        say("Key %s: keep %s.key secret and offline, %s.jwk is public.", kid, name, name);
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "create",
            description =
                    "Writes a root that nobody has signed yet: the first one, or the one after --after, from which"
                            + " all is taken that is not said anew.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "FILE", description = "Where to write it; it must not exist.") Path file,
            @Mixin RootContents contents)
            throws IOException, Refused {
        var root = contents.root();
        OwnFiles.write(file, Envelope.of(root.payload()).text() + "\n", false);
        say("Root %d is in %s. Now its keys have to sign it.", root.version(), file);
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "sign",
            description = "Adds a signature to a root, and tells what that says, what of it the root before it does not"
                    + " (+) or alone says (-), and how many signatures it has and needs.",
            mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "FILE", description = "The root.") Path file,
            @Option(names = "--key", description = "The secret key, as root key wrote it.") Path key,
            @Option(
                            names = "--online",
                            description = "Sign with the one key of a quick start, which is in the database.")
                    boolean online,
            @Option(names = "--after", description = "The root before it, whose keys have to sign too.") Path after)
            throws IOException, SQLException, Refused {
        if ((key == null) != online) {
            throw new CommandLine.ParameterException(
                    spec.subcommands().get("sign"), "Either --key or --online says which key signs.");
        }
        var signing = new SignRoot(Envelope.read(Files.readAllBytes(file)), previous(after));
        signing.facts().forEach(this::say);
        if (online) {
            CommandDatabase.use(access -> {
                try (var connection = CommandDatabase.connect(access)) {
                    signing.with(connection);
                }
            });
        } else {
            signing.with(OwnFiles.secret(key));
        }
        OwnFiles.replace(file, signing.document().text() + "\n");
        signing.missing().forEach(this::say);
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "quick-start",
            description =
                    "Makes one key for everything, in the database, and root 1 with it: the only one that can sign"
                            + " root 2, so it stays until then. The service signs the first manifest within a minute. Who steals the database or a backup can take all readers with"
                            + " him, for good: for small publications, and until there are offline keys.",
            mixinStandardHelpOptions = true)
    int quickStart() throws SQLException, IOException {
        CommandDatabase.use(access -> {
            var source = new PGSimpleDataSource();
            source.setUrl(access.url());
            source.setUser(access.user());
            source.setPassword(access.password());
            try (var connection = source.getConnection()) {
                connection.setAutoCommit(false);
                var root = first(connection, ListedAddresses.over(source));
                connection.commit();
                say("Root 1 of %s is there, with one key.", root.publication());
                if (root.bootstrap().isEmpty()) {
                    say("It names no address to begin at: the publication has no domain yet.");
                }
            }
        });
        return CommandLine.ExitCode.OK;
    }

    private static Root first(Connection connection, ListedAddresses addresses) throws SQLException {
        try {
            return QuickStart.on(connection, addresses, "root quick-start");
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw new StartRefused("This database has no tables yet. Start the service once, then make the root.");
            }
            throw e;
        }
    }

    private static Optional<Root> previous(Path after) throws IOException, Refused {
        return after == null
                ? Optional.empty()
                : Optional.of(Envelope.read(Files.readAllBytes(after)).root());
    }

    private static Path named(Path name, String ending) {
        return name.resolveSibling(name.getFileName() + ending);
    }

    private void say(String sentence, Object... values) {
        spec.commandLine().getErr().println(values.length == 0 ? sentence : sentence.formatted(values));
    }
}
