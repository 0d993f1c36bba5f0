package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;
import org.masthead.signed.Json;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;

/** What those who keep the keys do, each on a machine of their own. */
class RootCommandTest {

    private static final String PUBLICATION = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeKeys() {
        for (var name : List.of("ada", "ben", "eve", "online")) {
            assertThat(run("root", "key", file(name))).isZero();
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Masthead.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void first(String name) {
        assertThat(run(
                        "root",
                        "create",
                        file(name),
                        "--publication",
                        PUBLICATION,
                        "--root-key",
                        file("ada.jwk"),
                        "--root-key",
                        file("ben.jwk"),
                        "--threshold",
                        "2",
                        "--online-key",
                        file("online.jwk"),
                        "--bootstrap",
                        "https://www.masthead.example/m.jws"))
                .as(err.toString())
                .isZero();
        assertThat(run("root", "sign", file(name), "--key", file("ada.key"))).isZero();
        assertThat(err).asString().contains("1 of 2 signatures");
        assertThat(run("root", "sign", file(name), "--key", file("ada.key"))).isZero();
        assertThat(err).asString().contains("1 of 2 signatures");
        assertThat(run("root", "sign", file(name), "--key", file("ben.key"))).isZero();
        assertThat(err).asString().contains("2 of 2 signatures");
    }

    private String kid(String name) throws IOException, Refused {
        return Ed25519.kid(Root.key(Json.read(Files.readAllBytes(folder.resolve(name + ".jwk")))));
    }

    private void manifest(String name, Instant issued) throws IOException, Refused {
        var online = Root.key(Json.read(Files.readAllBytes(folder.resolve("online.jwk"))));
        var list = new AddressList(
                PUBLICATION,
                3,
                1,
                issued,
                issued.plusSeconds(1000),
                issued.plusSeconds(2000),
                null,
                List.of(),
                List.of(),
                List.of(),
                "");
        var signed = Envelope.of(list.payload())
                .signed(DocumentType.DOMAINS, Ed25519.kid(online), OwnFiles.secret(folder.resolve("online.key")));
        Files.writeString(folder.resolve(name), signed.text());
    }

    @Test
    void aSecretIsForItsOwnerAloneAndNeverOverwritten() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ada.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve("ada.jwk")))
                .contains("\"kty\":\"OKP\"")
                .doesNotContain("PRIVATE");
        assertThat(run("root", "key", file("ada"))).isEqualTo(1);
        assertThat(err).asString().contains("exists");
    }

    @Test
    void twoOfThoseWhoHoldKeysMakeARootUnderWhichAManifestIsTaken() throws IOException, Refused {
        first("root-1.jws");
        var now = Instant.now();
        manifest("now.jws", now);
        assertThat(run("verify", file("now.jws"), "--root", file("root-1.jws"))).isZero();
        assertThat(out).asString().contains("Version 3 of " + PUBLICATION).doesNotContain("old");
        assertThat(run("verify", file("now.jws"), "--root", file("root-1.jws"), "--at", now.plusSeconds(1500) + ""))
                .isZero();
        assertThat(out).asString().contains("It is old");
        assertThat(run("verify", file("now.jws"), "--root", file("root-1.jws"), "--at", now.plusSeconds(2500) + ""))
                .isEqualTo(1);
        assertThat(err).asString().startsWith("hard-expired: ");
        assertThat(run(
                        "verify",
                        file("now.jws"),
                        "--root",
                        file("root-1.jws"),
                        "--known-version",
                        "3",
                        "--known-sha256",
                        "00"))
                .isEqualTo(1);
        assertThat(err).asString().startsWith("equivocation: ");
        assertThat(run("verify", file("root-1.jws"), "--root", file("root-1.jws")))
                .isEqualTo(1);
        assertThat(err).asString().startsWith("wrong-type: ");
    }

    @Test
    void aForeignTextMovesNothingOnTheTerminal() throws IOException, Refused {
        first("root-1.jws");
        var forged = Envelope.of(Map.of("type", "domains"))
                .signed(
                        DocumentType.DOMAINS,
                        "\u001b[2J\u009b2J\r\n\u202eok",
                        OwnFiles.secret(folder.resolve("eve.key")));
        Files.writeString(folder.resolve("forged.jws"), forged.text());
        assertThat(run("verify", file("forged.jws"), "--root", file("root-1.jws")))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("unknown-key: ")
                .contains("[2J")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void aKeyIsReplacedByTheNextRoot() throws IOException, Refused {
        first("root-1.jws");
        assertThat(run(
                        "root",
                        "create",
                        file("root-2.jws"),
                        "--after",
                        file("root-1.jws"),
                        "--root-key",
                        file("ben.jwk"),
                        "--root-key",
                        file("eve.jwk")))
                .isZero();
        assertThat(run("root", "sign", file("root-2.jws"), "--key", file("ben.key")))
                .isEqualTo(1);
        assertThat(err).asString().contains("--after");
        for (var holder : List.of("ada", "ben", "eve")) {
            assertThat(run(
                            "root",
                            "sign",
                            file("root-2.jws"),
                            "--after",
                            file("root-1.jws"),
                            "--key",
                            file(holder + ".key")))
                    .isZero();
        }
        assertThat(err).asString().contains("2 of 2 signatures that it needs of its own keys", "of root 1");
        assertThat(err.toString().lines())
                .contains(
                        "  publication " + PUBLICATION,
                        "+ version 2",
                        "  root: needs 2 of its keys",
                        "  root: key " + kid("ben"),
                        "+ root: key " + kid("eve"),
                        "- root: key " + kid("ada"),
                        "  domains: key " + kid("online"),
                        "  list at https://www.masthead.example/m.jws");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        manifest("now.jws", Instant.now());
        assertThat(run("verify", file("now.jws"), "--root", file("root-1.jws"), "--root", file("root-2.jws")))
                .isZero();
        assertThat(run("root", "sign", file("root-2.jws"), "--after", file("root-1.jws"), "--key", file("online.key")))
                .isEqualTo(1);
    }

    @Test
    void refusesAnAddressThatReadersProgramsWouldTripOver() {
        for (var url : List.of("https://user@a.example/m.jws", "https://A.example/m.jws", "a.example/m.jws")) {
            assertThat(run(
                            "root",
                            "create",
                            file("x.jws"),
                            "--publication",
                            PUBLICATION,
                            "--root-key",
                            file("ada.jwk"),
                            "--online-key",
                            file("online.jwk"),
                            "--bootstrap",
                            url))
                    .isEqualTo(1);
            assertThat(err).asString().contains("--bootstrap must be", url);
        }
        assertThat(folder.resolve("x.jws")).doesNotExist();
    }

    @Test
    void asksForAnotherAddressThanTheOddOneOfAnEarlierRoot() throws IOException, Refused {
        first("root-1.jws");
        var root =
                Envelope.read(Files.readAllBytes(folder.resolve("root-1.jws"))).root();
        var odd = new Root(
                root.publication(),
                1,
                root.issued(),
                root.expires(),
                root.keys(),
                root.roles(),
                List.of("https://www.masthead.example/m.jws?alt=media"));
        Files.writeString(folder.resolve("odd.jws"), Envelope.of(odd.payload()).text());
        assertThat(run("root", "create", file("x.jws"), "--after", file("odd.jws")))
                .isEqualTo(1);
        assertThat(err).asString().contains("--bootstrap must be", "m.jws?alt=media");
        var another = "https://www.masthead.example/m.jws";
        assertThat(run("root", "create", file("x.jws"), "--after", file("odd.jws"), "--bootstrap", another))
                .isZero();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("root", "create", file("x.jws"))).isEqualTo(1);
        assertThat(err).asString().contains("--root-key");
        assertThat(run("root", "sign", file("ada.jwk"), "--key", file("ada.key")))
                .isEqualTo(1);
        assertThat(err).asString().startsWith("malformed: ");
        assertThat(run("verify", file("nothing.jws"), "--root", file("nothing.jws")))
                .isEqualTo(1);
        assertThat(err).asString().contains("nothing.jws is no file that can be read.");
        assertThat(run("root", "sign", file("ada.jwk"))).isEqualTo(2);
    }
}
