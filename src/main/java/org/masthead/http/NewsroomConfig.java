package org.masthead.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Where the newsroom's own pages live. */
@ConfigMapping(prefix = "masthead.newsroom")
interface NewsroomConfig {

    /**
     * Origins whose pages may call the newsroom from a browser, such as {@code https://desk.news.example}; compared
     * character by character. None by default: tools outside a browser need no entry.
     */
    Optional<Set<String>> origins();
}
