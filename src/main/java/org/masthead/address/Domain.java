package org.masthead.address;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Generated;

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

    public String status;

    /** Active because the operator said so in the configuration, not because control was proven. */
    public boolean declared;

    /** The editions that stand here; none named: all of them. */
    @ElementCollection
    @CollectionTable(name = "domain_edition", joinColumns = @JoinColumn(name = "domain_id"))
    public Set<DomainEdition> editions = new HashSet<>();

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    /** {@code https://www.example.org}, without a slash at its end. */
    String origin() {
        return scheme + "://" + host + (port == null ? "" : ":" + port);
    }

    /** Whether an address that names this port, or none (-1), can be here; secure or not makes no difference. */
    boolean isAtPort(int asked) {
        return port == null ? asked == -1 || asked == 80 || asked == 443 : port == asked;
    }

    /** Where an edition begins on this domain, or nothing when it does not stand here. */
    Optional<String> base(UUID editionId) {
        if (editions.isEmpty()) {
            return Optional.of(origin() + pathPrefix);
        }
        return editions.stream()
                .filter(edition -> edition.editionId.equals(editionId))
                .findFirst()
                .map(edition -> origin() + pathPrefix + edition.pathPrefix);
    }

    boolean isCanonicalFor(UUID editionId) {
        return editions.stream().anyMatch(edition -> edition.isCanonical && edition.editionId.equals(editionId));
    }

    boolean isPrimary() {
        return role.equals("primary");
    }

    boolean isPublic() {
        return disclosure.equals("public");
    }

    /** Whether pages of the publication stand here: not on a host of pictures or of the API alone. */
    boolean hasPages() {
        return !role.equals("media") && !role.equals("api");
    }
}
