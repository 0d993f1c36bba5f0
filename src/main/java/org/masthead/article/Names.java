package org.masthead.article;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.image.Image;
import org.masthead.site.Edition;

/**
 * Where what a draft names by path, slug or id is found: in the database, name by name, or among what was read of it
 * for many drafts at once.
 */
interface Names {

    Optional<Edition> edition(String key);

    Edition defaultEdition();

    Optional<UUID> section(String pathOrId);

    Optional<UUID> collection(String slugOrId);

    Optional<UUID> author(String slugOrId);

    Optional<UUID> article(String slugOrId);

    /** The group of all translations of an article that exists. */
    UUID translationGroup(UUID article);

    Optional<UUID> tagWithId(UUID id);

    /** The tag of this name, made when there is none. */
    UUID tagNamed(String slugOrName, String language);

    /** The source of this name, made when there is none. */
    UUID source(String name);

    Optional<Image> image(UUID id);

    /** Those of these pictures that exist. */
    Set<UUID> images(Set<UUID> ids);

    /** The picture that stood at an address, else one that waits for its bytes. */
    UUID waitingImage(String url, String language, String alt, String caption, String credit, String by);

    /** Whether a host, in its stored form, is or was one of ours. */
    boolean isOwnHost(String host);

    /** The article that is or was readable under this path. */
    Optional<UUID> articleAt(String path);
}
