package org.masthead.rendition;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.SerializeOptions;

/** What a rendition says of itself (XMP, ISO 16684-1): whose it is, and nothing else that its original says. */
final class XmpPacket {

    private XmpPacket() {}

    /**
     * The packet.
     *
     * @param credit or null, like {@code copyright}
     * @return null when there is nothing to say
     */
    static byte[] of(String credit, String copyright) {
        if (credit == null && copyright == null) {
            return null;
        }
        try {
            var said = XMPMetaFactory.create();
            if (credit != null) {
                said.setProperty(XMPConst.NS_PHOTOSHOP, "Credit", credit);
            }
            if (copyright != null) {
                said.setLocalizedText(XMPConst.NS_DC, "rights", null, XMPConst.X_DEFAULT, copyright);
            }
            return XMPMetaFactory.serializeToBuffer(
                    said, new SerializeOptions().setUseCompactFormat(true).setPadding(1));
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }
}
