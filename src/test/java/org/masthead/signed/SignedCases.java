package org.masthead.signed;

import static org.masthead.signed.SignedCase.NOW;
import static org.masthead.signed.SignedCase.bytes;
import static org.masthead.signed.SignedCase.root;
import static org.masthead.signed.SignedCase.secret;
import static org.masthead.signed.SignedCase.signed;
import static org.masthead.signed.SignedCase.unsigned;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Good documents, and all that a forger may try. */
public final class SignedCases {

    private final List<SignedCase> cases = new ArrayList<>();
    private final byte[] root = signed(root(1, 1, "d-1"), "r-a", "r-b");
    private final byte[] rootOfTwo = signed(root(1, 2, "d-1", "d-2"), "r-a", "r-c");
    private final Envelope good = unsigned(7, NOW).signed(DocumentType.DOMAINS, "d-1", secret("d-1"));

    private void add(String name, Outcome expected, String document) {
        cases.add(new SignedCase(name, root, null, bytes(document), NOW, expected));
    }

    private void add(String name, Outcome expected, Envelope document) {
        add(name, expected, document.text());
    }

    private void after(String name, Verification.Known known, Instant now, Outcome expected) {
        cases.add(new SignedCase(name, root, known, bytes(good.text()), now, expected));
    }

    private void ofTwo(String name, Outcome expected, Envelope document) {
        cases.add(new SignedCase(name, rootOfTwo, null, bytes(document.text()), NOW, expected));
    }

    private SignedCases() {}

    /** All of them. */
    public static List<SignedCase> all() {
        return new SignedCases().built();
    }

    private List<SignedCase> built() {
        add("good", null, good);
        headers();
        payloads();
        encodings();
        thresholds();
        versions();
        return cases;
    }

    private void headers() {
        header("algorithm none", Outcome.WRONG_ALGORITHM, "{'alg':'none','kid':'d-1','typ':'masthead-domains+jws'}");
        header("the old name", Outcome.WRONG_ALGORITHM, "{'alg':'EdDSA','kid':'d-1','typ':'masthead-domains+jws'}");
        header(
                "public key as secret",
                Outcome.WRONG_ALGORITHM,
                "{'alg':'HS256','kid':'d-1','typ':'masthead-domains+jws'}");
        header("a root's type", Outcome.WRONG_TYPE, "{'alg':'Ed25519','kid':'d-1','typ':'masthead-root+jws'}");
        header("no type", Outcome.FOREIGN_HEADER, "{'alg':'Ed25519','kid':'d-1'}");
        header(
                "crit",
                Outcome.UNKNOWN_CRIT,
                "{'alg':'Ed25519','kid':'d-1','typ':'masthead-domains+jws','crit':['x'],'x':1}");
        header(
                "a key of its own",
                Outcome.FOREIGN_HEADER,
                "{'alg':'Ed25519','kid':'d-1','typ':'masthead-domains+jws','jwk':{}}");
        header(
                "unencoded",
                Outcome.FOREIGN_HEADER,
                "{'alg':'Ed25519','kid':'d-1','typ':'masthead-domains+jws','b64':false}");
        header(
                "kid twice",
                Outcome.DUPLICATE_MEMBER,
                "{'alg':'Ed25519','kid':'d-x','kid':'d-1','typ':'masthead-domains+jws'}");
        header("header is no object", Outcome.MALFORMED, "['Ed25519']");
        add("unknown key", Outcome.UNKNOWN_KEY, unsigned(7, NOW).signed(DocumentType.DOMAINS, "d-9", secret("d-9")));
        add("key of the root", Outcome.WRONG_ROLE, unsigned(7, NOW).signed(DocumentType.DOMAINS, "r-a", secret("r-a")));
        add(
                "another's key under our name",
                Outcome.BAD_SIGNATURE,
                unsigned(7, NOW).signed(DocumentType.DOMAINS, "d-1", secret("d-9")));
        add(
                "unprotected header",
                Outcome.UNPROTECTED_HEADER,
                good.text().replace("{\"protected\"", "{\"header\":{\"kid\":\"d-1\"},\"protected\""));
    }

    /** Signed with the right key, under a header that says something else. */
    private void header(String name, Outcome expected, String header) {
        var encoded = Envelope.encode(bytes(header.replace('\'', '"')));
        var signature = Ed25519.sign(secret("d-1"), good.message(encoded));
        add(
                name,
                expected,
                new Envelope(good.payload(), List.of(new Envelope.Signed(encoded, Envelope.encode(signature), false))));
    }

    private void payloads() {
        add(
                "another payload",
                Outcome.BAD_SIGNATURE,
                new Envelope(unsigned(8, NOW).payload(), good.signatures()));
        add("a root as a manifest", Outcome.WRONG_TYPE, new String(root, StandardCharsets.UTF_8));
        payload("another publication", Outcome.WRONG_PUBLICATION, text -> text.replace("5b1f7a52", "6b1f7a52"));
        payload("another generation", Outcome.WRONG_SPEC, text -> text.replace("\"spec\":\"1\"", "\"spec\":\"2\""));
        payload("what only adds", null, text -> text.replace("\"spec\":\"1\"", "\"spec\":\"1.4\",\"more\":[1,{}]"));
        payload(
                "signed as a manifest, but a root",
                Outcome.WRONG_TYPE,
                text -> text.replace("\"type\":\"domains\"", "\"type\":\"root\""));
        payload(
                "under a root to come",
                Outcome.UNKNOWN_ROOT,
                text -> text.replace("\"rootVersion\":1", "\"rootVersion\":2"));
        payload(
                "version twice",
                Outcome.DUPLICATE_MEMBER,
                text -> text.replace("\"version\":7", "\"version\":7,\"version\":8"));
        payload(
                "version twice, escaped",
                Outcome.DUPLICATE_MEMBER,
                text -> text.replace("\"version\":7", "\"version\":7,\"\\u0076ersion\":8"));
        payload("no whole version", Outcome.MALFORMED, text -> text.replace("\"version\":7", "\"version\":7.5"));
        payload("no list", Outcome.MALFORMED, text -> text.replace("\"revoked\":[]", "\"revoked\":{}"));
        payload(
                "too deep",
                Outcome.TOO_DEEP,
                text -> text.replace("\"revoked\":[]", "\"revoked\":[],\"x\":[[[[[[[[[]]]]]]]]]"));
        for (var url : List.of(
                "javascript:alert(1)",
                "%%%",
                "https://user@a.example/v1",
                "//a.example/v1",
                "https://",
                "https://a..example/v1",
                "https://-a.example/v1",
                "https://a-.example/v1",
                "https://a.example./v1",
                "https://A.example/v1",
                "https://a_b.example/v1",
                "https://1.2.3/v1",
                "https://1.2.3.256/v1",
                "https://01.2.3.4/v1",
                "https://a.1b/v1",
                "https://a.example:65536/v1",
                "https://a.example:/v1",
                "https://a.example/v1?x=1",
                "https://a.example/v1#x",
                "https://a.example/[v1]",
                "https://a.example/v%zz",
                "https://a.example/v1%2")) {
            payload(
                    "an API at " + url,
                    Outcome.MALFORMED,
                    text -> text.replace("\"https://www.masthead.example/v1\"", '"' + url + '"'));
        }
        for (var url : List.of(
                "http://127.0.0.1:65535/v1",
                "http://localhost:8080/v1",
                "https://xn--e1afmkfd.xn--p1ai/v1",
                "https://a--b.example//%7Ec/v1/",
                "https://a.example")) {
            payload(
                    "an API at " + url,
                    null,
                    text -> text.replace("\"https://www.masthead.example/v1\"", '"' + url + '"'));
        }
        for (var time :
                List.of("2026-02-30T00:00:00Z", "2026-11-01T00:00:00+00:00", "2026-11-01T24:00:00Z", "2026-11-01")) {
            payload(
                    "issued " + time,
                    Outcome.MALFORMED,
                    text -> text.replaceFirst("\"issued\":\"[^\"]*\"", "\"issued\":\"" + time + '"'));
        }
        payload(
                "a list at no address",
                null,
                text -> text.replace("\"manifestUrls\":[", "\"manifestUrls\":[\"https://a b/\","));
        cases.add(new SignedCase(
                "a root with a list at no address", signed(odd(), "r-a", "r-b"), null, bytes(good.text()), NOW, null));
        payload("501 addresses", Outcome.OVERSIZED, text -> many(text, 501));
        payload("500 addresses", null, text -> many(text, 500));
    }

    /** As earlier programs made it. */
    private static Root odd() {
        var first = root(1, 1, "d-1");
        return new Root(
                first.publication(),
                1,
                first.issued(),
                first.expires(),
                first.keys(),
                first.roles(),
                List.of(
                        "https://www.masthead.example/list.jws?alt=media",
                        "https://a b/",
                        first.bootstrap().get(0)));
    }

    private static String many(String text, int count) {
        var start = text.indexOf("\"domains\":[") + 11;
        var entry = text.substring(start, text.indexOf("}]", start) + 1);
        var small = entry.replace("https://www.masthead.example", "https://a");
        return text.replace(entry, String.join(",", Collections.nCopies(count, small)));
    }

    private void payload(String name, Outcome expected, UnaryOperator<String> change) {
        try {
            var text = change.apply(new String(Envelope.decode(good.payload()), StandardCharsets.UTF_8));
            add(
                    name,
                    expected,
                    new Envelope(Envelope.encode(bytes(text)), List.of())
                            .signed(DocumentType.DOMAINS, "d-1", secret("d-1")));
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    private void encodings() {
        var text = good.text();
        add("truncated", Outcome.MALFORMED, text.substring(0, text.length() - 9));
        add("empty", Outcome.MALFORMED, "");
        add("a block page", Outcome.MALFORMED, "<html>This page is blocked</html>");
        add("byte order mark", Outcome.MALFORMED, "\ufeff" + text);
        add("something behind it", Outcome.MALFORMED, text + "{}");
        add("300 KiB", Outcome.OVERSIZED, text + " ".repeat(300 * 1024));
        add(
                "payload twice",
                Outcome.DUPLICATE_MEMBER,
                text.replace("{\"payload\"", "{\"payload\":\"e30\",\"payload\""));
        add("two serialisations", Outcome.MALFORMED, text.replace("{\"payload\"", "{\"signature\":\"AA\",\"payload\""));
        add("padding", Outcome.MALFORMED, text.replaceFirst("\"signature\":\"([^\"]+)\"", "\"signature\":\"$1==\""));
        add("no signatures", Outcome.TOO_FEW_SIGNATURES, new Envelope(good.payload(), List.of()));
        add(
                "many signatures",
                Outcome.OVERSIZED,
                new Envelope(
                        good.payload(),
                        Collections.nCopies(33, good.signatures().get(0))));
        // The same point and a scalar that is larger by the order of the group: verifies where S is not checked.
        add("malleable signature", Outcome.BAD_SIGNATURE, malleable());
    }

    private Envelope malleable() {
        try {
            var signature = good.signatures().get(0);
            var raw = Envelope.decode(signature.signature());
            var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
            var scalar = BigInteger.ZERO;
            for (var index = 63; index >= 32; index--) {
                scalar = scalar.shiftLeft(8).or(BigInteger.valueOf(raw[index] & 0xff));
            }
            var larger = scalar.add(order);
            for (var index = 32; index < 64; index++) {
                raw[index] = larger.shiftRight(8 * (index - 32)).byteValue();
            }
            return new Envelope(
                    good.payload(),
                    List.of(new Envelope.Signed(signature.protectedHeader(), Envelope.encode(raw), false)));
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    private void thresholds() {
        var once = unsigned(7, NOW).signed(DocumentType.DOMAINS, "d-1", secret("d-1"));
        ofTwo("one of two", Outcome.TOO_FEW_SIGNATURES, once);
        ofTwo(
                "the same key twice",
                Outcome.TOO_FEW_SIGNATURES,
                once.signed(DocumentType.DOMAINS, "d-1", secret("d-1")));
        ofTwo("two of two", null, once.signed(DocumentType.DOMAINS, "d-2", secret("d-2")));
        add("a newer key beside it", null, good.signed(DocumentType.DOMAINS, "d-9", secret("d-9")));
        add(
                "an unreadable one beside it",
                null,
                new Envelope(
                        good.payload(),
                        List.of(
                                new Envelope.Signed("e30", "AA", true),
                                good.signatures().get(0))));
        var twice = root(1, 2, "d-1", "d-2");
        var keys = new LinkedHashMap<>(twice.keys());
        keys.put("d-2", keys.get("d-1"));
        var same = new Root(twice.publication(), 1, twice.issued(), twice.expires(), keys, twice.roles(), List.of());
        cases.add(new SignedCase(
                "one key under two names",
                signed(same, "r-a", "r-b"),
                null,
                bytes(once.signed(DocumentType.DOMAINS, "d-2", secret("d-1")).text()),
                NOW,
                Outcome.TOO_FEW_SIGNATURES));
    }

    private void versions() {
        try {
            after("newer", new Verification.Known(6, "00"), NOW, null);
            after("the same again", new Verification.Known(7, good.sha256()), NOW, null);
            after("rollback", new Verification.Known(8, "00"), NOW, Outcome.ROLLBACK);
            after("equivocation", new Verification.Known(7, "00"), NOW, Outcome.EQUIVOCATION);
            after("old", null, NOW.plus(Duration.ofDays(15)), null);
            after("too old", null, NOW.plus(Duration.ofDays(181)), Outcome.HARD_EXPIRED);
            after("from tomorrow", null, NOW.minus(Duration.ofHours(47)), null);
            after("from the future", null, NOW.minus(Duration.ofHours(49)), Outcome.FROM_THE_FUTURE);
            after("root expired", null, NOW.plus(Duration.ofDays(701)), Outcome.ROOT_EXPIRED);
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }
}
