package org.masthead.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where originals are kept, each under the SHA-256 of its bytes in hexadecimal digits. What is there, is there whole.
 */
interface Storage {

    /** Keeps a file, which stays where it is too. Nothing happens when its bytes are there. */
    void keep(Path whole, String digest) throws IOException;

    /** A file on this machine with these bytes, which nobody changes; nothing when they were never kept. */
    Optional<Path> file(String digest) throws IOException;

    void discard(String digest) throws IOException;

    /** Names all that is there, in no particular order. */
    void forEach(Consumer<String> digest) throws IOException;

    /** Copies on this machine of what is kept elsewhere, any of which may be lost; nothing where it is kept here. */
    default Optional<Storage> copies() {
        return Optional.empty();
    }
}
