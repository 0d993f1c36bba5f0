package org.masthead.rendition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a rendition is written. */
public enum Encoding {
    WEBP,
    JPEG;

    /** What it is called in queries. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its media type. */
    public String mediaType() {
        return "image/" + text();
    }

    /** The one with this name. */
    public static Optional<Encoding> named(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text().equals(text))
                .findFirst();
    }
}
