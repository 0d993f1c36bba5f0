package org.masthead.rendition;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How pixels are turned before they are shown, as Exif has it.
 *
 * @param orientation 1 (as they are) to 8
 */
record Turn(int orientation) {

    private static final Turn NONE = new Turn(1);
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /** As the file says; as they are when it says nothing that can be understood. */
    static Turn of(Path file, String mediaType) throws IOException {
        try {
            var exif = metadata(file, mediaType).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var said = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return said == null || said < 1 || said > 8 ? NONE : new Turn(said);
        } catch (ImageProcessingException | RuntimeException broken) {
            return NONE;
        }
    }

    private static Metadata metadata(Path file, String mediaType) throws IOException, ImageProcessingException {
        switch (mediaType) {
            case "image/jpeg" -> {
                return JpegMetadataReader.readMetadata(file.toFile(), List.of(new ExifReader()));
            }
            case "image/tiff" -> {
                return TiffMetadataReader.readMetadata(file.toFile());
            }
            case "image/png", "image/webp" -> {
                var metadata = new Metadata();
                Chunks.first(file, mediaType, mediaType.equals("image/png") ? "eXIf" : "EXIF")
                        .ifPresent(exif -> new ExifReader().extract(new ByteArrayReader(bare(exif)), metadata));
                return metadata;
            }
            default -> {
                return new Metadata();
            }
        }
    }

    /** Some write what stands before it in a JPEG file as well. */
    private static byte[] bare(byte[] exif) {
        return Arrays.mismatch(exif, EXIF) == EXIF.length ? Arrays.copyOfRange(exif, EXIF.length, exif.length) : exif;
    }

    /** Whether what was wide is high. */
    boolean isOnItsSide() {
        return orientation >= 5;
    }

    /** Where in the pixels as they are, of this size, the part of what is shown lies. */
    Crop.Area back(Crop.Area shown, int width, int height) {
        var area = isOnItsSide() ? new Crop.Area(shown.y(), shown.x(), shown.height(), shown.width()) : shown;
        return new Crop.Area(
                isMirroredAcross() ? width - area.x() - area.width() : area.x(),
                isMirroredDown() ? height - area.y() - area.height() : area.y(),
                area.width(),
                area.height());
    }

    private boolean isMirroredAcross() {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private boolean isMirroredDown() {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /** The pixels as they are shown. */
    BufferedImage applied(BufferedImage pixels) {
        if (orientation == 1) {
            return pixels;
        }
        var width = pixels.getWidth();
        var height = pixels.getHeight();
        var turned =
                new BufferedImage(isOnItsSide() ? height : width, isOnItsSide() ? width : height, pixels.getType());
        var across = isMirroredAcross() ? -1 : 1;
        var down = isMirroredDown() ? -1 : 1;
        var from =
                new AffineTransform(across, 0, 0, down, isMirroredAcross() ? width : 0, isMirroredDown() ? height : 0);
        if (isOnItsSide()) {
            from.preConcatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
        }
        var graphics = turned.createGraphics();
        graphics.drawImage(pixels, from, null);
        graphics.dispose();
        return turned;
    }
}
