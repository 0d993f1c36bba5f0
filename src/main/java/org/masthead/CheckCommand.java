package org.masthead;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.masthead.image.Originals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether rows and files of pictures belong together. Works beside the service. */
@Command(
        name = "check",
        description = "Looks for pictures whose originals are missing and for originals that no picture has, and names"
                + " them. Ends with 1 when it finds any. What has been uploaded a moment ago may be among the latter.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final int PORTION = 1000;

    @Spec
    private CommandSpec spec;

    private int pictures;
    private final Map<UUID, byte[]> missing = new LinkedHashMap<>();

    @Override
    public Integer call() throws SQLException, IOException {
        var settings = Settings.read();
        var originals = new Originals(settings.dataFolder(), settings::get);
        var kept = new TreeSet<String>();
        CommandDatabase.use(access -> {
            originals.forEach(kept::add);
            try (var connection = CommandDatabase.connect(access)) {
                compare(connection, kept);
                lookAgain(connection, originals, kept);
            }
        });
        missing.forEach((id, digest) -> spec.commandLine()
                .getOut()
                .println("picture " + id + " has no original " + HexFormat.of().formatHex(digest)));
        kept.forEach(digest -> spec.commandLine().getOut().println("no picture has the original " + digest));
        spec.commandLine()
                .getErr()
                .printf(
                        "%d pictures, %d without original; %d originals without picture%n",
                        pictures, missing.size(), kept.size());
        return missing.size() + kept.size() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Leaves of what is kept what no row names. */
    private void compare(Connection connection, TreeSet<String> kept) throws SQLException {
        // Without it the driver would hold all rows at once.
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(PORTION);
            try (var rows =
                    statement.executeQuery("select id, digest from image where digest is not null order by id")) {
                while (rows.next()) {
                    pictures++;
                    var digest = HexFormat.of().formatHex(rows.getBytes(2));
                    if (!kept.remove(digest)) {
                        missing.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                    }
                }
            }
        }
        connection.rollback();
    }

    /** What was uploaded or taken away since the files were listed is no fault. */
    private void lookAgain(Connection connection, Originals originals, TreeSet<String> kept)
            throws SQLException, IOException {
        for (var each : List.copyOf(missing.entrySet())) {
            var digest = each.getValue();
            if (originals.open(digest).isPresent() || !isNamed(connection, digest)) {
                missing.remove(each.getKey());
            }
        }
        for (var digest : List.copyOf(kept)) {
            var bytes = HexFormat.of().parseHex(digest);
            if (isNamed(connection, bytes) || originals.open(bytes).isEmpty()) {
                kept.remove(digest);
            }
        }
        connection.rollback();
    }

    private static boolean isNamed(Connection connection, byte[] digest) throws SQLException {
        try (var query = connection.prepareStatement("select exists (select from image where digest = ?)")) {
            query.setBytes(1, digest);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
