package org.masthead.http;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A body that is too large to be held: it is in a file, which is removed with the end of the request unless somebody
 * has moved it away.
 *
 * @param sha256 of its bytes
 */
public record Upload(Path file, long bytes, byte[] sha256) {

    private static final String KEY = Upload.class.getName();

    /** Of the volume with the data folder, a twentieth stays free: the database may be there as well. */
    private static final int FREE = 20;

    /** The upload of a request; nothing when it brought none. */
    public static Optional<Upload> of(RoutingContext routing) {
        return Optional.ofNullable(routing.get(KEY));
    }

    /** Whether the volume with this folder or file has room for so many bytes more. */
    public static boolean hasRoom(Path place, long bytes) {
        var volume = place.toFile();
        return volume.getUsableSpace() - bytes >= volume.getTotalSpace() / FREE;
    }

    void putInto(RoutingContext routing) {
        routing.put(KEY, this);
    }
}
