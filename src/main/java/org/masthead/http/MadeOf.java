package org.masthead.http;

import java.util.Collection;

/** A view that knows what it was made of, which is not known before. */
public interface MadeOf {

    /** Cache tags: only a change that names one of them can make it another. Null when any change can. */
    Collection<String> madeOf();
}
