package org.masthead.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** What the pictures of the demonstration are made of: a sky, water, and plain shapes. Colours are 0xRRGGBB. */
class Canvas {

    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    final Graphics2D graphics;
    final Random random;
    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    /** @param seed the same one draws the same picture */
    Canvas(int seed) {
        random = new Random(seed);
        graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    byte[] jpeg() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sky(int top, int bottom) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(top), 0, HEIGHT * 0.75f, new Color(bottom)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
    }

    void sea(int from, int top, int bottom) {
        graphics.setPaint(new GradientPaint(0, from, new Color(top), 0, HEIGHT, new Color(bottom)));
        graphics.fillRect(0, from, WIDTH, HEIGHT - from);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.15f));
        graphics.setColor(Color.WHITE);
        for (var line = 0; line < 40; line++) {
            var y = from + 8 + random.nextInt(HEIGHT - from);
            graphics.fillRect(random.nextInt(WIDTH), y, 40 + (y - from) / 2, 3);
        }
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    void disc(int x, int y, int radius, int color) {
        graphics.setColor(new Color(color));
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void shape(int color, int... points) {
        graphics.setColor(new Color(color));
        graphics.fill(new Polygon(
                IntStream.range(0, points.length / 2).map(i -> points[2 * i]).toArray(),
                IntStream.range(0, points.length / 2)
                        .map(i -> points[2 * i + 1])
                        .toArray(),
                points.length / 2));
    }

    void box(int color, int x, int y, int width, int height) {
        shape(color, x, y, x + width, y, x + width, y + height, x, y + height);
    }

    void line(int color, float width, int x1, int y1, int x2, int y2) {
        graphics.setColor(new Color(color));
        graphics.setStroke(new BasicStroke(width));
        graphics.drawLine(x1, y1, x2, y2);
    }

    void waves(int far, int near) {
        for (var row = 0; row < 6; row++) {
            var wave = new Polygon();
            wave.addPoint(0, HEIGHT);
            for (var x = 0; x <= WIDTH; x += 10) {
                wave.addPoint(x, 400 + row * 70 + (int) (Math.sin(x / (60.0 + row * 18) + row * 2.1) * (18 + row * 8)));
            }
            wave.addPoint(WIDTH, HEIGHT);
            graphics.setColor(mixed(new Color(far), new Color(near), row / 5f));
            graphics.fill(wave);
        }
    }

    static Color mixed(Color one, Color other, float share) {
        return new Color(
                (int) (one.getRed() + (other.getRed() - one.getRed()) * share),
                (int) (one.getGreen() + (other.getGreen() - one.getGreen()) * share),
                (int) (one.getBlue() + (other.getBlue() - one.getBlue()) * share));
    }
}
