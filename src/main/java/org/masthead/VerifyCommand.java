package org.masthead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.masthead.database.StartRefused;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import org.masthead.signed.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a program that knows a root would take a manifest. */
@Command(
        name = "verify",
        description = "Verifies a manifest, as readers' programs do, and says what it says; ends with 1 and the reason"
                + " when they would not take it. Works on files alone.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MANIFEST", description = "As /.well-known/masthead-domains.jws gave it.")
    private Path manifest;

    @Option(
            names = "--root",
            required = true,
            paramLabel = "ROOT",
            description = "The root that is trusted; after it those that follow, each by another --root.")
    private List<Path> roots;

    @Option(names = "--at", description = "As if it were this time (RFC 3339); now by default.")
    private Instant at = Instant.now();

    @Option(names = "--known-version", description = "The version that was taken last.")
    private Integer knownVersion;

    @Option(names = "--known-sha256", description = "The SHA-256 of its payload, in hexadecimal digits.")
    private String knownSha256;

    @Override
    public Integer call() throws IOException, Refused {
        if ((knownVersion == null) != (knownSha256 == null)) {
            throw new StartRefused("--known-version and --known-sha256 belong together.");
        }
        var known = knownVersion == null ? null : new Verification.Known(knownVersion, knownSha256);
        var list = Verification.list(root(), Files.readAllBytes(manifest), known, at);
        var out = spec.commandLine().getOut();
        out.printf(
                "Version %d of %s, signed %s under root %d, good until %s%n",
                list.version(), list.publication(), list.issued(), list.rootVersion(), list.expires());
        out.printf("SHA-256 of its payload: %s%n", list.sha256());
        if (list.isOld(at)) {
            out.println("It is old: there should be a newer one.");
        }
        for (var address : list.usable()) {
            out.printf("%s %s%n", address.key(), address.api() == null ? address.base() : address.api());
        }
        for (var gone : list.revoked()) {
            out.printf("revoked (%s): %s %s%n", gone.reason(), gone.key(), String.join(" ", gone.hosts()));
        }
        return CommandLine.ExitCode.OK;
    }

    private Root root() throws IOException, Refused {
        var root = Verification.first(Files.readAllBytes(roots.get(0)));
        for (var next : roots.subList(1, roots.size())) {
            root = Verification.next(root, Files.readAllBytes(next));
        }
        return root;
    }
}
