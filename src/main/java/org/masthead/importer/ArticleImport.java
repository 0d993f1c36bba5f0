package org.masthead.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    private static final int LINES = 400;

    /** After so many attempts, line by line for so many lines: whatever fails is among them. */
    private static final int CAREFUL_ATTEMPT = 3;

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

    private final class Lines implements Run {

        private final boolean isTrial;
        private final ImportArticles.Run run;
        private final LineReader reader;
        private final ExecutorService ahead = Executors.newSingleThreadExecutor(work -> new Thread(work, "read lines"));
        private long end;
        private int careful;
        private Future<ArticleBatch> next;

        Lines(Job job) throws IOException {
            var state = job.state();
            this.isTrial = job.options().path("dryRun").asBoolean();
            this.run = articles.begin(
                    "update".equals(job.options().path("onConflict").asText()));
            this.end = state == null ? 0 : state.path("end").asLong();
            var last = state == null ? 0 : state.path("line").asLong();
            this.reader = new LineReader(files.input(job.id()), end, last);
            this.careful = job.attempts() < CAREFUL_ATTEMPT ? 0 : LINES;
            readAhead(end, last);
        }

        private void readAhead(long from, long last) {
            var most = careful > 0 ? 1 : LINES;
            careful = Math.max(0, careful - 1);
            next = ahead.submit(() -> ArticleBatch.read(reader, documents, from, last, most));
        }

        @Override
        public boolean isTrial() {
            return isTrial;
        }

        @Override
        public Progress step() throws IOException {
            var batch = batch();
            if (!batch.isLast()) {
                readAhead(batch.end(), batch.last());
            }
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
            errors.sort(java.util.Comparator.comparingLong(JobError::line));
            var bytes = batch.end() - end;
            end = batch.end();
            var state = JsonNodeFactory.instance.objectNode().put("end", end).put("line", batch.last());
            return new Progress(
                    state,
                    bytes,
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
