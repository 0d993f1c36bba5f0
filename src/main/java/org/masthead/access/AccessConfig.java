package org.masthead.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who is let into the newsroom from the start. */
@ConfigMapping(prefix = "masthead.admin")
interface AccessConfig {

    /**
     * The text of the first admin's key, 24 characters or more ({@code MASTHEAD_ADMIN_KEY}). When it is not given and
     * nobody can act as admin, a key is made and written to the file {@code admin.key} in the data folder.
     */
    Optional<String> key();
}
