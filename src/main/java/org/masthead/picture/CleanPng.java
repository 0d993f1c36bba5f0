package org.masthead.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** Leaves out of a PNG file (ISO/IEC 15948) all chunks that are not needed to show it, and what follows its end. */
final class CleanPng {

    private static final int SIGNATURE = 8;
    private static final String HEADER = "IHDR";
    private static final String END = "IEND";
    private static final byte[] NOTHING = {};

    /** What stands before a text that is not packed: its name, and that it is in no language. */
    private static final byte[] XMP = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Chunks that are kept, and how long they may be: longer ones hold something else. */
    private static final Map<String, Long> KEPT = Map.ofEntries(
            Map.entry(HEADER, 13L),
            Map.entry("PLTE", 768L),
            Map.entry("IDAT", Long.MAX_VALUE),
            Map.entry("tRNS", 256L),
            Map.entry("gAMA", 4L),
            Map.entry("cHRM", 32L),
            Map.entry("sRGB", 1L),
            Map.entry("iCCP", Long.MAX_VALUE),
            Map.entry("cICP", 4L),
            Map.entry("mDCV", 24L),
            Map.entry("cLLI", 8L),
            Map.entry("pHYs", 9L),
            Map.entry("sBIT", 4L),
            Map.entry("bKGD", 6L),
            Map.entry("acTL", 8L),
            Map.entry("fcTL", 26L),
            Map.entry("fdAT", Long.MAX_VALUE));

    private final FileBytes file;
    private final Said said;
    private final DataOutputStream out;

    CleanPng(FileBytes file, Said said, DataOutputStream out) {
        this.file = file;
        this.said = said;
        this.out = out;
    }

    void write() throws IOException, NotAPicture {
        file.copy(SIGNATURE, out);
        for (var isFirst = true; ; isFirst = false) {
            var length = file.u32();
            var name = file.name();
            var next = file.position() + length + 4;
            if (next > file.length() || (isFirst && !name.equals(HEADER))) {
                throw NotAPicture.broken();
            }
            if (name.equals(END)) {
                chunk(END, NOTHING);
                return;
            }
            if (length <= KEPT.getOrDefault(name, -1L) && (isFirst || !name.equals(HEADER))) {
                out.writeInt((int) length);
                out.writeBytes(name);
                file.copy(length + 4, out);
            }
            file.goTo(next);
            if (isFirst) {
                say();
            }
        }
    }

    private void say() throws IOException {
        if (said.exif() != null) {
            chunk("eXIf", said.exif());
        }
        if (said.xmp() != null) {
            chunk(
                    "iTXt",
                    ByteBuffer.allocate(XMP.length + said.xmp().length)
                            .put(XMP)
                            .put(said.xmp())
                            .array());
        }
    }

    private void chunk(String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.ISO_8859_1));
        checksum.update(content);
        out.writeInt(content.length);
        out.writeBytes(name);
        out.write(content);
        out.writeInt((int) checksum.getValue());
    }
}
