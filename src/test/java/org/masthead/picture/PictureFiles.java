package org.masthead.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files of pictures as tests need them, whole, broken and hostile; no two are the same. */
public final class PictureFiles {

    public static final int WIDTH = 60;
    public static final int HEIGHT = 40;

    /** Six by four pixels. */
    private static final String WEBP =
            "UklGRloAAABXRUJQVlA4IE4AAAAQAgCdASoGAAQAAsBMJbACdLoAArmj/uQAAP7c5frANvCuWZ8vh9dk/IoB"
                    + "wwOCC4W6Kzy3Nkjnp/DzMkn/g3sa/8h16h8jx972q15aAAA=";

    private PictureFiles() {}

    /** In a format that the JDK writes: jpg, png, gif, tiff; or webp. */
    public static byte[] of(String format) {
        return format.equals("webp") ? webp() : of(format, WIDTH, HEIGHT);
    }

    public static byte[] of(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var noise = ThreadLocalRandom.current().nextInt();
        for (var pixel = 0; pixel < width * height; pixel++) {
            picture.setRGB(pixel % width, pixel / width, noise * (pixel + 7));
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a chunk that nobody knows, so that it is like no other. */
    private static byte[] webp() {
        var webp = Base64.getDecoder().decode(WEBP);
        return joined(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                little(webp.length - 8 + 16),
                Arrays.copyOfRange(webp, 8, webp.length),
                "none".getBytes(StandardCharsets.US_ASCII),
                little(8),
                ByteBuffer.allocate(8)
                        .putLong(ThreadLocalRandom.current().nextLong())
                        .array());
    }

    /** A PNG of a few bytes that says it has these many pixels. */
    public static byte[] png(int width, int height) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[] {120, -38, 1, 0, 0, -1, -1, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    public static byte[] chunk(String name, byte[] content) {
        var named = joined(name.getBytes(StandardCharsets.US_ASCII), content);
        var checksum = new CRC32();
        checksum.update(named);
        return joined(big(content.length), named, big((int) checksum.getValue()));
    }

    /** A JPEG with a segment more at its beginning. */
    public static byte[] with(byte[] jpeg, int marker, byte[] segment) {
        var length = segment.length + 2;
        return joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length},
                segment,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] withXmp(byte[] jpeg, String properties) {
        return with(
                jpeg,
                0xe1,
                joined("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII), xmp(properties)));
    }

    public static byte[] withIim(byte[] jpeg, byte[] iim) {
        return with(jpeg, 0xed, joined("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII), resource(0x0404, iim)));
    }

    /** With the digest that says whether its IIM is the one that its XMP was made from. */
    public static byte[] withIim(byte[] jpeg, byte[] iim, byte[] digested) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(digested);
            return with(
                    jpeg,
                    0xed,
                    joined(
                            "Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII),
                            resource(0x0404, iim),
                            resource(0x0425, digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param tags texts by their tags, two bytes are a number; those above 0x9000 go into the directory of Exif */
    public static byte[] withExif(byte[] jpeg, Map<Integer, byte[]> tags) {
        return with(jpeg, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(tags)));
    }

    public static byte[] xmp(String properties) {
        return ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
                        + " xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/' xmlns:aux='http://ns.adobe.com/exif/1.0/aux/'"
                        + " xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'"
                        + " xmlns:exif='http://ns.adobe.com/exif/1.0/'"
                        + " xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>"
                        + properties + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A property whose texts differ by language: tag and text by turns. */
    public static String byLanguage(String property, String... texts) {
        var items = new StringBuilder();
        for (var index = 0; index < texts.length; index += 2) {
            items.append("<rdf:li xml:lang='")
                    .append(texts[index])
                    .append("'>")
                    .append(texts[index + 1])
                    .append("</rdf:li>");
        }
        return "<" + property + "><rdf:Alt>" + items + "</rdf:Alt></" + property + ">";
    }

    public static String list(String property, String... values) {
        return "<" + property + "><rdf:Seq><rdf:li>" + String.join("</rdf:li><rdf:li>", values)
                + "</rdf:li></rdf:Seq></" + property + ">";
    }

    /** Datasets of record 2: number and text by turns. */
    public static byte[] iim(Charset charset, Object... datasets) {
        var out = new ByteArrayOutputStream();
        for (var index = 0; index < datasets.length; index += 2) {
            var text = ((String) datasets[index + 1]).getBytes(charset);
            out.writeBytes(new byte[] {
                0x1c, 2, ((Integer) datasets[index]).byteValue(), (byte) (text.length >> 8), (byte) text.length
            });
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    /** The dataset that says that what follows is UTF-8. */
    public static byte[] utf8Iim(Object... datasets) {
        return joined(new byte[] {0x1c, 1, 90, 0, 3, 0x1b, '%', 'G'}, iim(StandardCharsets.UTF_8, datasets));
    }

    private static byte[] resource(int kind, byte[] content) {
        return joined(
                "8BIM".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) (kind >> 8), (byte) kind, 0, 0},
                big(content.length),
                content,
                new byte[content.length & 1]);
    }

    /** One directory, and behind it the one of Exif; all offsets are from the beginning. */
    private static byte[] exif(Map<Integer, byte[]> tags) {
        var all = new TreeMap<>(tags);
        var head = new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8};
        var length = directory(all.headMap(0x9000), 8, 1).length;
        return joined(
                head, directory(all.headMap(0x9000), 8, 8 + length), directory(all.tailMap(0x9000), 8 + length, 0));
    }

    /**
     * @param at where it begins
     * @param inside where the directory of Exif stands, or 0 for none in this one
     */
    private static byte[] directory(Map<Integer, byte[]> tags, int at, int inside) {
        var count = tags.size() + (inside > 0 ? 1 : 0);
        var entries = ByteBuffer.allocate(2 + 12 * count + 4).putShort((short) count);
        var values = new ByteArrayOutputStream();
        tags.forEach((tag, value) -> {
            var isNumber = value.length == 2;
            entries.putShort(tag.shortValue())
                    .putShort((short) (isNumber ? 3 : 2))
                    .putInt(isNumber ? 1 : value.length);
            if (value.length <= 4) {
                entries.put(Arrays.copyOf(value, 4));
            } else {
                entries.putInt(at + entries.capacity() + values.size());
                values.writeBytes(value);
            }
        });
        if (inside > 0) {
            entries.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(inside);
        }
        return joined(entries.array(), values.toByteArray());
    }

    public static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] big(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] little(int number) {
        return big(Integer.reverseBytes(number));
    }
}
