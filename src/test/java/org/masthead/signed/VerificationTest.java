package org.masthead.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.signed.SignedCase.NOW;
import static org.masthead.signed.SignedCase.address;
import static org.masthead.signed.SignedCase.root;
import static org.masthead.signed.SignedCase.signed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VerificationTest {

    private static final Root FIRST = root(1, 1, "d-1");
    private static final Root SECOND = root(2, 1, "d-2");

    private interface Work {
        Object now() throws Refused;
    }

    private static Outcome outcome(Work work) {
        try {
            work.now();
            return null;
        } catch (Refused refused) {
            return refused.outcome();
        }
    }

    @TestFactory
    Stream<DynamicTest> takesWhatIsGoodAndNamesWhatIsNot() {
        return SignedCases.all().stream()
                .map(given -> DynamicTest.dynamicTest(
                        given.name(),
                        () -> assertThat(outcome(() -> Verification.list(
                                        Verification.first(given.root()),
                                        given.document(),
                                        given.known(),
                                        given.now())))
                                .isEqualTo(given.expected())));
    }

    @Test
    void takesARootThatEnoughOldAndNewKeysSigned() throws Refused {
        var next = Verification.next(FIRST, signed(SECOND, "r-a", "r-c"));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.hasTheSameSigners(FIRST)).isFalse();
        assertThat(Verification.first(signed(FIRST, "r-a", "r-b")).hasTheSameSigners(FIRST))
                .isTrue();
    }

    @Test
    void refusesARootThatTooFewOrOnlyNewKeysSigned() {
        assertThat(outcome(() -> Verification.next(FIRST, signed(SECOND, "r-a"))))
                .isEqualTo(Outcome.TOO_FEW_SIGNATURES);
        assertThat(outcome(() -> Verification.next(FIRST, signed(SECOND, "r-a", "r-a"))))
                .isEqualTo(Outcome.TOO_FEW_SIGNATURES);
        var taken = new Root(
                SECOND.publication(),
                2,
                SECOND.issued(),
                SECOND.expires(),
                Map.of("thief", Ed25519.publicKey(Ed25519.generate())),
                Map.of("root", new Root.Role(List.of("thief"), 1), "domains", new Root.Role(List.of("thief"), 1)),
                List.of());
        assertThat(outcome(() -> Verification.next(FIRST, signed(taken, "thief"))))
                .isEqualTo(Outcome.TOO_FEW_SIGNATURES);
        // Only the old ones: whoever holds the new keys has not agreed.
        assertThat(outcome(() -> Verification.next(FIRST, signed(taken, "r-a", "r-b"))))
                .isEqualTo(Outcome.TOO_FEW_SIGNATURES);
    }

    @Test
    void walksTheRootsOneByOne() throws Refused {
        var third = root(3, 1, "d-2");
        assertThat(outcome(() -> Verification.next(FIRST, signed(third, "r-a", "r-b"))))
                .isEqualTo(Outcome.NOT_THE_NEXT_ROOT);
        assertThat(outcome(() -> Verification.next(SECOND, signed(FIRST, "r-a", "r-b"))))
                .isEqualTo(Outcome.NOT_THE_NEXT_ROOT);
        assertThat(Verification.next(SECOND, signed(third, "r-a", "r-b")).version())
                .isEqualTo(3);
    }

    @Test
    void refusesARootThatIsNone() {
        var empty = "{\"payload\":\"e30\",\"signatures\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThat(outcome(() -> Verification.first(empty))).isEqualTo(Outcome.MALFORMED);
        assertThat(outcome(() -> Verification.first(signed(FIRST)))).isEqualTo(Outcome.TOO_FEW_SIGNATURES);
        var noneNeeded = new Root(
                FIRST.publication(),
                1,
                FIRST.issued(),
                FIRST.expires(),
                FIRST.keys(),
                Map.of("root", new Root.Role(List.of(), 0), "domains", new Root.Role(List.of("d-1"), 1)),
                List.of());
        assertThat(outcome(() -> Verification.first(signed(noneNeeded)))).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void isOldBeforeItIsWorthless() {
        var list = SignedCase.list(1, NOW, List.of());
        assertThat(list.isOld(NOW.plus(Duration.ofDays(13)))).isFalse();
        assertThat(list.isOld(NOW.plus(Duration.ofDays(14)))).isTrue();
    }

    @Test
    void usesNoAddressThatIsRevoked() {
        var domains = List.of(
                address("primary", "www.masthead.example", 10),
                address("mirror-1", "one.masthead.example", 20),
                address("mirror-2", "two.masthead.example", 30));
        var list = SignedCase.list(1, NOW, domains);
        var revoking = new AddressList(
                list.publication(),
                1,
                1,
                NOW,
                list.expires(),
                list.hardExpires(),
                null,
                domains,
                List.of(
                        new AddressList.Revocation("mirror-1", List.of(), "2026-10-02", "retired"),
                        new AddressList.Revocation(
                                "old", List.of("two.masthead.example"), "2026-10-02", "compromised")),
                List.of(),
                "");
        assertThat(revoking.usable()).extracting(AddressList.Address::key).containsExactly("primary");
    }
}
