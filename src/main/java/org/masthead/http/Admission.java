package org.masthead.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the open requests of each kind and of each peer address. What is over the limit is refused at once: a short
 * answer now is worth more to everyone than a long wait.
 */
@ApplicationScoped
class Admission {

    private final HttpConfig config;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger newsroom = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();
    private final Map<String, Integer> peers = new ConcurrentHashMap<>();

    Admission(HttpConfig config) {
        this.config = config;
    }

    /**
     * Lets the request in, and out again when its answer is sent or its connection is gone. That for a picture is out
     * as soon as it begins to be sent: from then on it takes a connection and nothing else, however slowly it is read.
     *
     * @return false when it is full
     */
    boolean admit(RoutingContext routing, String path) {
        var open = reads;
        var limit = config.openReads();
        var bodies = BodyClass.of(routing.request());
        if (bodies == BodyClass.PICTURE) {
            open = uploads;
            limit = config.openUploads();
        } else if (bodies == BodyClass.PAGE || bodies == BodyClass.LINES) {
            // Counted apart: a file may be on its way for an hour.
            open = bodies == BodyClass.PAGE ? pages : files;
            limit = config.openImports();
        } else if (Doors.isNewsroom(path)) {
            open = newsroom;
            limit = config.openNewsroom();
        } else if (Doors.isPicture(path)) {
            // Counted apart: they may wait to be made, while a page is read in no time.
            open = pictures;
            limit = config.openPictures();
        } else if (isOfWholeArticles(routing.request(), path)) {
            open = lists;
            limit = config.openWholeLists();
        }
        // Null once the peer has gone, which may be before its request is looked at.
        var address = routing.request().remoteAddress();
        var host = address == null ? "" : String.valueOf(address.hostAddress());
        var peer = open == pictures ? "pictures of " + host : host;
        if (peers.merge(peer, 1, Integer::sum) > config.openPerAddress()) {
            leave(peer);
            return false;
        }
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            leave(peer);
            return false;
        }
        var counted = open;
        var left = new AtomicBoolean();
        Runnable leaving = () -> {
            if (left.compareAndSet(false, true)) {
                counted.decrementAndGet();
                leave(peer);
            }
        };
        if (open == pictures) {
            routing.addHeadersEndHandler(begun -> leaving.run());
        }
        routing.addEndHandler(end -> leaving.run());
        return true;
    }

    /** How many requests are open. */
    int open() {
        return reads.get() + lists.get() + pictures.get() + newsroom.get() + pages.get() + files.get() + uploads.get();
    }

    private static boolean isOfWholeArticles(HttpServerRequest request, String path) {
        var query = request.query();
        return query != null
                && path.equals("/v1/articles")
                && (query.contains("view=full") || query.contains("%") && "full".equals(request.getParam("view")));
    }

    private void leave(String peer) {
        peers.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
    }
}
