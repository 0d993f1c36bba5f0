package org.masthead.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final Kept<Integer> kept = new Kept<>(reads::incrementAndGet);

    @Test
    void isReadOnceWhileNothingChanges() {
        assertThat(kept.at(7)).isEqualTo(1);
        assertThat(kept.at(7)).isEqualTo(1);
    }

    @Test
    void isReadAgainAfterAChange() {
        kept.at(7);
        assertThat(kept.at(8)).isEqualTo(2);
        assertThat(kept.at(8)).isEqualTo(2);
    }

    @Test
    void isNotTakenFromWhoIsBehind() {
        kept.at(8);
        assertThat(kept.at(7)).isEqualTo(2);
        assertThat(kept.at(8)).isEqualTo(1);
    }
}
