package org.masthead.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.address.OwnUrls;
import org.masthead.rendition.Crop;
import org.masthead.rendition.Encoding;
import org.masthead.rendition.Focus;
import org.masthead.rendition.Rendition;

/**
 * The sizes and formats that a picture can be had in, and their URLs: worked out from what is told of the picture, so
 * that whether one has been made yet is nobody's business.
 */
final class Renditions {

    private static final int LARGEST = Rendition.STEPS.get(Rendition.STEPS.size() - 1);

    /** How many bytes of a digest tell one version of a picture from another in its URL. */
    private static final int VERSION_BYTES = 8;

    private final Image image;
    private final String version;

    private Renditions(Image image) {
        this.image = image;
        this.version = image.digest == null ? null : version(image);
    }

    static Renditions of(Image image) {
        return new Renditions(image);
    }

    /**
     * What tells them, and the original without what its file tells, from others of the same picture in their URLs. It
     * changes with all that they are made of: the original, the focal point, and the credit and copyright that are
     * written into them.
     */
    String version() {
        return version;
    }

    private static String version(Image image) {
        var told = new StringBuilder();
        if (image.focalX != null && image.focalY != null) {
            told.append(image.focalX).append(' ').append(image.focalY);
        }
        told.append('\n').append(image.copyright == null ? "" : image.copyright);
        new TreeMap<>(image.credits)
                .forEach((language, credit) ->
                        told.append('\n').append(language).append('=').append(credit));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(Rendition.RECIPE);
            sha256.update(image.digest);
            var digest = sha256.digest(told.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What stands for the original: of a TIFF file, which browsers do not show and from which what it tells cannot be
     * left out, the largest rendition; else nothing, it is it.
     */
    Optional<Rendition> inItsPlace() {
        return "image/tiff".equals(image.mediaType)
                ? Optional.of(Rendition.at(LARGEST, image.width, image.height, Crop.ORIGINAL, Encoding.JPEG))
                : Optional.empty();
    }

    /** The path of the bytes of the picture itself; null while they have not arrived. */
    String path() {
        return version == null
                ? null
                : inItsPlace().map(this::path).orElse("/v1/images/" + image.id + "/file?v=" + version);
    }

    /** Of what is at that path, in pixels; null likewise. */
    Integer width() {
        return inItsPlace().map(Rendition::width).orElse(image.width);
    }

    Integer height() {
        return inItsPlace().map(Rendition::height).orElse(image.height);
    }

    String mediaType() {
        return inItsPlace().map(shown -> shown.encoding().mediaType()).orElse(image.mediaType);
    }

    static Focus focus(Image image) {
        return image.focalX == null || image.focalY == null ? Focus.MIDDLE : new Focus(image.focalX, image.focalY);
    }

    /** Uncut, in the format that all browsers of today know: what an img element needs. */
    List<ImageView.RenditionView> usual(OwnUrls urls) {
        return views(Stream.of(Crop.ORIGINAL), Encoding.WEBP, urls).toList();
    }

    /** Each crop in each format. */
    List<ImageView.RenditionView> all(OwnUrls urls) {
        return Arrays.stream(Encoding.values())
                .flatMap(encoding -> views(Arrays.stream(Crop.values()), encoding, urls))
                .toList();
    }

    private Stream<ImageView.RenditionView> views(Stream<Crop> crops, Encoding encoding, OwnUrls urls) {
        return version == null
                ? Stream.empty()
                : crops.flatMap(crop -> Rendition.all(image.width, image.height, crop, encoding).stream())
                        .map(rendition -> new ImageView.RenditionView(
                                urls.media(path(rendition)),
                                rendition.width(),
                                rendition.height(),
                                rendition.encoding().mediaType(),
                                rendition.crop().text()));
    }

    /** The usual ones among these in the form of {@code srcset}; null when there are none. */
    static String srcset(List<ImageView.RenditionView> renditions) {
        return renditions.isEmpty()
                ? null
                : renditions.stream()
                        .filter(rendition -> rendition.crop().equals(Crop.ORIGINAL.text())
                                && rendition.type().equals(Encoding.WEBP.mediaType()))
                        .map(rendition -> rendition.url() + " " + rendition.width() + "w")
                        .collect(Collectors.joining(", "));
    }

    /** The path of its bytes. What is as usual is left out. */
    String path(Rendition rendition) {
        return "/v1/images/" + image.id + "/file?w=" + rendition.step()
                + (rendition.crop() == Crop.ORIGINAL
                        ? ""
                        : "&crop=" + rendition.crop().text())
                + (rendition.encoding() == Encoding.WEBP
                        ? ""
                        : "&format=" + rendition.encoding().text())
                + "&v=" + version;
    }
}
