package dev.tunegate.providers.outbound;

import dev.tunegate.domain.provider.Allowance.Range;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** What kind of place stands behind an IP address. */
enum AddressKind {
    /** Anywhere on the internet. */
    PUBLIC,

    /** A network of somebody's own: RFC 1918, RFC 4193, and carriers' shared addresses. */
    PRIVATE,

    /** This machine, everybody at once, nobody, or a way around one of these. */
    SPECIAL,

    /** The link itself, where clouds answer with a machine's own credentials. */
    METADATA;

    /** Clouds' own services, also those behind addresses that look like any other. */
    private static final List<Range> METADATA_RANGES =
            ranges(
                    "169.254.0.0/16",
                    "168.63.129.16/32",
                    "100.100.100.200/32",
                    "192.0.0.192/32",
                    "fe80::/10",
                    "fd00:ec2::/32",
                    "fd20:ce::/32");

    private static final List<Range> PRIVATE_RANGES =
            ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** IANA's registries of special-purpose addresses, seen 2026-11-21, and all multicast. */
    private static final List<Range> SPECIAL_RANGES =
            ranges(
                    "0.0.0.0/8",
                    "127.0.0.0/8",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "2620:4f:8000::/48",
                    "3fff::/20");

    private static final Range GLOBAL_UNICAST = ranges("2000::/3").getFirst();
    private static final Range NAT64 = ranges("64:ff9b::/96").getFirst();

    static AddressKind of(InetAddress address) {
        if (isIn(METADATA_RANGES, address)) {
            return METADATA;
        }
        if (isIn(PRIVATE_RANGES, address)) {
            return PRIVATE;
        }
        if (NAT64.covers(address)) {
            return behind(address) == PUBLIC ? PUBLIC : SPECIAL;
        }
        boolean nowhere = !(address instanceof Inet4Address) && !GLOBAL_UNICAST.covers(address);
        return nowhere || isIn(SPECIAL_RANGES, address) ? SPECIAL : PUBLIC;
    }

    /** Networks without IPv4 reach public hosts by such addresses, and nothing else by them. */
    private static AddressKind behind(InetAddress nat64) {
        var bytes = nat64.getAddress();
        try {
            return of(
                    InetAddress.getByAddress(
                            new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]}));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isIn(List<Range> ranges, InetAddress address) {
        return ranges.stream().anyMatch(it -> it.covers(address));
    }

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(AddressKind::range).toList();
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        return new Range(
                InetAddress.ofLiteral(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }
}
