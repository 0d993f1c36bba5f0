package org.masthead.importer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.DomainEditingView;
import org.masthead.article.WorkingCopy;

/** What became of an imported page: the members of the article's working copy, and beside them what else it brought. */
@Schema(
        description = "What became of an imported page: the working copy of the article, and what else the page "
                + "brought.")
public record ImportedPage(
        @JsonUnwrapped WorkingCopy article,

        @Schema(description = "Alternate addresses that were new; drafts until control of them is proven.")
        List<DomainEditingView> domains,

        @Schema(description = "The channels that the page names; readers see them once the article is published.")
        List<SavedPage.Channel> channels) {}
