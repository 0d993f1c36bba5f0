package org.masthead.rendition;

import java.awt.Rectangle;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/**
 * What a picture is drawn on. In a GIF file (GIF89a) its first frame may leave parts of it free.
 *
 * @param width in pixels, like {@code height}: the size of the picture
 * @param frame where on it the first frame lies
 */
record Canvas(int width, int height, Rectangle frame) {

    /** Of what this reader reads. */
    static Canvas of(ImageReader reader, String mediaType) throws IOException {
        var frame = new Rectangle(reader.getWidth(0), reader.getHeight(0));
        if (!mediaType.equals("image/gif")) {
            return new Canvas(frame.width, frame.height, frame);
        }
        var screen = element(reader.getStreamMetadata(), "LogicalScreenDescriptor");
        var place = element(reader.getImageMetadata(0), "ImageDescriptor");
        frame.setLocation(number(place, "imageLeftPosition"), number(place, "imageTopPosition"));
        return new Canvas(
                Math.max(1, number(screen, "logicalScreenWidth")),
                Math.max(1, number(screen, "logicalScreenHeight")),
                frame);
    }

    private static Element element(IIOMetadata metadata, String name) {
        var tree = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        return (Element) tree.getElementsByTagName(name).item(0);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
