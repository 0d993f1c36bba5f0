package org.masthead.article;

import java.util.UUID;

/** Fired in the transaction that makes an article visible, or visible in a new form. */
public record ArticlePublished(UUID articleId) {}
