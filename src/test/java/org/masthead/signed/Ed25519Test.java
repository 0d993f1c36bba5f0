package org.masthead.signed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 8032 section 7.1, and what strict verifiers refuse. */
class Ed25519Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] MESSAGE = {0x72};
    private static final byte[] SIGNATURE =
            HEX.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void takesTheExamplesOfTheStandard(String key, String message, String signature) {
        assertThat(Ed25519.verify(HEX.parseHex(key), HEX.parseHex(message), HEX.parseHex(signature)))
                .isTrue();
    }

    @Test
    void takesNoOtherBitOfASignatureOrAMessage() {
        assertThat(Ed25519.verify(KEY, MESSAGE, SIGNATURE)).isTrue();
        for (var bit = 0; bit < SIGNATURE.length * 8; bit += 7) {
            var other = SIGNATURE.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Ed25519.verify(KEY, MESSAGE, other)).as("bit " + bit).isFalse();
        }
        assertThat(Ed25519.verify(KEY, new byte[] {0x73}, SIGNATURE)).isFalse();
        assertThat(Ed25519.verify(KEY, new byte[0], SIGNATURE)).isFalse();
    }

    @Test
    void takesNoSignatureOfAnotherLength() {
        for (var length : new int[] {0, 1, 32, 63, 65, 128}) {
            assertThat(Ed25519.verify(KEY, MESSAGE, Arrays.copyOf(SIGNATURE, length)))
                    .as("length " + length)
                    .isFalse();
        }
        assertThat(Ed25519.verify(Arrays.copyOf(KEY, 31), MESSAGE, SIGNATURE)).isFalse();
        assertThat(Ed25519.verify(Arrays.copyOf(KEY, 33), MESSAGE, SIGNATURE)).isFalse();
    }

    @Test
    void takesNoSecondSpellingOfTheScalar() {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        for (var times = 1; times < 16; times++) {
            var other = SIGNATURE.clone();
            var scalar = little(SIGNATURE, 32).add(order.multiply(BigInteger.valueOf(times)));
            for (var index = 0; index < 32; index++) {
                other[32 + index] = scalar.shiftRight(8 * index).byteValue();
            }
            assertThat(Ed25519.verify(KEY, MESSAGE, other)).as("times " + times).isFalse();
        }
    }

    @Test
    void takesNoPairOfSpecialValues() {
        var special = List.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
                "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        for (var point : special) {
            for (var scalar : special) {
                assertThat(Ed25519.verify(KEY, MESSAGE, HEX.parseHex(point + scalar)))
                        .as(point + scalar)
                        .isFalse();
            }
        }
    }

    @Test
    void takesNothingMadeWithoutAKey() {
        var zero = new byte[64];
        var one = new byte[64];
        one[0] = 1;
        var ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);
        for (var made : new byte[][] {zero, one, ones}) {
            assertThat(Ed25519.verify(KEY, MESSAGE, made)).isFalse();
        }
        var noPoint = new byte[32];
        noPoint[0] = 2;
        assertThat(Ed25519.verify(noPoint, MESSAGE, SIGNATURE)).isFalse();
        var beyondTheField = ones.clone();
        assertThat(Ed25519.verify(Arrays.copyOf(beyondTheField, 32), MESSAGE, SIGNATURE))
                .isFalse();
    }

    private static BigInteger little(byte[] bytes, int from) {
        var value = BigInteger.ZERO;
        for (var index = bytes.length - 1; index >= from; index--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(bytes[index] & 0xff));
        }
        return value;
    }
}
