package org.masthead.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** In one step, and how many bytes of them at which it ends: bodies may have a megabyte each. */
    private static final int LINES = 20;

    private static final int BYTES = 4 << 20;

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
            var before = length;
            var next = articles.next(filter, place, LINES, line -> {
                write(line);
                return length - before < BYTES;
            });
            session.clear();
            var written = next.count();
            if (written > 0) {
                place = next.place();
            }
            var isLast = next.isLast();
            if (isLast) {
                file.force(true);
            }
            return new Progress(state(), 0, null, written, written, 0, 0, List.of(), isLast ? length : null, isLast);
        }

        private void write(byte[] line) throws IOException {
            var rest = ByteBuffer.allocate(line.length + 1)
                    .put(line)
                    .put((byte) '\n')
                    .flip();
            while (rest.hasRemaining()) {
                length += file.write(rest);
            }
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
