package org.masthead.signed;

import java.util.LinkedHashMap;
import java.util.Map;

/** What all payloads begin with. */
final class Spec {

    /** The generation of the format; behind a dot there may be what only adds to it. */
    private static final String MAJOR = "1";

    private Spec() {}

    static Map<String, Object> head(DocumentType type, String publication, int version) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("type", type.kind());
        payload.put("spec", MAJOR);
        payload.put("publication", publication);
        payload.put("version", version);
        return payload;
    }

    static void require(Members content, DocumentType type) throws Refused {
        if (!content.text("type").equals(type.kind())) {
            throw Outcome.WRONG_TYPE.because(content.text("type"));
        }
        if (!content.text("spec").split("\\.", 2)[0].equals(MAJOR)) {
            throw Outcome.WRONG_SPEC.because(content.text("spec"));
        }
    }
}
