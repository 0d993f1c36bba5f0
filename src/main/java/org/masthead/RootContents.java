package org.masthead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.database.StartRefused;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;
import org.masthead.signed.Json;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import picocli.CommandLine.Option;

/** What a root is to say: each thing as it stands in an option, else as in the root before it. */
final class RootContents {

    @Option(names = "--after", paramLabel = "ROOT", description = "The root before it; none makes the first one.")
    private Path after;

    @Option(names = "--publication", paramLabel = "URN", description = "urn:uuid:… as GET /v1/domains tells it.")
    private String publication;

    @Option(
            names = "--root-key",
            paramLabel = "JWK",
            description = "The public half of a key that signs roots; again for each.")
    private List<Path> rootKeys;

    @Option(names = "--threshold", description = "How many of them have to sign.")
    private Integer threshold;

    @Option(
            names = "--online-key",
            paramLabel = "JWK",
            description = "A key of the service that signs the list, as POST /v1/newsroom/manifest/keys answered it;"
                    + " again for each.")
    private List<Path> onlineKeys;

    @Option(
            names = "--bootstrap",
            paramLabel = "URL",
            description = "Where programs look for the list when nothing else answers; again for each.")
    private List<String> bootstrap;

    @Option(names = "--days", defaultValue = "730", description = "How long it is good; ${DEFAULT-VALUE} by default.")
    private int days;

    Root root() throws IOException, Refused {
        var before =
                after == null ? null : Envelope.read(Files.readAllBytes(after)).root();
        var keys = new LinkedHashMap<String, byte[]>();
        var holders = role("--root-key", rootKeys, "root", before, keys);
        var signers = role("--online-key", onlineKeys, "domains", before, keys);
        var needed = threshold != null
                ? threshold
                : before != null && rootKeys == null
                        ? before.roles().get("root").threshold()
                        : holders.size() / 2 + 1;
        if (needed < 1 || needed > holders.size()) {
            throw new StartRefused("--threshold must be from 1 to the number of keys that sign roots.");
        }
        if (publication == null && before == null) {
            throw new StartRefused("The first root needs --publication.");
        }
        var lists = bootstrap != null ? bootstrap : before == null ? List.<String>of() : before.bootstrap();
        requireUsable(lists);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Root(
                publication != null ? publication : before.publication(),
                before == null ? 1 : before.version() + 1,
                now,
                now.plus(Duration.ofDays(days)),
                keys,
                Map.of("root", new Root.Role(holders, needed), "domains", new Root.Role(signers, 1)),
                lists);
    }

    private static void requireUsable(List<String> lists) {
        for (var url : lists) {
            if (!Root.isBootstrap(url)) {
                throw new StartRefused(
                        "--bootstrap must be like https://www.example.org/path/list.jws: http or https, a"
                                + " name in lower case as DNS has it or an IPv4 address, a port or none, and in the path only"
                                + " letters, digits, . _ ~ - / and escapes such as %20. Readers' programs pass over "
                                + url);
            }
        }
    }

    /** The names of the keys of a role, each added to the keys of the root. */
    private static List<String> role(
            String option, List<Path> files, String role, Root before, Map<String, byte[]> keys)
            throws IOException, Refused {
        if (files == null && before == null) {
            throw new StartRefused("The first root needs " + option + ".");
        }
        var named = new LinkedHashMap<String, byte[]>();
        if (files == null) {
            before.roles()
                    .get(role)
                    .kids()
                    .forEach(kid -> named.put(kid, before.keys().get(kid)));
        } else {
            for (var file : files) {
                var key = Root.key(Json.read(Files.readAllBytes(file)));
                named.put(Ed25519.kid(key), key);
            }
        }
        keys.putAll(named);
        return List.copyOf(named.keySet());
    }
}
