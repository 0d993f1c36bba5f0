package org.masthead.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account PostgreSQL runs under. It refuses to be root, and it wants to own its folder. A normal user runs it as
 * himself. Under root it runs as the owner of the data folder; when that is root too, in a user namespace of its own,
 * where it is nobody to itself and root's files stay root's; where namespaces are forbidden (containers), as nobody.
 *
 * @param prefix the words before each command
 * @param owner user id the server's files must have, or -1 to leave them alone
 */
record ServerAccount(List<String> prefix, int owner) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    static ServerAccount forFolder(Path data) throws IOException {
        // A session of its own: ctrl-C at the terminal must reach the service alone, which stops the server when the
        // last request has its answer.
        var prefix = new ArrayList<String>();
        if (exists("setsid")) {
            prefix.add("setsid");
        }
        if (!isRoot()) {
            return new ServerAccount(List.copyOf(prefix), -1);
        }
        var owner = uid(data);
        if (owner == ROOT && permits("unshare", "-U", "true")) {
            prefix.addAll(List.of("unshare", "-U"));
            return new ServerAccount(List.copyOf(prefix), ROOT);
        }
        var user = owner == ROOT ? NOBODY : owner;
        prefix.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs"));
        return new ServerAccount(List.copyOf(prefix), user);
    }

    /**
     * A program that is to run as this account. What the environment says to PostgreSQL's programs is not meant for it.
     */
    ProcessBuilder process(List<String> words) {
        var process = new ProcessBuilder(
                        Stream.concat(prefix.stream(), words.stream()).toList())
                .redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return process;
    }

    /** Gives a file, or a folder with all in it, to this account. */
    void own(Path tree) throws IOException {
        if (owner < 0) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.toList()) {
                if (uid(file) != owner) {
                    Files.setAttribute(file, "unix:uid", owner);
                }
            }
        }
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self) && uid(self) == ROOT;
    }

    private static int uid(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }

    private static boolean exists(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean permits(String... command) throws IOException {
        if (!exists(command[0])) {
            return false;
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
