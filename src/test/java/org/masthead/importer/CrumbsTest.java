package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrumbsTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/world/europe/2021/05/03/a-ferry.html, World|Europe",
        "https://www.example.org/news/ferry-123, News",
        "https://www.example.org/en/world-news/story/a-ferry, World news",
        "https://www.example.org/2021/05/a-ferry, ''",
        "https://www.example.org/a-ferry, ''",
        "https://www.example.org/, ''",
        "https://www.example.org, ''"
    })
    void takesSectionsFromAnAddressThatNamesThem(String url, String names) {
        assertThat(String.join("|", Crumbs.ofAddress(url))).isEqualTo(names);
    }

    @Test
    void takesNoneFromNoAddress() {
        assertThat(Crumbs.ofAddress(null)).isEqualTo(List.of());
    }
}
