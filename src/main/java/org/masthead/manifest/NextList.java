package org.masthead.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.address.ListedAddresses;
import org.masthead.address.OnlineKeys;
import org.masthead.signed.AddressList;
import org.masthead.signed.DocumentType;
import org.masthead.signed.Envelope;
import org.masthead.signed.Root;

/** What the next version of the list says: the addresses as they are now, as many as readers take. */
@ApplicationScoped
class NextList {

    /** From then on readers look harder for a newer one, and from {@link #WORTHLESS} on they do not believe it. */
    private static final Duration OLD = Duration.ofDays(14);

    private static final Duration WORTHLESS = Duration.ofDays(180);

    /** Versions count its seconds at least: so they rise too over those that were lost with a database. */
    private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    /** A clock that is wrong by decades uses no numbers up. */
    private static final long MOST_SECONDS = 1_000_000_000;

    /** With its header and all that is around it, and a little more. */
    private static final int BYTES_OF_A_SIGNATURE = 256;

    private final ListedAddresses addresses;
    private final OnlineKeys keys;
    private final Clock clock;

    NextList(ListedAddresses addresses, OnlineKeys keys, Clock clock) {
        this.addresses = addresses;
        this.keys = keys;
        this.clock = clock;
    }

    /** How large a list is. */
    record Size(int addresses, int bytes) {

        boolean isTooLarge() {
            return addresses > AddressList.MOST_ADDRESSES || bytes > Envelope.MOST_BYTES;
        }

        boolean isMoreThan(Size other) {
            return addresses > other.addresses || bytes > other.bytes;
        }
    }

    /** How large the list after one is when it names all addresses. */
    Size size(AddressList last, Root root) {
        return size(
                list(root, last, 1, addresses.all(), addresses.revoked()),
                keys.signers(root).size());
    }

    private static Size size(AddressList list, int signers) {
        var bytes = Envelope.of(list.payload()).text().length() + signers * BYTES_OF_A_SIGNATURE;
        return new Size(list.domains().size(), bytes);
    }

    /**
     * What comes after a list.
     *
     * @param keepsLast whether it names the addresses of that one, since no own one is left
     * @param leavesOut whether it names only the most preferred, since readers take no more
     */
    record Next(AddressList list, boolean keepsLast, boolean leavesOut) {}

    /**
     * The list after one. It keeps the addresses of that one when no own one is left, which would lead readers nowhere;
     * revocations count all the same. Of too many it names the most preferred.
     */
    Next after(AddressList last, Root root, int leastVersion) {
        var present = addresses.all();
        var keepsLast = last != null && !hasOwn(present) && hasOwn(last.domains());
        var all = keepsLast ? last.domains() : present;
        var revoked = addresses.revoked();
        var whole = list(root, last, leastVersion, all, revoked);
        var signers = keys.signers(root).size();
        if (!size(whole, signers).isTooLarge()) {
            return new Next(whole, keepsLast, false);
        }
        var fits = 0;
        var tooMany = all.size();
        while (tooMany - fits > 1) {
            var middle = (fits + tooMany) / 2;
            var some = list(root, last, leastVersion, all.subList(0, middle), revoked);
            if (size(some, signers).isTooLarge()) {
                tooMany = middle;
            } else {
                fits = middle;
            }
        }
        return new Next(list(root, last, leastVersion, all.subList(0, fits), revoked), keepsLast, true);
    }

    private AddressList list(
            Root root,
            AddressList last,
            int leastVersion,
            List<AddressList.Address> all,
            List<AddressList.Revocation> revoked) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new AddressList(
                root.publication(),
                Math.max(Math.max(last == null ? 1 : last.version() + 1, leastVersion), number(now)),
                root.version(),
                now,
                now.plus(OLD),
                now.plus(WORTHLESS),
                last == null ? null : new AddressList.Previous(last.version(), last.sha256()),
                List.copyOf(all),
                revoked,
                Stream.concat(ListedAddresses.manifestUrls(all).stream(), root.usableBootstrap().stream())
                        .distinct()
                        .toList(),
                "");
    }

    private static int number(Instant now) {
        var seconds = Duration.between(EPOCH, now).toSeconds();
        return (int) Math.max(1, Math.min(seconds, MOST_SECONDS));
    }

    /** Whether readers find the publication there on a machine of its own. */
    private static boolean hasOwn(List<AddressList.Address> all) {
        return all.stream()
                .anyMatch(address ->
                        address.trust().equals("first-party") && !address.role().equals("media"));
    }

    /** The document, signed by all keys that the root lets sign. */
    String signed(Root root, AddressList list) {
        var document = Envelope.of(list.payload());
        for (var key : keys.signers(root)) {
            document = key.sign(document, DocumentType.DOMAINS);
        }
        return document.text();
    }
}
