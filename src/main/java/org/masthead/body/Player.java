package org.masthead.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What video and audio have in common: the file, a picture before it plays, how long it is, captions. */
record Player(String url, ImageRef poster, Integer durationSeconds, List<Caption> captions) {

    Player cleaned(Cleaning in) {
        if (durationSeconds != null && durationSeconds < 0) {
            in.fault("durationSeconds", "out-of-range", "A duration is 0 seconds or more.");
        }
        return new Player(
                in.url("url", url),
                poster == null ? null : in.image("poster", poster),
                durationSeconds,
                Caption.cleaned(in, captions));
    }

    Map<String, Object> delivered(String id, String type, References references) {
        var json = new LinkedHashMap<String, Object>();
        var picture = picture(references);
        json.put("id", id);
        json.put("type", type);
        json.put("url", url);
        json.put("poster", picture == null ? null : picture.json());
        json.put("durationSeconds", durationSeconds);
        json.put("captions", captions);
        json.put("text", "");
        return json;
    }

    /** Nothing is loaded from another host before the reader presses play. */
    void write(HtmlWriter out, String tag, References references) {
        var picture = picture(references);
        var still = picture == null || tag.equals("audio") ? null : picture.url();
        out.open("figure").open(tag, "src", url, "poster", still, "preload", "none", "controls", "");
        for (var caption : captions) {
            out.empty(
                    "track",
                    "kind",
                    "captions",
                    "src",
                    caption.url(),
                    "srclang",
                    caption.language(),
                    "label",
                    caption.label());
        }
        out.close().close();
    }

    private Picture picture(References references) {
        return poster == null ? null : references.picture(poster.id());
    }
}
