package org.masthead.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;

/** How much of a disk something may take, from 16 megabytes on: a number without a unit means bytes, and is a slip. */
public final class DiskSize extends MemorySizeConverter {

    private static final long serialVersionUID = 1L;
    private static final long LEAST = 16 << 20;

    @Override
    public MemorySize convert(String value) {
        MemorySize size = null;
        try {
            size = super.convert(value);
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        if (size == null || size.asBigInteger().bitLength() > 63 || size.asLongValue() < LEAST) {
            throw new IllegalArgumentException("must be 16M or more, such as 512M or 4G, not " + value);
        }
        return size;
    }
}
