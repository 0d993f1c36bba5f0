package org.masthead.client;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;

/**
 * What the service said.
 *
 * @param key of the address that said it; {@code home} for the one in the settings
 * @param status 2xx, 304, or a refusal that every address would give
 * @param json the body: maps, lists, texts, doubles, booleans; null with 304
 */
public record Answer(String key, URI url, int status, HttpHeaders headers, Map<String, Object> json) {}
