package org.masthead.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.rendition.Placeholder;

/** Makes up for the placeholder of a picture that came without one, when a rendition of it has been made. */
@ApplicationScoped
class WorkOutPlaceholder {

    /** Nobody who edits the picture has to read it again for this. */
    private static final String KEEP = """
            update image set placeholder = :placeholder, dominant_color = :color
            where id = :id and digest = :digest and placeholder is null
            """;

    private final Images images;
    private final Session session;
    private final Vertx vertx;

    WorkOutPlaceholder(Images images, Session session, Vertx vertx) {
        this.images = images;
        this.session = session;
        this.vertx = vertx;
    }

    /**
     * Some time soon, on a worker; nobody waits for it.
     *
     * @param digest of the original that the rendition was made of
     */
    void from(UUID id, byte[] digest, Path rendition, String mediaType) {
        vertx.executeBlocking(
                () -> {
                    var made = Placeholder.of(rendition, mediaType);
                    if (made != null) {
                        QuarkusTransaction.requiringNew().run(() -> keep(id, digest, made));
                    }
                    return null;
                },
                false);
    }

    private void keep(UUID id, byte[] digest, Placeholder made) {
        var kept = session.createNativeMutationQuery(KEEP)
                .setParameter("placeholder", made.blurHash())
                .setParameter("color", made.dominantColor())
                .setParameter("id", id)
                .setParameter("digest", digest)
                .executeUpdate();
        if (kept > 0) {
            images.recordChange(id);
        }
    }
}
