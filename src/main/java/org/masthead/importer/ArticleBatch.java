package org.masthead.importer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.article.ArticleDraft;
import org.masthead.article.ArticleLine;
import org.masthead.article.ImportArticles;
import org.masthead.http.Documents;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.job.JobError;

/**
 * Some lines of a file of articles, as far as they can be understood without the database: those that make articles,
 * and what is wrong with the others.
 *
 * @param numbers of the lines that make articles
 * @param end where the next line begins
 * @param last the number of the last line
 * @param lines how many there are, empty ones aside
 * @param isLast whether the file ends with them
 */
record ArticleBatch(
        List<ImportArticles.Wanted> articles,
        List<Long> numbers,
        List<JobError> errors,
        long end,
        long last,
        int lines,
        boolean isLast) {

    private static final int LONGEST = 4 << 20;

    private static final Map<String, Class<?>> MORE =
            Map.of("id", UUID.class, "status", ArticleLine.Status.class, "updatedAt", Instant.class);

    /** Reads so many lines, or fewer when they are long. */
    static ArticleBatch read(
            LineReader reader, Documents documents, ImportArticles.Run run, long end, long last, int most)
            throws IOException {
        var articles = new ArrayList<ImportArticles.Wanted>();
        var numbers = new ArrayList<Long>();
        var errors = new ArrayList<JobError>();
        var from = end;
        var lines = 0;
        while (lines < most && end - from < LONGEST) {
            var next = reader.next();
            if (next.isEmpty()) {
                return new ArticleBatch(articles, numbers, errors, end, last, lines, true);
            }
            var line = next.get();
            end = line.end();
            last = line.number();
            if (!line.isBlank()) {
                lines++;
                read(line, documents, run, articles, numbers, errors);
            }
        }
        return new ArticleBatch(articles, numbers, errors, end, last, lines, false);
    }

    private static void read(
            LineReader.Line line,
            Documents documents,
            ImportArticles.Run run,
            List<ImportArticles.Wanted> articles,
            List<Long> numbers,
            List<JobError> errors) {
        if (line.bytes() == null) {
            errors.add(new JobError(line.number(), "", "too-long", "A line has 1,048,576 bytes at most."));
            return;
        }
        try {
            var document = documents.read(line.bytes(), ArticleDraft.class, MORE);
            var more = document.more();
            articles.add(run.prepare(
                    new ArticleLine((UUID) more.get("id"), (ArticleLine.Status) more.get("status"), (Instant)
                            more.get("updatedAt")),
                    document.value()));
            numbers.add(line.number());
        } catch (ProblemException refused) {
            var problem = refused.problem();
            if (problem.errors().isEmpty()) {
                errors.add(new JobError(line.number(), "", problem.code().code(), problem.detail()));
            }
            errors.addAll(errors(line.number(), problem.errors()));
        }
    }

    static List<JobError> errors(long line, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new JobError(
                        line, fault.pointer() == null ? "" : fault.pointer(), fault.code(), fault.detail()))
                .toList();
    }
}
