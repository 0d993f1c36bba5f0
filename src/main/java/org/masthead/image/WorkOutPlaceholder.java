package org.masthead.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.rendition.Placeholder;

/** Makes up for the placeholder of a picture that came without one, when a rendition of it has been made. */
@ApplicationScoped
class WorkOutPlaceholder {

    private final Images images;
    private final ChangeLog changes;
    private final Vertx vertx;

    WorkOutPlaceholder(Images images, ChangeLog changes, Vertx vertx) {
        this.images = images;
        this.changes = changes;
        this.vertx = vertx;
    }

    /** Some time soon, on a worker; nobody waits for it. */
    void from(UUID id, Path rendition, String mediaType) {
        vertx.executeBlocking(
                () -> {
                    keep(id, Placeholder.of(rendition, mediaType));
                    return null;
                },
                false);
    }

    private void keep(UUID id, Placeholder made) {
        QuarkusTransaction.requiringNew()
                .run(() -> images.locked(id)
                        .filter(image -> image.placeholder == null)
                        .ifPresent(image -> {
                            image.placeholder = made.blurHash();
                            image.dominantColor = made.dominantColor();
                            if (images.isShown(id)) {
                                changes.record(new Change(
                                        "image", id, "updated", Set.of("images", "articles", ImageResource.tag(id))));
                            }
                        }));
    }
}
