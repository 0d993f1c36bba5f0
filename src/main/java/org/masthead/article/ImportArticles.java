package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.site.Languages;

/**
 * Takes many articles at once, by the rules by which one is written and published: what a draft must be, what its names
 * lead to, what readers get. New ones are written set by set; those that exist are changed one by one.
 */
@ApplicationScoped
public class ImportArticles {

    /** The key of no edition. */
    private static final String DEFAULT = "";

    private final Statements statements;
    private final MakeArticles make;
    private final UpdateArticles update;

    ImportArticles(Statements statements, MakeArticles make, UpdateArticles update) {
        this.statements = statements;
        this.make = make;
        this.update = update;
    }

    /** An article that shall be there. */
    public record Wanted(ArticleLine line, PreparedDraft draft) {

        Wanted with(ArticleDraft other) {
            return new Wanted(line, draft.with(other));
        }
    }

    /**
     * What became of it.
     *
     * @param isTaken whether it is there now by this import
     * @param faults why it is not, or what was left out of it; none when it was there before and is left alone
     */
    public record Outcome(boolean isTaken, List<Fault> faults) {

        static final Outcome LEFT = new Outcome(false, List.of());

        static Outcome taken(List<Fault> leftOut) {
            return new Outcome(true, leftOut);
        }

        static Outcome refused(List<Fault> faults) {
            return new Outcome(false, faults);
        }
    }

    /** An import under way: what it knows from one batch to the next. */
    public final class Run {

        private final FreeSlugs slugs = new FreeSlugs(statements);
        private final Map<String, String> languages;
        private final boolean updates;

        private Run(boolean updates) {
            this.updates = updates;
            this.languages = languages();
        }

        /** Does what can be done of an article before its batch is taken: in any thread, in no transaction. */
        public Wanted prepare(ArticleLine line, ArticleDraft draft) {
            var prepared = PreparedDraft.of(draft, line.isPublished() ? language(draft) : null);
            return new Wanted(line, updates ? prepared : prepared.withoutText());
        }

        /** As far as it can be told now; null when it cannot. */
        private String language(ArticleDraft draft) {
            return draft.language() == null
                    ? languages.get(draft.edition() == null ? DEFAULT : draft.edition())
                    : Languages.canonical(draft.language()).orElse(null);
        }

        /**
         * Takes these articles, within the running transaction. The outcomes are in their order. Of new drafts the
         * commit does not wait for the disk: should PostgreSQL die, it forgets the last of them together with how far
         * whoever takes them has come, and nothing that anybody wrote after them is kept without them.
         */
        public List<Outcome> take(List<Wanted> batch) {
            if (!updates && batch.stream().noneMatch(wanted -> wanted.line().isPublished())) {
                statements.first("select set_config('synchronous_commit', 'off', true)", Map.of(), row -> true);
            }
            var outcomes = new ArrayList<Outcome>();
            // One that names an id again must find the article that came with it before.
            for (var rest = batch; !rest.isEmpty(); rest = batch.subList(outcomes.size(), batch.size())) {
                outcomes.addAll(takeDistinct(rest.subList(0, distinct(rest))));
            }
            return outcomes;
        }

        private List<Outcome> takeDistinct(List<Wanted> batch) {
            var known = known(batch);
            var fresh = batch.stream()
                    .filter(wanted -> !known.contains(wanted.line().id()))
                    .toList();
            var made = make.all(fresh, slugs).iterator();
            return batch.stream()
                    .map(wanted -> {
                        if (!known.contains(wanted.line().id())) {
                            return made.next();
                        }
                        return updates ? update.one(wanted) : Outcome.LEFT;
                    })
                    .toList();
        }
    }

    /** @param updates whether articles that exist are changed; else they are left alone */
    public Run begin(boolean updates) {
        return new Run(updates);
    }

    /** Of the editions by their keys. One may get another before an article is taken, which is then counted again. */
    private Map<String, String> languages() {
        var languages = new HashMap<String, String>();
        statements.list("select key, language, is_default from edition", Map.of(), row -> {
            if (row.getBoolean("is_default")) {
                languages.put(DEFAULT, row.getString("language"));
            }
            return languages.put(row.getString("key"), row.getString("language"));
        });
        return languages;
    }

    private static int distinct(List<Wanted> batch) {
        var ids = new HashSet<UUID>();
        var count = 0;
        while (count < batch.size()
                && (batch.get(count).line().id() == null
                        || ids.add(batch.get(count).line().id()))) {
            count++;
        }
        return count;
    }

    private HashSet<UUID> known(List<Wanted> batch) {
        var ids = batch.stream()
                .map(wanted -> wanted.line().id())
                .filter(Objects::nonNull)
                .toArray(UUID[]::new);
        return ids.length == 0
                ? new HashSet<>()
                : new HashSet<>(statements.list(
                        "select id from article where id = any(:ids)",
                        Map.of("ids", ids),
                        row -> Columns.uuid(row, "id")));
    }

    /** A refusal without a place is one of the whole line. */
    static List<Fault> faults(ProblemException refused) {
        var problem = refused.problem();
        return problem.errors().isEmpty()
                ? List.of(Fault.at("", problem.code().code(), problem.detail()))
                : problem.errors();
    }
}
