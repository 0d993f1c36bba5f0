package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelSizesTest {

    private static final long COMMON = ListStatements.RARE;

    private final LabelSizes sizes = new LabelSizes();

    @Test
    void knowsWhichOfTwoIsRareOnceBothWereCounted() {
        assertThat(sizes.of(tags("rare", "common"))).isNull();
        sizes.keep(tags("rare", "common"), new Long[] {3L, COMMON});
        assertThat(sizes.of(tags("common", "rare"))).containsExactly(COMMON, 3L);
        assertThat(sizes.of(tags("common", "other"))).isNull();
    }

    @Test
    void doesNotTakeTwoForEqualOfWhichItIsOnlyKnownThatTheyAreCommon() {
        sizes.keep(tags("rare", "common"), new Long[] {3L, COMMON});
        sizes.keep(tags("rare", "huge"), new Long[] {3L, COMMON});
        assertThat(sizes.of(tags("common", "huge"))).isNull();
        sizes.keep(tags("common", "huge"), new Long[] {2_000L, 90_000L});
        assertThat(sizes.of(tags("huge", "common"))).containsExactly(90_000L, 2_000L);
        sizes.keep(tags("rare", "huge"), new Long[] {3L, COMMON});
        assertThat(sizes.of(tags("huge", "common"))).containsExactly(90_000L, 2_000L);
    }

    private static ArticleQuery tags(String first, String second) {
        return new ArticleQuery(Filters.of("tag=" + first + "&tag=" + second));
    }
}
