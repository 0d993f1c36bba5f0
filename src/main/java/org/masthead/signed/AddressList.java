package org.masthead.signed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A manifest: the addresses of a publication, as signed by those whom its root names.
 *
 * @param rootVersion the root under which it was signed
 * @param expires from when on it is old: it is still used, and a newer one looked for harder
 * @param hardExpires from when on it is not believed any more
 * @param previous the one before it, or null: with it who keeps them can tell that none is missing
 * @param revoked what was an address once, and must not be used as one again
 * @param manifestUrls where to look for the next one
 * @param sha256 of the payload, in hexadecimal digits
 */
public record AddressList(
        String publication,
        int version,
        int rootVersion,
        Instant issued,
        Instant expires,
        Instant hardExpires,
        Previous previous,
        List<Address> domains,
        List<Revocation> revoked,
        List<String> manifestUrls,
        String sha256) {

    /** The most addresses that one may have. */
    public static final int MOST_ADDRESSES = 500;

    /**
     * An address.
     *
     * @param network {@code clearnet} or {@code tor}
     * @param base where its pages begin, or null
     * @param api where the API stands, or null
     * @param media where pictures stand
     * @param trust whose machine it is: credentials go to {@code first-party} only
     * @param priority lower is preferred
     * @param weight share of requests among those of the same priority
     * @param preferIn countries (ISO 3166-1) where it is to be preferred, and {@code avoidIn} where not
     */
    public record Address(
            String key,
            String role,
            String network,
            String base,
            String api,
            String media,
            List<String> editions,
            List<String> canonicalFor,
            String trust,
            int priority,
            int weight,
            List<String> preferIn,
            List<String> avoidIn) {

        private static Address of(Members entry) throws Refused {
            return new Address(
                    entry.text("key"),
                    entry.text("role"),
                    entry.text("network"),
                    entry.urlOrNull("base"),
                    entry.urlOrNull("api"),
                    entry.urlOrNull("media"),
                    entry.texts("editions"),
                    entry.texts("canonicalFor"),
                    entry.text("trust"),
                    entry.number("priority"),
                    entry.number("weight"),
                    entry.texts("preferIn"),
                    entry.texts("avoidIn"));
        }

        private Map<String, Object> members() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("key", key);
            entry.put("role", role);
            entry.put("network", network);
            entry.put("base", base);
            entry.put("api", api);
            entry.put("media", media);
            entry.put("editions", editions);
            entry.put("canonicalFor", canonicalFor);
            entry.put("trust", trust);
            entry.put("priority", priority);
            entry.put("weight", weight);
            entry.put("preferIn", preferIn);
            entry.put("avoidIn", avoidIn);
            return entry;
        }
    }

    /** A version, and the SHA-256 of its payload. */
    public record Previous(int version, String sha256) {}

    /**
     * What must not be used as an address again.
     *
     * @param since a date
     * @param reason {@code retired} or {@code compromised}
     */
    public record Revocation(String key, List<String> hosts, String since, String reason) {

        private static Revocation of(Members entry) throws Refused {
            return new Revocation(entry.text("key"), entry.texts("hosts"), entry.text("since"), entry.text("reason"));
        }

        private Map<String, Object> members() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("key", key);
            entry.put("hosts", hosts);
            entry.put("since", since);
            entry.put("reason", reason);
            return entry;
        }
    }

    /** One that was verified before it was kept. */
    public static AddressList kept(String document) {
        try {
            return of(Envelope.read(document.getBytes(StandardCharsets.UTF_8)));
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    static AddressList of(Envelope document) throws Refused {
        var content = document.content();
        Spec.require(content, DocumentType.DOMAINS);
        var domains = new ArrayList<Address>();
        for (var entry : content.objects("domains")) {
            domains.add(Address.of(entry));
        }
        if (domains.size() > MOST_ADDRESSES) {
            throw Outcome.OVERSIZED.because(domains.size() + " addresses");
        }
        var revoked = new ArrayList<Revocation>();
        for (var entry : content.objects("revoked")) {
            revoked.add(Revocation.of(entry));
        }
        return new AddressList(
                content.text("publication"),
                content.number("version"),
                content.number("rootVersion"),
                content.time("issued"),
                content.time("expires"),
                content.time("hardExpires"),
                previous(content),
                List.copyOf(domains),
                List.copyOf(revoked),
                content.urls("manifestUrls"),
                document.sha256());
    }

    private static Previous previous(Members content) throws Refused {
        if (content.all().get("previous") == null) {
            return null;
        }
        var previous = Members.of(content.all().get("previous"));
        return new Previous(previous.number("version"), previous.text("sha256"));
    }

    /** What is signed. */
    public Map<String, Object> payload() {
        var payload = Spec.head(DocumentType.DOMAINS, publication, version);
        payload.put("rootVersion", rootVersion);
        payload.put("issued", issued.toString());
        payload.put("expires", expires.toString());
        payload.put("hardExpires", hardExpires.toString());
        if (previous != null) {
            var members = new LinkedHashMap<String, Object>();
            members.put("version", previous.version());
            members.put("sha256", previous.sha256());
            payload.put("previous", members);
        } else {
            payload.put("previous", null);
        }
        payload.put("domains", domains.stream().map(Address::members).toList());
        payload.put("revoked", revoked.stream().map(Revocation::members).toList());
        payload.put("manifestUrls", manifestUrls);
        return payload;
    }

    /** Whether it says the same about addresses, whenever it was signed and by whom. */
    public boolean saysTheSame(AddressList other) {
        return domains.equals(other.domains)
                && revoked.equals(other.revoked)
                && manifestUrls.equals(other.manifestUrls);
    }

    /** Whether there should be a newer one by now. */
    public boolean isOld(Instant now) {
        return !expires.isAfter(now);
    }

    /** The addresses but those that are revoked, by their keys or by their hosts: that wins. */
    public List<Address> usable() {
        return domains.stream()
                .filter(address -> revoked.stream().noneMatch(gone -> gone.key().equals(address.key()))
                        && !revokes(address.api())
                        && !revokes(address.base()))
                .toList();
    }

    /** Whether the host of an address must not be used as one again. */
    public boolean revokes(String url) {
        return revoked.stream().anyMatch(gone -> gone.hosts().contains(host(url)));
    }

    private static String host(String url) {
        var host = url == null ? null : URI.create(url).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
