package org.masthead.signed;

/** What a signed document is; the signature says it, so that none can be taken for the other. */
public enum DocumentType {
    ROOT("root"),
    DOMAINS("domains");

    private final String kind;

    DocumentType(String kind) {
        this.kind = kind;
    }

    /** In the payload ({@code type}), and the name of the role whose keys sign it. */
    public String kind() {
        return kind;
    }

    /** In the protected header ({@code typ}). */
    String text() {
        return "masthead-" + kind + "+jws";
    }
}
