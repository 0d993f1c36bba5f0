package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SameBlocksTest {

    private static Body read(String markdown) {
        return Body.fromMarkdown(markdown, (src, alt, caption, credit) -> null).body();
    }

    private static List<String> ids(Body body) {
        return body.blocks().stream().map(Block::id).toList();
    }

    @Test
    void keepsTheIdsOfWhatSaysTheSame() {
        var before = read("One.\n\n## Two\n\nThree.");
        var after = read("New.\n\nThree.\n\n## Two\n\nOne.").withIdsOf(before);
        assertThat(ids(after).subList(1, 4))
                .containsExactly(
                        ids(before).get(2), ids(before).get(1), ids(before).get(0));
        assertThat(ids(before)).doesNotContain(ids(after).get(0));
    }

    @Test
    void keepsTheIdOfAParagraphThatWasRewritten() {
        var before = read("One.\n\nTwo.\n\nThree.");
        var after = read("One.\n\nTwo, and more of it.\n\nThree.").withIdsOf(before);
        assertThat(ids(after)).isEqualTo(ids(before));
    }

    @Test
    void givesNoIdTwice() {
        var before = read("Same.\n\nSame.\n\nSame.");
        var after = read("Same.\n\nSame.\n\nSame.\n\nSame.").withIdsOf(before);
        assertThat(ids(after)).doesNotHaveDuplicates().startsWith(ids(before).toArray(String[]::new));
    }

    @Test
    void neverGivesABlockTheIdOfAnotherType() {
        var before = read("One.");
        var after = read("## One.").withIdsOf(before);
        assertThat(ids(after)).doesNotContainAnyElementsOf(ids(before));
    }
}
