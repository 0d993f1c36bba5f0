package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** A picture by its id. The rest of a delivered picture may be sent back with it, and does not count. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImageRef(UUID id) {}
