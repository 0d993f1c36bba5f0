package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.MadeOf;
import org.masthead.http.PageInfo;
import org.masthead.http.Paged;

/** A page of a list of articles: {@code {"data":[…],"page":{…}}}, with {@code facets} when asked for. */
@Schema(description = "A page of a list of articles, and where it is in it.")
public record ArticlePage(
        @Schema(description = "The articles in the order of the list.")
        List<ListedArticle> data,

        @Schema(description = "Where this page is in its list.")
        PageInfo page,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the articles of the whole list have in common. Only with facets.")
        Facets facets,

        @JsonIgnore @Schema(hidden = true) Collection<String> madeOf)
        implements Paged, MadeOf {}
