package org.masthead.outgoing;

import io.netty.util.NetUtil;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;

/**
 * Fetches what stands at an address that somebody else named. By https alone; the name is looked up once, every address
 * it has must be on the public internet, and the connection goes to the very address that was checked, with the name in
 * SNI and in the certificate. Bodies are capped in bytes and time. Each method blocks its caller for as long as its
 * limits allow: not for the middle of a transaction.
 */
@ApplicationScoped
public class Door {

    private static final int AT_A_TIME = 16;
    private static final int MOST_ADDRESSES_TRIED = 3;

    /** After these another address of the same name is worth trying: nothing has been said yet. */
    private static final Set<Outcome> NOT_REACHED = Set.of(Outcome.CONNECT_TIMEOUT, Outcome.CONNECT_REFUSED);

    private final boolean loopback;
    private final boolean tor;
    private final NameLookup names;
    private final Exchanges exchanges;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Inject
    Door(Vertx vertx, OutgoingConfig config) {
        this(vertx, config, null);
    }

    /** @param trusted whose certificates are believed; null: those that the Java runtime believes */
    Door(Vertx vertx, OutgoingConfig config, TrustOptions trusted) {
        loopback = config.loopback();
        tor = config.torProxy().isPresent();
        names = new NameLookup(config.resolver().map(Door::nameServer).orElse(null));
        exchanges = new Exchanges(
                vertx, trusted, config.torProxy().map(Door::machine).orElse(null));
    }

    /**
     * What stands at a URL, in memory.
     *
     * @throws OutgoingFailed when no answer came, or more than the limits allow
     */
    public Fetched get(String url, Limits limits) {
        return follow(url, limits, null);
    }

    /**
     * What stands at a URL, into a file, which is made or overwritten. Only the body of a 200 is: after any other
     * status, and when this fails, there is no file.
     *
     * @throws OutgoingFailed when no answer came, or more than the limits allow
     */
    public Fetched download(String url, Path file, Limits limits) {
        return follow(url, limits, file);
    }

    /**
     * The texts of the TXT records of a name, asked of DNS now; none when it has none.
     *
     * @param time how long that may take
     * @throws OutgoingFailed {@link Outcome#DNS_NXDOMAIN}, {@link Outcome#DNS_ERROR} or {@link Outcome#BUSY}
     */
    public List<String> texts(String name, Duration time) {
        return within(time, deadline -> names.texts(name, deadline));
    }

    /** @param act takes a deadline by {@link System#nanoTime} */
    private <T> T within(Duration time, LongFunction<T> act) {
        if (!places.tryAcquire()) {
            throw new OutgoingFailed(Outcome.BUSY, "Too many other requests are under way.");
        }
        try {
            return act.apply(System.nanoTime() + time.toNanos());
        } finally {
            places.release();
        }
    }

    private Fetched follow(String url, Limits limits, Path file) {
        return within(limits.time(), deadline -> follow(url, limits, file, deadline));
    }

    private Fetched follow(String url, Limits limits, Path file, long deadline) {
        var target = Target.of(url, loopback);
        var answer = reach(target, limits.bytes(), deadline, file);
        for (var left = limits.redirects(); left > 0 && answer.isRedirect(); left--) {
            target = Target.of(target.resolve(answer.location()), loopback);
            answer = reach(target, limits.bytes(), deadline, file);
        }
        if (limits.redirects() > 0 && answer.isRedirect()) {
            throw new OutgoingFailed(Outcome.REDIRECT, "It redirects more than " + limits.redirects() + " times.");
        }
        return answer;
    }

    private Fetched reach(Target target, long bytes, long deadline, Path file) {
        if (target.isOnion()) {
            if (!tor) {
                throw new OutgoingFailed(Outcome.NO_TOR, "Onion addresses are reached by a proxy alone.");
            }
            return exchanges.get(target, null, bytes, deadline, file);
        }
        var addresses = checked(names.addresses(target.host(), deadline));
        for (var next = 0; ; next++) {
            try {
                return exchanges.get(target, addresses.get(next), bytes, deadline, file);
            } catch (OutgoingFailed e) {
                var last = next + 1 == Math.min(addresses.size(), MOST_ADDRESSES_TRIED);
                if (last || !NOT_REACHED.contains(e.outcome()) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
        }
    }

    private List<byte[]> checked(List<byte[]> addresses) {
        var allMayBeReached = addresses.stream()
                .allMatch(address ->
                        PublicAddresses.contains(address) || loopback && PublicAddresses.isLoopback(address));
        if (!allMayBeReached) {
            throw new OutgoingFailed(
                    Outcome.DNS_PRIVATE, "The name has an address that is not on the public internet.");
        }
        return addresses;
    }

    /** Known by its address: nobody could look its name up within a time limit. */
    private static InetSocketAddress nameServer(String text) {
        var named = machine(text);
        var host = named.getHostString();
        if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            throw new IllegalStateException("masthead.outgoing.resolver looks like 192.0.2.53:53, with an IP address");
        }
        return new InetSocketAddress(host, named.getPort());
    }

    /** Asks no DNS, now that it is read. */
    private static InetSocketAddress machine(String text) {
        var parsed = URI.create("machine://" + text);
        if (parsed.getHost() == null || parsed.getPort() == -1) {
            throw new IllegalStateException(
                    "masthead.outgoing.resolver and masthead.outgoing.tor-proxy look like 127.0.0.1:9050");
        }
        return InetSocketAddress.createUnresolved(parsed.getHost(), parsed.getPort());
    }

    @PreDestroy
    void close() {
        exchanges.close();
    }
}
