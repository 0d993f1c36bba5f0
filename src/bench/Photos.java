import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes a photo of noise, 2,000 x 1,333, with an XMP packet, to be uploaded. */
final class Photos {

    public static void main(String... arguments) throws IOException {
        var picture = new BufferedImage(2000, 1333, BufferedImage.TYPE_INT_RGB);
        var noise = new Random(1);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, noise.nextInt());
            }
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        var packet = ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
                        + " photoshop:Credit='Reuters' photoshop:City='Riverton'><dc:subject><rdf:Bag>"
                        + "<rdf:li>flood</rdf:li>".repeat(50)
                        + "</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        var length = packet.length + 2;
        whole.write(jpeg.toByteArray(), 0, 2);
        whole.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        whole.write(packet);
        whole.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        Files.write(Path.of(arguments[0]), whole.toByteArray());
    }
}
