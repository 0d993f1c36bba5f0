package org.masthead.change;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Something that is read again only when anything has changed: good for one position of the log. Whoever has seen that
 * position has seen all that was committed up to it, so what is read afterwards is at least as new.
 */
public final class Kept<T> {

    private record At<T>(long position, T value) {}

    private final AtomicReference<At<T>> kept = new AtomicReference<>();
    private final Supplier<T> read;

    public Kept(Supplier<T> read) {
        this.read = read;
    }

    /** @param position the newest of the whole log */
    public T at(long position) {
        var known = kept.get();
        if (known != null && known.position == position) {
            return known.value;
        }
        var fresh = new At<>(position, read.get());
        if (known == null || known.position < position) {
            kept.compareAndSet(known, fresh);
        }
        return fresh.value;
    }
}
