package org.masthead.rendition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What to show of a picture until it is there.
 *
 * @param blurHash see {@link BlurHash}
 * @param dominantColor the colour that most of it has, in sRGB: {@code #rrggbb}
 */
public record Placeholder(String blurHash, String dominantColor) {

    /** How wide and high what it is worked out from is made: it is blurred anyway. */
    private static final int SIZE = 32;

    /** Each takes memory for the pixels of an original. */
    static final Semaphore ONE = new Semaphore(1, true);

    /** For a request, which holds a thread, or a transaction, which is given up after five seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Colours that are the same in the three highest bits of red, green and blue count as one. */
    private static final int BITS = 3;

    /**
     * Of an original, in some tens of milliseconds, a large one in a second or two; one after the other. It is where a
     * picture that cannot be decoded is noticed.
     *
     * @param mediaType what the file is
     * @param patience how long a turn is waited for
     * @return null when others take too long
     */
    public static Placeholder of(Path original, String mediaType, Duration patience) throws IOException, Unreadable {
        try (var opened = Original.open(original, mediaType)) {
            var turn = opened.isLarge() ? Original.LARGE_ONE : ONE;
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
            try {
                return of(opened.all(SIZE, SIZE));
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static Placeholder of(BufferedImage pixels) {
        var opaque = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(pixels, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return new Placeholder(BlurHash.of(opaque), dominantColor(opaque));
    }

    /** The average of those that most are alike. */
    private static String dominantColor(BufferedImage pixels) {
        var sums = new int[1 << 3 * BITS][4];
        var most = sums[0];
        for (var y = 0; y < pixels.getHeight(); y++) {
            for (var x = 0; x < pixels.getWidth(); x++) {
                var color = pixels.getRGB(x, y);
                var red = color >> 16 & 0xff;
                var green = color >> 8 & 0xff;
                var blue = color & 0xff;
                var alike = sums[high(red) << 2 * BITS | high(green) << BITS | high(blue)];
                alike[0]++;
                alike[1] += red;
                alike[2] += green;
                alike[3] += blue;
                most = alike[0] > most[0] ? alike : most;
            }
        }
        return String.format("#%02x%02x%02x", most[1] / most[0], most[2] / most[0], most[3] / most[0]);
    }

    private static int high(int sample) {
        return sample >> 8 - BITS;
    }
}
