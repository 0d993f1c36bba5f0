package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final byte[] KEY = "a key of this installation".getBytes();
    private static final RequestAddress QUERY =
            RequestAddress.of("/v1/articles", Map.of("q", List.of("a"), "limit", List.of("20")));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @RepeatedTest(200)
    void readsWhatItWrote() {
        var cursor = random.nextBoolean() ? Cursor.after(keys()) : Cursor.before(keys());
        var text = cursor.sign(QUERY, KEY);
        assertThat(text).matches("[A-Za-z0-9_-]{1,2048}");
        assertThat(Cursor.read(text, QUERY, KEY)).as("seed %d", seed).isEqualTo(cursor);
    }

    @RepeatedTest(20)
    void refusesAnyFlippedBit() {
        var bytes = Base64.getUrlDecoder().decode(Cursor.after(keys()).sign(QUERY, KEY));
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped), QUERY, KEY);
        }
    }

    @Test
    void refusesASecondSpelling() {
        for (var length = 1; length < 5; length++) {
            var text = Cursor.after(List.of("x".repeat(length))).sign(QUERY, KEY);
            var last = text.charAt(text.length() - 1);
            for (var c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
                if (c != last) {
                    refuses(text.substring(0, text.length() - 1) + c, QUERY, KEY);
                }
            }
            refuses(text + "=", QUERY, KEY);
        }
    }

    @Test
    void refusesOtherQueriesAndKeys() {
        var text = Cursor.after(List.of("1")).sign(QUERY, KEY);
        assertThat(Cursor.read(text, QUERY.with("limit", "5").with("cursor", text), KEY))
                .isNotNull();
        refuses(text, QUERY.with("q", "b"), KEY);
        refuses(text, QUERY.without("q"), KEY);
        refuses(text, RequestAddress.of("/v1/images", Map.of("q", List.of("a"))), KEY);
        refuses(text, QUERY, "another key".getBytes());
        refuses("", QUERY, KEY);
        refuses("%", QUERY, KEY);
        refuses("A".repeat(5000), QUERY, KEY);
    }

    private static void refuses(String text, RequestAddress query, byte[] key) {
        assertThatThrownBy(() -> Cursor.read(text, query, key))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.INVALID_CURSOR));
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        for (var i = random.nextInt(4); i >= 0; i--) {
            keys.add(random.nextInt(10) == 0 ? null : text());
        }
        return keys;
    }

    private String text() {
        var text = new StringBuilder();
        random.ints(random.nextInt(60), 1, 0x10ffff)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
