package org.masthead.article;

import java.util.Map;
import org.masthead.site.Languages;

/**
 * What articles are sorted under: a section, collection, author, tag, source or edition.
 *
 * @param key slug, path of a section, key of an edition
 * @param names by language; one for all languages stands alone
 * @param fallback the language of the default edition
 */
record Label(String key, Map<String, String> names, String fallback) {

    String in(String language) {
        return Languages.choose(names, language, fallback);
    }
}
