package org.masthead;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.masthead.backup.ExportPublication;
import org.masthead.image.Originals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole publication into one file. Works beside the service. */
@Command(
        name = "export",
        description =
                "Writes the whole publication into a file: all rows and the originals of pictures, as they are at"
                        + " one moment. It holds digests of keys, secrets and, in the clear, the private keys that sign the list of"
                        + " addresses, after a quick start the root key too: encrypt it, and keep it as safe as the data folder.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Where to write it; it must not exist.")
    private Path file;

    @Override
    public Integer call() throws SQLException, IOException {
        var settings = Settings.read();
        var originals = new Originals(settings.dataFolder(), settings::get);
        CommandDatabase.use(access -> {
            try (var connection = CommandDatabase.connect(access)) {
                var missing = new ExportPublication(connection, originals).to(file);
                if (!missing.isEmpty()) {
                    spec.commandLine()
                            .getErr()
                            .printf(
                                    "%d originals of pictures are not in the data folder, so they are not in the file;"
                                            + " the first is %s%n",
                                    missing.size(), missing.get(0));
                }
            }
        });
        spec.commandLine().getErr().println("The publication is in " + file);
        return CommandLine.ExitCode.OK;
    }
}
