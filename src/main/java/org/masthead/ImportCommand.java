package org.masthead;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.masthead.backup.ImportPublication;
import org.masthead.image.Originals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A file of the whole publication into an empty database. */
@Command(
        name = "import",
        description = "Reads a file that export wrote into an empty data folder or database; all of it, or nothing. The"
                + " keys that were good where it was written are good afterwards.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What export wrote.")
    private Path file;

    @Override
    public Integer call() throws SQLException, IOException {
        var settings = Settings.read();
        var originals = new Originals(settings.dataFolder(), settings::get);
        CommandDatabase.use(access -> new ImportPublication(access, originals).from(file));
        spec.commandLine().getErr().println("The publication is there.");
        return CommandLine.ExitCode.OK;
    }
}
