package org.masthead.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A small list that is always answered whole: {@code {"data":[…]}}. */
@Schema(description = "A small list, always whole.")
public record Whole<T>(@Schema(description = "All items.") List<T> data) {}
