package org.masthead.address;

import java.time.Instant;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Ed25519;
import org.masthead.signed.Envelope;

/** A key that signs without anybody watching. Its secret half leaves it in signatures only. */
public final class OnlineKey {

    private final String kid;
    private final byte[] publicKey;
    private final byte[] privateKey;
    private final Instant createdAt;
    private final String createdBy;

    OnlineKey(String kid, byte[] publicKey, byte[] privateKey, Instant createdAt, String createdBy) {
        this.kid = kid;
        this.publicKey = publicKey.clone();
        this.privateKey = privateKey.clone();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    /** Its name in roots. */
    public String kid() {
        return kid;
    }

    /** The 32 bytes of its public half. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    /** The 64 bytes of its signature over a message. */
    public byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    /** The document with its signature. */
    public Envelope sign(Envelope document, DocumentType type) {
        return document.signed(type, kid, privateKey);
    }
}
