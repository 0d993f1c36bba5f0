package org.masthead.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which IP addresses are on the public internet, by the registries of IANA and not by the JDK's predicates, which miss
 * a dozen of these ranges. Addresses are bytes, 4 or 16: classes of addresses turn a mapped one into another.
 */
final class PublicAddresses {

    private static final List<Range> NOT_PUBLIC = Stream.of(
                    // this network, private, shared by carriers, this machine, link-local (metadata of clouds), private
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    // protocol assignments, documentation, 6to4 relays, private, benchmarks, documentation
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // multicast; reserved, and broadcast at its end
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // all of IPv6 below what is given out: unspecified, this machine, those that hold an IPv4 address
                    // (compatible, mapped, NAT64 public and local), discard
                    "::/3",
                    // protocol assignments with Teredo, documentation, 6to4, documentation
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    // all above it: not given out, segment routing, unique local, link-local, site-local, multicast
                    "4000::/2",
                    "8000::/1")
            .map(Range::of)
            .toList();

    private static final List<Range> LOOPBACK =
            Stream.of("127.0.0.0/8", "::1/128").map(Range::of).toList();

    private PublicAddresses() {}

    private record Range(int bytes, int bits, BigInteger prefix) {

        static Range of(String cidr) {
            var slash = cidr.indexOf('/');
            var bytes = literal(cidr.substring(0, slash));
            var bits = Integer.parseInt(cidr.substring(slash + 1));
            return new Range(bytes.length, bits, leading(bytes, bits));
        }

        boolean contains(byte[] address) {
            return address.length == bytes && leading(address, bits).equals(prefix);
        }

        /** A literal asks no DNS. */
        private static byte[] literal(String address) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }

        private static BigInteger leading(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
        }
    }

    static boolean contains(byte[] address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    static boolean isLoopback(byte[] address) {
        return LOOPBACK.stream().anyMatch(range -> range.contains(address));
    }
}
