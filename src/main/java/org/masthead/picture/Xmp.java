package org.masthead.picture;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPDateTime;
import com.adobe.internal.xmp.XMPDateTimeFactory;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** What stands in an XMP packet (ISO 16684-1). What cannot be read tells nothing. */
final class Xmp {

    static final String DEFAULT = "x-default";

    private static final int MOST_VALUES = 200;

    /** The library takes twice as long for each level that is nested deeper; what programs write has a dozen. */
    private static final int MOST_LEVELS = 20;

    /** What is kept as it came: not how it was edited, and no instances, documents or devices. */
    private static final Set<String> KEPT =
            Set.of("dc", "photoshop", "Iptc4xmpCore", "Iptc4xmpExt", "xmpRights", "plus", "xmp");

    /** Neither places to the metre nor devices nor whole other pictures. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "gps|latitude|longitude|altitude|serial|thumbnail|ancestors|history|xml:lang", Pattern.CASE_INSENSITIVE);

    private final XMPMeta meta;

    private Xmp(XMPMeta meta) {
        this.meta = meta;
    }

    static Xmp of(byte[] packet) {
        if (packet != null && isShallow(packet)) {
            try {
                return new Xmp(XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true)));
            } catch (XMPException | RuntimeException | StackOverflowError broken) {
                // as if there were none
            }
        }
        return new Xmp(XMPMetaFactory.create());
    }

    private static boolean isShallow(byte[] packet) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(packet));
            var level = 0;
            while (xml.hasNext() && level <= MOST_LEVELS) {
                var event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    level++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    level--;
                }
            }
            return level <= MOST_LEVELS;
        } catch (XMLStreamException | RuntimeException broken) {
            return false;
        }
    }

    /** The texts of a member by language, in their order; one that says no language is the default. */
    Map<String, String> byLanguage(String space, String name) {
        var texts = new LinkedHashMap<String, String>();
        try {
            var property = meta.getProperty(space, name);
            if (property == null) {
                return texts;
            }
            if (!property.getOptions().isArray()) {
                texts.put(DEFAULT, property.getValue());
                return texts;
            }
            for (var item = 1; item <= count(space, name); item++) {
                var path = name + "[" + item + "]";
                var language = meta.getQualifier(space, path, XMPConst.NS_XML, "lang");
                texts.putIfAbsent(language == null ? DEFAULT : language.getValue(), value(space, path));
            }
        } catch (XMPException broken) {
            // what was read so far
        }
        return texts;
    }

    /** A single text, in the default language where it has several; null when there is none. */
    String text(String space, String name) {
        var texts = byLanguage(space, name);
        return texts.getOrDefault(
                DEFAULT,
                texts.values().stream().filter(Objects::nonNull).findFirst().orElse(null));
    }

    List<String> list(String space, String name) {
        try {
            var property = meta.getProperty(space, name);
            if (property == null) {
                return List.of();
            }
            if (!property.getOptions().isArray()) {
                return List.of(property.getValue());
            }
            var list = new ArrayList<String>();
            for (var item = 1; item <= count(space, name); item++) {
                list.add(value(space, name + "[" + item + "]"));
            }
            list.removeIf(Objects::isNull);
            return list;
        } catch (XMPException broken) {
            return List.of();
        }
    }

    private int count(String space, String name) throws XMPException {
        return Math.min(MOST_VALUES, meta.countArrayItems(space, name));
    }

    /** At a path; null when there is none, or no text. */
    String value(String space, String path) {
        try {
            var property = meta.getProperty(space, path);
            return property == null || property.getOptions().isCompositeProperty() ? null : property.getValue();
        } catch (XMPException broken) {
            return null;
        }
    }

    /** Null when there is none that can be read. */
    XMPDateTime date(String space, String name) {
        var text = text(space, name);
        try {
            return text == null ? null : XMPDateTimeFactory.createFromISO8601(text.strip());
        } catch (XMPException | RuntimeException broken) {
            return null;
        }
    }

    /** What of it is kept as it came, by paths such as {@code dc:creator[1]}. */
    Map<String, String> raw() {
        var raw = new TreeMap<String, String>();
        try {
            var leaves = meta.iterator(new IteratorOptions().setJustLeafnodes(true));
            while (leaves.hasNext() && raw.size() < MOST_VALUES) {
                var leaf = (XMPPropertyInfo) leaves.next();
                var path = leaf.getPath();
                if (path != null
                        && leaf.getValue() != null
                        && KEPT.contains(path.split(":", 2)[0])
                        && !LEFT_OUT.matcher(path).find()) {
                    raw.put(path, leaf.getValue());
                }
            }
        } catch (XMPException broken) {
            // what was read so far
        }
        return raw;
    }
}
