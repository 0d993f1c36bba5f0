package org.masthead.address;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.masthead.http.EntityTags;

/**
 * An address of the publication. Its key outlives a change of its host name. Only an active one is told to readers or
 * matched with the {@code Host} of a request.
 */
@Entity
public class Domain {

    @Id
    public UUID id;

    public String key;
    public String label;
    public String role;
    public String network;
    public String scheme;
    public String host;

    @Column(name = "display_host")
    public String displayHost;

    public Integer port;

    @Column(name = "path_prefix")
    public String pathPrefix;

    /** The domain where the API of this one stands, when it is another. */
    @Column(name = "api_domain_id")
    public UUID apiDomainId;

    /** The domain where the pictures of this one stand, when it is another. */
    @Column(name = "media_domain_id")
    public UUID mediaDomainId;

    public String trust;
    public String disclosure;
    public int priority;
    public int weight;

    /** ISO 3166-1 codes of countries where it is the better choice. */
    @Column(name = "prefer_in")
    public List<String> preferIn = List.of();

    /** ISO 3166-1 codes of countries where it does not work, or should not be tried. */
    @Column(name = "avoid_in")
    public List<String> avoidIn = List.of();

    public String status;

    @Column(name = "status_at")
    public Instant statusAt;

    /** Why it is no longer active, in words; null when nobody said. */
    @Column(name = "status_reason")
    public String statusReason;

    /** When it first was active; null while it never was. */
    @Column(name = "activated_at")
    public Instant activatedAt;

    /** When readers were first told that it stands here; null while they never were. */
    @Column(name = "told_at")
    public Instant toldAt;

    /** Until when its name is paid for; null when nobody said. */
    @Column(name = "registration_ends_on")
    public LocalDate registrationEndsOn;

    /** What looks the same to people has the same; null of a name from before it was kept. */
    public String skeleton;

    @Embedded
    public DomainProof proof = new DomainProof();

    /** The editions that stand here; none named: all of them. */
    @ElementCollection
    @CollectionTable(name = "domain_edition", joinColumns = @JoinColumn(name = "domain_id"))
    public Set<DomainEdition> editions = new HashSet<>();

    /** The editions that search engines shall index here; only {@link CanonicalDomains} writes it. */
    @Immutable
    @ElementCollection
    @CollectionTable(name = "canonical_domain", joinColumns = @JoinColumn(name = "domain_id"))
    @Column(name = "edition_id")
    public Set<UUID> canonicalFor = new HashSet<>();

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** {@code https://www.example.org}, without a slash at its end. */
    String origin() {
        return scheme + "://" + host + (port == null ? "" : ":" + port);
    }

    /** Whether an address that names this port, or none (-1), can be here; secure or not makes no difference. */
    boolean isAtPort(int asked) {
        return isAtPort(port, asked);
    }

    static boolean isAtPort(Integer port, int asked) {
        return port == null ? asked == -1 || asked == 80 || asked == 443 : port == asked;
    }

    /** Where an edition begins on this domain, or nothing when it does not stand here. */
    Optional<String> base(UUID editionId) {
        if (editions.isEmpty()) {
            return Optional.of(origin() + pathPrefix);
        }
        return editions.stream()
                .filter(edition -> edition.editionId().equals(editionId))
                .findFirst()
                .map(edition -> origin() + pathPrefix + edition.pathPrefix());
    }

    boolean isCanonicalFor(UUID editionId) {
        return canonicalFor.contains(editionId);
    }

    boolean isPrimary() {
        return role.equals("primary");
    }

    /** Takes another state, for a reason that is kept with it. */
    void become(String state, Instant now, String reason) {
        status = state;
        statusAt = now;
        statusReason = reason;
        if (state.equals("active") && activatedAt == null) {
            activatedAt = now;
        }
    }

    /** What changes of it are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }

    /** Nothing comes after this. */
    boolean isOver() {
        return status.equals("retired") || status.equals("compromised");
    }

    /** Notes what a look for the proof came to. */
    void checked(Instant now, boolean found, String outcome) {
        proof.checked(now, found, outcome, network.equals("tor"));
        if (found && (status.equals("draft") || status.equals("pending"))) {
            become("verified", now, null);
        }
    }

    /** What deserves attention of those who keep it. */
    List<String> warnings(Instant now) {
        var warnings = new ArrayList<String>();
        if (registrationEndsOn != null
                && registrationEndsOn.minusDays(30).isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            warnings.add("The registration of its name ends on " + registrationEndsOn + ".");
        }
        if (proof.failedSince != null) {
            warnings.add("Control could not be proven since " + proof.failedSince + ".");
        }
        if (!canonicalFor.isEmpty() && !(isActive() && mayBeCanonical())) {
            warnings.add("Search engines shall index editions here, but it is not active, not public or somebody"
                    + " else's: they are led elsewhere.");
        }
        if (isOver()) {
            warnings.add("Keep paying for its name: whoever gets it gets its readers.");
        }
        return warnings;
    }

    /** Whether it is of the kind that search engines can be sent to. */
    boolean mayBeCanonical() {
        return hasPages() && isPublic() && network.equals("clearnet") && !trust.equals("third-party");
    }

    boolean isActive() {
        return status.equals("active");
    }

    /** Whether readers may have been told of it and must not be led there any more. */
    boolean isRevoked() {
        return activatedAt != null && isOver();
    }

    /** Whether the signed list may name it, as one to go to or as one to keep away from. */
    boolean isSigned() {
        return isTold() || isRevoked();
    }

    /** Whether readers are told of it, be it in the signed list alone. */
    boolean isTold() {
        return isActive() && !disclosure.equals("private");
    }

    boolean isPublic() {
        return disclosure.equals("public");
    }

    /** Whether the API of the publication stands here itself. */
    boolean servesApi() {
        return apiDomainId == null && !role.equals("media");
    }

    /** Whether pages of the publication stand here: not on a host of pictures or of the API alone. */
    boolean hasPages() {
        return !role.equals("media") && !role.equals("api");
    }
}
