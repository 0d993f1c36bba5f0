package org.masthead.body;

import java.util.Map;
import java.util.UUID;

/** Pictures and articles for tests: each picture is kept at an address that holds its id. */
final class Shown implements References, Images {

    static final UUID ARTICLE = UUID.fromString("0199a0b0-0000-7000-8000-000000000001");
    static final UUID HIDDEN = UUID.fromString("0199a0b0-0000-7000-8000-000000000002");
    static final UUID IMAGE = UUID.fromString("0199a0b0-0000-7000-8000-00000000000a");
    static final UUID COMING = UUID.fromString("0199a0b0-0000-7000-8000-00000000000b");
    static final UUID GONE = UUID.fromString("0199a0b0-0000-7000-8000-00000000000c");

    private static final String FILE = "/v1/images/%s/file?w=640&v=1";

    @Override
    public String href(UUID article) {
        return article.equals(HIDDEN) ? null : "/news/russia/" + article;
    }

    @Override
    public String page(String path) {
        return path;
    }

    @Override
    public Picture picture(UUID image) {
        if (image.equals(GONE)) {
            return null;
        }
        var arrived = !image.equals(COMING);
        return new Picture(
                Map.of("id", image),
                arrived ? FILE.formatted(image) : null,
                arrived ? 640 : null,
                arrived ? 360 : null,
                arrived ? FILE.formatted(image) + " 640w" : null,
                "its alt",
                "its caption",
                "its credit");
    }

    /**
     * An address of ours is its picture again; of another host gives an id made of it; "lost" is left out; none waits.
     */
    @Override
    public UUID of(String src, String alt, String caption, String credit) {
        if (src == null) {
            return COMING;
        }
        if (src.contains("lost")) {
            return null;
        }
        return src.startsWith("/v1/images/") ? UUID.fromString(src.substring(11, 47)) : id(src);
    }

    static UUID id(String src) {
        return UUID.nameUUIDFromBytes(src.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
