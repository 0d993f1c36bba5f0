package org.masthead.body;

import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;

/** One picture, see {@link GalleryImage}. */
public record ImageBlock(String id, ImageRef image, String caption, String credit, String alt, String text)
        implements Block {

    private ImageBlock(String id, GalleryImage in) {
        this(id, in.image(), in.caption(), in.credit(), in.alt(), in.text());
    }

    private GalleryImage inPlace() {
        return new GalleryImage(image, caption, credit, alt);
    }

    @Override
    public String type() {
        return "image";
    }

    @Override
    public Block cleaned(Cleaning in) {
        return new ImageBlock(in.id(id), inPlace().cleaned(in, ""));
    }

    @Override
    public Object delivered(References references) {
        var picture = references.picture(image.id());
        if (picture == null) {
            return null;
        }
        var shown = inPlace().shown(picture);
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("type", type());
        json.putAll(shown.delivered(picture));
        json.put("text", shown.text());
        return json;
    }

    @Override
    public void write(HtmlWriter out, References references) {
        var picture = references.picture(image.id());
        if (picture != null) {
            inPlace().shown(picture).write(out, picture);
        }
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        var picture = references.picture(image.id());
        if (picture != null) {
            out.block(inPlace().shown(picture).markdown(picture));
        }
    }

    @Override
    public Stream<UUID> pictures() {
        return Stream.of(image.id());
    }
}
