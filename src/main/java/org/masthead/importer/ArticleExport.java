package org.masthead.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hibernate.Session;
import org.masthead.article.ExportArticles;
import org.masthead.article.WorkingCopyFilter;
import org.masthead.database.JsonColumns;
import org.masthead.job.Job;
import org.masthead.job.JobFiles;
import org.masthead.job.Progress;
import org.masthead.job.Work;

/** Writes articles as lines of JSON, which an import takes. Each is as it is when its line is written. */
@ApplicationScoped
class ArticleExport implements Work {

    static final String KIND = "article-export";

    private static final int LINES = 200;

    private final ExportArticles articles;
    private final JobFiles files;
    private final Session session;

    ArticleExport(ExportArticles articles, JobFiles files, Session session) {
        this.articles = articles;
        this.files = files;
        this.session = session;
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

        private final WorkingCopyFilter filter;
        private final FileChannel file;
        private List<String> place;
        private long length;

        Lines(Job job) throws IOException {
            var state = job.state();
            this.filter = JsonColumns.value(job.options().toString(), WorkingCopyFilter.class);
            this.length = state == null ? 0 : state.path("length").asLong();
            this.place = state == null
                    ? null
                    : List.of(
                            state.path("place").path(0).asText(),
                            state.path("place").path(1).asText());
            this.file = FileChannel.open(files.result(job.id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // What a step has written that did not come to its end is written again.
            file.truncate(length).position(length);
        }

        @Override
        public Progress step() throws IOException {
            var next = articles.next(filter, place, LINES);
            session.clear();
            var bytes = new ByteArrayOutputStream();
            for (var line : next.lines()) {
                bytes.writeBytes(line);
                bytes.write('\n');
            }
            for (var rest = ByteBuffer.wrap(bytes.toByteArray()); rest.hasRemaining(); ) {
                file.write(rest);
            }
            length += bytes.size();
            var written = next.lines().size();
            if (written > 0) {
                place = next.place();
            }
            var isLast = written < LINES;
            if (isLast) {
                file.force(true);
            }
            return new Progress(state(), 0, null, written, written, 0, 0, List.of(), isLast ? length : null, isLast);
        }

        private JsonNode state() {
            if (place == null) {
                return null;
            }
            var state = JsonNodeFactory.instance.objectNode().put("length", length);
            place.forEach(state.putArray("place")::add);
            return state;
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
