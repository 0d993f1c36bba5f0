package org.masthead.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.masthead.article.ImportArticles;
import org.masthead.http.Documents;
import org.masthead.job.Job;
import org.masthead.job.JobError;
import org.masthead.job.JobFiles;
import org.masthead.job.Progress;
import org.masthead.job.Work;

/** Takes articles from lines of JSON. While some are written, a thread beside it reads the next. */
@ApplicationScoped
class ArticleImport implements Work {

    static final String KIND = "article-import";

    /** More would cost PostgreSQL little less, and what is kept of them while they wait, the service more. */
    private static final int LINES = 200;

    /** Where articles that exist are changed one by one. */
    private static final int UPDATES = 40;

    /** After so many attempts, line by line for so many lines: whatever fails is among them, and is left out. */
    private static final int CAREFUL_ATTEMPT = 3;

    /** Whatever the reason: the next one would be too many. */
    private static final int LAST_ATTEMPT = 4;

    /** What the database refuses because of what it was given (PostgreSQL's appendix A). */
    private static final Set<String> OF_DATA = Set.of("22", "23", "42", "54", "P0");

    private final ImportArticles articles;
    private final Documents documents;
    private final JobFiles files;

    ArticleImport(ImportArticles articles, Documents documents, JobFiles files) {
        this.articles = articles;
        this.documents = documents;
        this.files = files;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) throws IOException {
        return new Lines(job);
    }

    /** Whether it may go well the next time: not when the line itself is the reason. */
    private static boolean passes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                var state = refusal.getSQLState();
                return state == null || !OF_DATA.contains(state.substring(0, 2));
            }
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private final class Lines implements Run {

        private final boolean isTrial;
        private final ImportArticles.Run run;
        private final LineReader reader;
        private final ExecutorService ahead = Executors.newSingleThreadExecutor(work -> new Thread(work, "read lines"));
        private final int attempts;
        private final int most;
        private long end;
        private int careful;
        private int steps;
        private Future<ArticleBatch> next;
        private ArticleBatch tried;
        private long from;

        Lines(Job job) throws IOException {
            var state = job.state();
            this.isTrial = job.options().path("dryRun").asBoolean();
            var updates = "update".equals(job.options().path("onConflict").asText());
            this.run = articles.begin(updates);
            this.most = updates ? UPDATES : LINES;
            this.attempts = job.attempts();
            this.end = state == null ? 0 : state.path("end").asLong();
            var last = state == null ? 0 : state.path("line").asLong();
            this.reader = new LineReader(files.input(job.id()), end, last);
            this.careful = attempts < CAREFUL_ATTEMPT ? 0 : most;
            readAhead(end, last);
        }

        private void readAhead(long place, long last) {
            var lines = careful > 0 ? 1 : most;
            careful = Math.max(0, careful - 1);
            next = ahead.submit(() -> ArticleBatch.read(reader, documents, run, place, last, lines));
        }

        @Override
        public boolean isTrial() {
            return isTrial;
        }

        @Override
        public Progress step() throws IOException {
            tried = null;
            steps++;
            var batch = batch();
            if (!batch.isLast()) {
                readAhead(batch.end(), batch.last());
            }
            tried = batch;
            from = end;
            var errors = new ArrayList<JobError>(batch.errors());
            var outcomes = run.take(batch.articles());
            var done = 0;
            var left = 0;
            for (var index = 0; index < outcomes.size(); index++) {
                var outcome = outcomes.get(index);
                errors.addAll(ArticleBatch.errors(batch.numbers().get(index), outcome.faults()));
                done += outcome.isTaken() ? 1 : 0;
                left += !outcome.isTaken() && outcome.faults().isEmpty() ? 1 : 0;
            }
            errors.sort(Comparator.comparingLong(JobError::line));
            return progress(batch, done, left, errors);
        }

        /** Of a line by itself, so that one that nobody can take does not keep out the others. */
        @Override
        public Optional<Progress> passOver(Throwable failure) {
            if (attempts < CAREFUL_ATTEMPT || tried == null || tried.lines() != 1) {
                return Optional.empty();
            }
            var isLastChance = attempts >= LAST_ATTEMPT && steps == 1;
            if (passes(failure) && !isLastChance) {
                return Optional.empty();
            }
            var error = new JobError(
                    tried.last(), "", "internal", "The service failed at this line and left it out; its log says how.");
            return Optional.of(progress(tried, 0, 0, List.of(error)));
        }

        private Progress progress(ArticleBatch batch, int done, int left, List<JobError> errors) {
            end = batch.end();
            return new Progress(
                    JsonNodeFactory.instance.objectNode().put("end", end).put("line", batch.last()),
                    end - from,
                    null,
                    batch.lines(),
                    done,
                    left,
                    batch.lines() - done - left,
                    errors,
                    null,
                    batch.isLast());
        }

        private ArticleBatch batch() throws IOException {
            try {
                return next.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while lines were read", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Lines could not be read", e.getCause());
            }
        }

        @Override
        public void close() {
            ahead.shutdownNow();
            try {
                ahead.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
                reader.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
