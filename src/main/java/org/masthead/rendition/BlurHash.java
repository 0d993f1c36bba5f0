package org.masthead.rendition;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/**
 * A picture in 28 characters, as blurred as can be: the first terms of its cosine transform, in the form that the
 * BlurHash algorithm (blurha.sh) writes and its decoders in many languages read.
 */
final class BlurHash {

    private static final int ACROSS = 4;
    private static final int DOWN = 3;
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    /** How much light each of the values of sRGB is. */
    private static final double[] LINEAR =
            IntStream.range(0, 256).mapToDouble(BlurHash::linear).toArray();

    private BlurHash() {}

    static String of(BufferedImage pixels) {
        var terms = new double[ACROSS * DOWN][];
        for (var term = 0; term < terms.length; term++) {
            terms[term] = term(pixels, term % ACROSS, term / ACROSS);
        }
        var greatest = 0.0;
        for (var term = 1; term < terms.length; term++) {
            for (var channel : terms[term]) {
                greatest = Math.max(greatest, Math.abs(channel));
            }
        }
        var step = (int) Math.max(0, Math.min(82, Math.floor(greatest * 166 - 0.5)));
        var hash = new StringBuilder();
        append(hash, ACROSS - 1 + (DOWN - 1) * 9, 1);
        append(hash, step, 1);
        append(hash, encoded(terms[0][0]) << 16 | encoded(terms[0][1]) << 8 | encoded(terms[0][2]), 4);
        for (var term = 1; term < terms.length; term++) {
            var value = 0;
            for (var channel : terms[term]) {
                value = value * 19 + rooted(channel * 166 / (step + 1));
            }
            append(hash, value, 2);
        }
        return hash.toString();
    }

    private static double[] term(BufferedImage pixels, int across, int down) {
        var width = pixels.getWidth();
        var height = pixels.getHeight();
        var sums = new double[3];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var weight = Math.cos(Math.PI * across * x / width) * Math.cos(Math.PI * down * y / height);
                var color = pixels.getRGB(x, y);
                for (var channel = 0; channel < 3; channel++) {
                    sums[channel] += weight * LINEAR[color >> 16 - 8 * channel & 0xff];
                }
            }
        }
        var scale = (across == 0 && down == 0 ? 1.0 : 2.0) / (width * height);
        for (var channel = 0; channel < 3; channel++) {
            sums[channel] *= scale;
        }
        return sums;
    }

    private static double linear(int sample) {
        var light = sample / 255.0;
        return light <= 0.04045 ? light / 12.92 : Math.pow((light + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        var light = Math.max(0, Math.min(1, linear));
        return (int) ((light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055) * 255 + 0.5);
    }

    private static int rooted(double value) {
        var root = Math.copySign(Math.sqrt(Math.abs(value)), value);
        return (int) Math.max(0, Math.min(18, Math.floor(root * 9 + 9.5)));
    }

    private static void append(StringBuilder hash, int value, int digits) {
        for (var digit = digits - 1; digit >= 0; digit--) {
            hash.append(DIGITS.charAt(value / (int) Math.pow(DIGITS.length(), digit) % DIGITS.length()));
        }
    }
}
