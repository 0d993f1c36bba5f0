package org.masthead.image;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.masthead.access.Erasure;
import org.masthead.change.SeenChanges;
import org.masthead.database.Statements;
import org.masthead.rendition.RenditionFiles;

/**
 * Takes away what this machine has made or fetched of pictures that are gone, whoever took them away: as soon as the
 * log tells of an erasure, and once an hour whatever happened, also while this service did not run. Originals are not
 * among it: they are there once for all services.
 */
@ApplicationScoped
class ForgetPictures {

    private static final String GONE = """
            select d.digest from unnest(:digests) d (digest)
            where not exists (select from image i where i.digest = decode(d.digest, 'hex'))
            """;

    private static final int AT_ONCE = 500;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final SeenChanges seen;
    private final Statements statements;
    private final RenditionFiles renditions;
    private final Originals originals;
    private final Vertx vertx;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile long position = -1;

    ForgetPictures(
            SeenChanges seen, Statements statements, RenditionFiles renditions, Originals originals, Vertx vertx) {
        this.seen = seen;
        this.statements = statements;
        this.renditions = renditions;
        this.originals = originals;
        this.vertx = vertx;
    }

    private interface Names {
        void forEach(Consumer<String> digest) throws IOException;
    }

    private interface Discard {
        void of(byte[] digest) throws IOException;
    }

    /** Apart from whoever else is told: it looks at every file. Where it fails, the next hour will do. */
    void follow(@ObservesAsync SeenChanges.Look look) {
        if (position < 0) {
            position = look.position();
        } else if (seen.isChangedSince(position, List.of(Erasure.CACHE_TAG)) && isLooking.compareAndSet(false, true)) {
            var now = seen.begin().position();
            vertx.executeBlocking(() -> {
                        lookAtAll();
                        return null;
                    })
                    .onFailure(ForgetPictures::tell)
                    .onComplete(over -> {
                        position = now;
                        isLooking.set(false);
                    });
        }
    }

    /**
     * What has just been made of a picture that was erased meanwhile goes at once, on a worker.
     *
     * @return over when it has gone; no reader waits for it
     */
    Future<Void> unlessThere(byte[] digest) {
        return vertx.<Void>executeBlocking(
                        () -> {
                            if (!gone(List.of(HexFormat.of().formatHex(digest))).isEmpty()) {
                                renditions.discard(digest);
                                originals.discardCopy(digest);
                            }
                            return null;
                        },
                        false)
                .onFailure(ForgetPictures::tell);
    }

    private static void tell(Throwable failure) {
        Log.error(
                "What was made of pictures that are gone is still there until the next look within the hour", failure);
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtAll() throws IOException {
        try {
            forget(renditions::forEach, renditions::discard);
        } finally {
            forget(originals::forEachCopy, originals::discardCopy);
        }
    }

    private void forget(Names names, Discard discard) throws IOException {
        var portion = new ArrayList<String>();
        var gone = new ArrayList<String>();
        names.forEach(name -> {
            if (DIGEST.matcher(name).matches()) {
                portion.add(name);
            }
            if (portion.size() == AT_ONCE) {
                gone.addAll(gone(portion));
                portion.clear();
            }
        });
        gone.addAll(gone(portion));
        discardAll(gone, discard);
    }

    /** One that stays keeps no other here. */
    private static void discardAll(List<String> gone, Discard discard) throws IOException {
        IOException failure = null;
        for (var digest : gone) {
            try {
                discard.of(HexFormat.of().parseHex(digest));
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<String> gone(List<String> digests) {
        return digests.isEmpty()
                ? List.of()
                : statements.list(
                        GONE, Map.of("digests", digests.toArray(String[]::new)), row -> row.getString("digest"));
    }
}
