package org.masthead.backup;

import java.util.List;
import java.util.Map;

/**
 * What a file of the whole publication holds. Every table is decided about: a test fails when a migration makes one
 * that is in neither list.
 */
final class Contents {

    /**
     * Tables, each behind those that its foreign keys name. With secrets and the digests of keys, so that keys, cursors
     * and links to previews are as good as before; with what is worked out of other tables too, so that it is exactly
     * as it was and there in the time that writing takes.
     */
    static final List<String> TABLES = List.of(
            "secret",
            "image",
            "site",
            "edition",
            "channel",
            "domain",
            "domain_edition",
            "canonical_domain",
            "past_domain_address",
            "online_key",
            "signed_document",
            "section",
            "past_section_path",
            "collection",
            "due_collection",
            "author",
            "author_slug",
            "tag",
            "tag_slug",
            "tag_name",
            "source",
            "api_key",
            "api_key_section",
            "audit",
            "article",
            "article_exclusion",
            "revision",
            "slug",
            "erased_address",
            "preview",
            "live_article",
            "live_section",
            "live_author",
            "live_tag",
            "image_use",
            "due_change",
            "due_time",
            "article_search",
            "search_waiting",
            "search_language",
            "search_word",
            "search_word_progress",
            "label_count",
            "label_use",
            "collection_item",
            "collection_mention",
            "article_path",
            "redirect",
            "imported_page",
            "change_log",
            "changed_tag");

    /** Tables that stay behind, and why. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "flyway_schema_history", "The migrations that make the tables write it.",
            "idempotent_answer", "Good for a day, and for requests that were sent to this service.",
            "job", "Work of this service, in files that stay in its data folder.",
            "job_error", "It belongs to a job.",
            "domain_health", "How domains fare is seen anew.",
            "domain_probe", "How domains fare is seen anew.",
            "originals_folder", "Which services run now.");

    /** What is there as soon as there are tables. */
    static final List<String> NEVER_EMPTY = List.of("site", "edition", "search_word_progress");

    private Contents() {}
}
