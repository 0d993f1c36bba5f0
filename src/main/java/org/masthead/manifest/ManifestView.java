package org.masthead.manifest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.OnlineKey;
import org.masthead.signed.AddressList;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/** How it stands with the signed list. */
@Schema(description = "How it stands with the signed list of addresses, for those who keep its keys.")
public record ManifestView(
        @Schema(
                description = "The publication's id as a URN, which every root names.",
                examples = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10")
        String publication,

        @Schema(description = "Version of the newest list; null while none is signed.", examples = "7", nullable = true)
        Integer version,

        @Schema(description = "When it was signed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z", nullable = true)
        Instant issuedAt,

        @Schema(
                description = "When readers begin to look harder for a newer one.",
                examples = "2026-03-15T06:30:00Z",
                nullable = true)
        Instant expiresAt,

        @Schema(description = "When readers stop to believe it.", examples = "2026-08-28T06:30:00Z", nullable = true)
        Instant hardExpiresAt,

        @Schema(description = "Version of the newest root; null while there is none.", examples = "1", nullable = true)
        Integer rootVersion,

        @Schema(
                description = "When readers stop to take lists under that root: the next one must be there by then.",
                examples = "2028-03-01T06:30:00Z",
                nullable = true)
        Instant rootExpiresAt,

        @Schema(description = "The keys that this service keeps, the oldest first.")
        List<Key> keys) {

    /** A key that the service keeps. */
    @Schema(name = "OnlineKey", description = "A key that this service keeps; its public half.")
    public record Key(
            @Schema(description = "Its name in roots, made from the key.", examples = "k-0a1b2c3d4e5f6071")
            String kid,

            @Schema(description = "Kind of key (RFC 8037).", examples = "OKP")
            String kty,

            @Schema(description = "Its curve.", examples = "Ed25519")
            String crv,

            @Schema(
                    description = "Its public half, in base64url.",
                    examples = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
            String x,

            @Schema(description = "Whether the newest root lets it sign lists.", examples = "true")
            boolean signs,

            @Schema(
                    description =
                            "Whether the newest root lets it sign the next root too, as after a quick start: it is"
                                    + " not destroyed before a root without it.",
                    examples = "false")
            boolean signsRoots,

            @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
            Instant createdAt,

            @Schema(description = "Who had it made.", examples = "Jane Doe")
            String createdBy) {

        static Key of(OnlineKey key, boolean signs, boolean signsRoots) {
            return new Key(
                    key.kid(),
                    "OKP",
                    "Ed25519",
                    Envelope.encode(key.publicKey()),
                    signs,
                    signsRoots,
                    key.createdAt(),
                    key.createdBy());
        }
    }

    static ManifestView of(String publication, AddressList list, Root root, List<Key> keys) {
        return new ManifestView(
                publication,
                list == null ? null : list.version(),
                list == null ? null : list.issued(),
                list == null ? null : list.expires(),
                list == null ? null : list.hardExpires(),
                root == null ? null : root.version(),
                root == null ? null : root.expires(),
                keys);
    }
}
