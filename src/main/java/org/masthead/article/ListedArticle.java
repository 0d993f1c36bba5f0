package org.masthead.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article in a list: a card, or the whole article. */
@Schema(
        description = "An article in a list: a card, with view=full the whole article.",
        anyOf = {ArticleCard.class, ArticleView.class})
public sealed interface ListedArticle permits ArticleCard, ArticleView {}
