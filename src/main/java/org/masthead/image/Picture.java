package org.masthead.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;

/** What the header of an image file says; the picture itself is not decoded. */
record Picture(String mediaType, int width, int height) {

    private static final Map<String, String> TYPES = Map.of("jpeg", "image/jpeg", "png", "image/png");

    /** Of a JPEG or PNG file; nothing when it is neither. */
    static Optional<Picture> in(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                var type = TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
                return type == null
                        ? Optional.empty()
                        : Optional.of(new Picture(type, reader.getWidth(0), reader.getHeight(0)));
            } catch (IIOException broken) {
                return Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }
}
