package org.masthead.image;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.masthead.http.Upload;
import org.masthead.rendition.RenditionFiles;

/** Lets renditions take no more of the disk than they may, and give way to uploads before those are refused. */
@ApplicationScoped
class BoundRenditions {

    /** As much as four of the largest uploads. */
    private static final long GIVEN_WAY = 256 << 20;

    private final RenditionFiles files;
    private final long most;

    BoundRenditions(RenditionFiles files, ImagesConfig config) {
        this.files = files;
        this.most = config.renditionsDisk().asLongValue();
    }

    /** What there was before the start, and what others put there that share the folder, is known by counting only. */
    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() throws IOException {
        files.shrinkTo(most);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws IOException {
        files.keepWithin(most, !Upload.hasRoom(files.folder(), GIVEN_WAY));
    }
}
