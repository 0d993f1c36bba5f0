package org.masthead.article;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.database.Ids;
import org.masthead.http.Problem;

/** What became of several operations. */
@Schema(description = "What became of several operations.")
public record BulkResults(
        @Schema(description = "One for each operation, in their order.")
        List<Result> results) {

    /** What became of one operation. */
    @Schema(
            name = "BulkResult",
            description = "What became of one operation: what its own request would have answered.")
    public record Result(
            @Schema(description = "HTTP status: 201, 200 or 204, or that of the problem.", examples = "200")
            int status,

            @Schema(
                    description = "Id of the article, or null where there is none.",
                    examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                    nullable = true)
            UUID id,

            @Schema(
                    description = "Its present lock, quotes included, or null: for the next change, or, where another"
                            + " state was read, to be read anew.",
                    examples = "\"4-3\"",
                    nullable = true)
            String etag,

            @Schema(
                    description =
                            "Why it was not done, with places in the body of the whole request; null when it was.",
                    ref = "#/components/schemas/Problem",
                    nullable = true)
            Map<String, Object> problem) {

        static Result done(int status, Article article) {
            return new Result(status, article.id, article.etag(), null);
        }

        static Result removed(Article article) {
            return new Result(204, article.id, null, null);
        }

        static Result refused(BulkOperation operation, Problem problem) {
            var id = operation.id() == null ? null : Ids.parse(operation.id()).orElse(null);
            return new Result(problem.status(), id, problem.headers().get("ETag"), problem.document());
        }
    }
}
