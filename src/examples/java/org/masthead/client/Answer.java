package org.masthead.client;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;

/**
 * What the service said.
 *
 * @param key of the domain that said it; for the address in the settings that address itself
 * @param status 2xx, 304, or a refusal that every address would give
 * @param json the body: maps, lists, texts, doubles, booleans; null with 304
 */
public record Answer(String key, URI url, int status, HttpHeaders headers, Map<String, Object> json) {}
