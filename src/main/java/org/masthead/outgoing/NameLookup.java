package org.masthead.outgoing;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks DNS, each time anew: what was right a minute ago proves nothing now. Never for an onion address (RFC 7686).
 * Nobody waits longer than until a deadline, by {@link System#nanoTime}; questions that are on their way then hold no
 * thread.
 */
final class NameLookup {

    /** So long a name server has for one question. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So long all that is asked of a name may take, so that there is time left to go there. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** So long addresses of one kind are waited for when there are some of the other. */
    private static final Duration FOR_THE_OTHERS = Duration.ofSeconds(1);

    private final LookupSession session;

    NameLookup(InetSocketAddress server) {
        session = LookupSession.builder()
                .resolver(resolver(server))
                .defaultHostsFileParser()
                .build();
    }

    private static Resolver resolver(InetSocketAddress server) {
        if (server != null) {
            var one = new SimpleResolver(server);
            one.setTimeout(PATIENCE);
            return one;
        }
        var usual = new ExtendedResolver();
        usual.setTimeout(PATIENCE.dividedBy(2));
        usual.setRetries(2);
        return usual;
    }

    /**
     * All IPv4 and IPv6 addresses of a name, those of IPv4 first: not every machine has a way to the others. Those of
     * one kind are enough when servers say nothing of the other in time.
     *
     * @return addresses as bytes, never none
     */
    List<byte[]> addresses(String host, long deadline) {
        var ofFour = ask(host, Type.A);
        var ofSix = ask(host, Type.AAAA);
        var until = earlier(deadline, LONGEST);
        var all = new ArrayList<byte[]>();
        var failure = new OutgoingFailed(Outcome.DNS_ERROR, "The name has no address.");
        for (var answer : List.of(ofFour, ofSix)) {
            try {
                answer.by(all.isEmpty() ? until : earlier(until, FOR_THE_OTHERS))
                        .forEach(entry -> all.add(entry.rdataToWireCanonical()));
            } catch (OutgoingFailed e) {
                failure = e;
            }
        }
        if (all.isEmpty()) {
            throw failure;
        }
        return all;
    }

    /** The texts of the TXT records of a name; none when it has no such records. */
    List<String> texts(String name, long deadline) {
        return ask(name, Type.TXT).by(earlier(deadline, LONGEST)).stream()
                .map(entry -> String.join("", ((TXTRecord) entry).getStrings()))
                .toList();
    }

    private static long earlier(long deadline, Duration fromNow) {
        var now = System.nanoTime();
        return now + Math.min(deadline - now, fromNow.toNanos());
    }

    /** A question that is on its way. */
    private interface Answer {
        List<Record> by(long deadline);
    }

    private Answer ask(String name, int type) {
        if (name.endsWith(".onion")) {
            throw new OutgoingFailed(Outcome.NO_TOR, "Onion addresses are reached by a proxy alone.");
        }
        var asked = session.lookupAsync(absolute(name), type).toCompletableFuture();
        return deadline -> {
            try {
                return records(asked.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), type);
            } catch (TimeoutException e) {
                throw new OutgoingFailed(Outcome.DNS_ERROR, "The name servers did not answer in time.");
            } catch (ExecutionException e) {
                return whenRefused(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OutgoingFailed(Outcome.DNS_ERROR, "Interrupted.");
            }
        };
    }

    private static List<Record> whenRefused(Throwable cause) {
        var reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (reason instanceof NoSuchRRSetException) {
            return List.of();
        }
        throw reason instanceof NoSuchDomainException
                ? new OutgoingFailed(Outcome.DNS_NXDOMAIN, "There is no such name in DNS.")
                : new OutgoingFailed(Outcome.DNS_ERROR, "The name servers could not answer.");
    }

    private static List<Record> records(LookupResult result, int type) {
        return result.getRecords().stream()
                .filter(entry -> entry.getType() == type)
                .toList();
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new OutgoingFailed(Outcome.ADDRESS_REFUSED, "It is no name for DNS.");
        }
    }
}
