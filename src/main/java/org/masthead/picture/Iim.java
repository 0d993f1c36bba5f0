package org.masthead.picture;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the IPTC Information Interchange Model, the oldest of the three kinds of metadata. */
final class Iim {

    /** Image resources as Photoshop writes them: a signature, what it is, a name, a length, the bytes. */
    private static final int RESOURCE = 0x3842494d;

    private static final int IIM = 0x0404;
    private static final int DIGEST = 0x0425;
    private static final int MOST_VALUES = 200;

    private final IptcDirectory tags;
    private final Charset fallback;
    private final Charset declared;

    /** Whether it was written after the XMP beside it, by a program that left that as it was. */
    final boolean isNewer;

    private Iim(byte[] block, byte[] digest, Charset fallback) {
        var metadata = new Metadata();
        if (block != null) {
            new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
        }
        var read = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        this.tags = read == null ? new IptcDirectory() : read;
        this.fallback = fallback;
        this.declared = declared(tags.getString(IptcDirectory.TAG_CODED_CHARACTER_SET));
        this.isNewer = block != null && digest != null && !isZero(digest) && !Arrays.equals(digest, md5(block));
    }

    /** @param fallback of texts that do not say their charset and are no UTF-8 */
    static Iim of(Found found, Charset fallback) {
        var block = found.iim;
        byte[] digest = null;
        if (found.resources != null) {
            var resources = resources(found.resources);
            block = block == null ? resources.get(IIM) : block;
            digest = resources.get(DIGEST);
        }
        return new Iim(block, digest, fallback);
    }

    private static Map<Integer, byte[]> resources(byte[] block) {
        var found = new TreeMap<Integer, byte[]>();
        var bytes = ByteBuffer.wrap(block);
        while (bytes.remaining() >= 12 && bytes.getInt() == RESOURCE) {
            var kind = bytes.getShort() & 0xffff;
            var name = bytes.get() & 0xff;
            var rest = name + (name & 1 ^ 1);
            if (bytes.remaining() < rest + 4) {
                break;
            }
            bytes.position(bytes.position() + rest);
            var length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                break;
            }
            if (kind == IIM || kind == DIGEST) {
                var content = new byte[length];
                bytes.slice().get(content);
                found.putIfAbsent(kind, content);
            }
            bytes.position(Math.min(bytes.limit(), bytes.position() + length + (length & 1)));
        }
        return found;
    }

    private static Charset declared(String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static boolean isZero(byte[] digest) {
        return Arrays.equals(digest, new byte[digest.length]);
    }

    private static byte[] md5(byte[] block) {
        try {
            return MessageDigest.getInstance("MD5").digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value; null when there is none. */
    String text(int tag) {
        var all = texts(tag);
        return all.isEmpty() ? null : all.get(0);
    }

    List<String> texts(int tag) {
        var value = tags.getObject(tag);
        var texts = new ArrayList<String>();
        if (value instanceof StringValue[] values) {
            Arrays.stream(values).limit(MOST_VALUES).map(this::decoded).forEach(texts::add);
        } else if (value instanceof StringValue one) {
            texts.add(decoded(one));
        } else if (value != null) {
            texts.add(tags.getString(tag));
        }
        return texts;
    }

    private String decoded(StringValue value) {
        return Texts.decoded(value.getBytes(), declared, fallback);
    }

    /** All of it as it came, by the library's names. */
    Map<String, String> raw() {
        var raw = new TreeMap<String, String>();
        tags.getTags().forEach(tag -> raw.put(tag.getTagName(), String.join("; ", texts(tag.getTagType()))));
        return raw;
    }
}
