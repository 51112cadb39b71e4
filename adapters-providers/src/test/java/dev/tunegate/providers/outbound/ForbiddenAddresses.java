package dev.tunegate.providers.outbound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Addresses that nobody may talk the gateway into, in every way in which they have been written.
 */
public final class ForbiddenAddresses {

    private static final List<String> IPV4 =
            List.of(
                    "127.0.0.1",
                    "127.0.0.2",
                    "127.0.0.53",
                    "127.255.255.254",
                    "0.0.0.0",
                    "0.0.0.1",
                    "0.255.255.255",
                    "10.0.0.1",
                    "10.255.255.255",
                    "172.16.0.1",
                    "172.31.255.255",
                    "192.168.0.1",
                    "192.168.255.255",
                    "169.254.169.254",
                    "169.254.170.2",
                    "169.254.170.23",
                    "169.254.0.1",
                    "169.254.255.255",
                    "168.63.129.16",
                    "100.64.0.1",
                    "100.100.100.200",
                    "100.127.255.255",
                    "192.0.0.1",
                    "192.0.0.192",
                    "192.0.2.1",
                    "198.51.100.7",
                    "203.0.113.9",
                    "198.18.0.1",
                    "198.19.255.255",
                    "192.88.99.1",
                    "192.31.196.1",
                    "192.52.193.1",
                    "192.175.48.1",
                    "224.0.0.1",
                    "239.255.255.255",
                    "240.0.0.1",
                    "255.255.255.255");

    private static final List<String> IPV6 =
            List.of(
                    "::",
                    "::1",
                    "0:0:0:0:0:0:0:1",
                    "0000:0000:0000:0000:0000:0000:0000:0001",
                    "::2",
                    "fe80::1",
                    "febf::1",
                    "fec0::1",
                    "fc00::1",
                    "fdff::1",
                    "fd00:ec2::254",
                    "fd20:ce::254",
                    "ff01::1",
                    "ff02::1",
                    "ff05::2",
                    "ff0e::1",
                    "100::1",
                    "64:ff9b:1::1",
                    "2001::1",
                    "2001:0:4136:e378:8000:63bf:80ff:fffe",
                    "2001:2::1",
                    "2001:10::1",
                    "2001:20::1",
                    "2001:db8::1",
                    "2001:db8:ffff::1",
                    "2620:4f:8000::1",
                    "3fff::1",
                    "3fff:fff::1",
                    "5f00::1",
                    "4000::1",
                    "8000::1",
                    "::ffff:0:7f00:1",
                    "0:0:0:0:0:ffff:7f00:1");

    /** Written out one by one, as they stood in reports of such faults; %d is the port. */
    private static final List<String> REPORTED =
            List.of(
                    "https://localhost:%d/",
                    "https://LOCALHOST:%d/",
                    "https://localhost.:%d/",
                    "https://localhost.localdomain:%d/",
                    "https://ip6-localhost:%d/",
                    "https://api.openai.com@127.0.0.1:%d/",
                    "https://user:password@127.0.0.1:%d/",
                    "https://api.openai.com:443@127.0.0.1:%d/",
                    "https://api.openai.com%%40127.0.0.1:%d/",
                    "https://127.0.0.1%%2f@api.openai.com:%d/",
                    "https://api.openai.com%%2f@127.0.0.1:%d/",
                    "https://127.0.0.1%%00.api.openai.com:%d/",
                    "https://127.0.0.1%%2eapi.openai.com:%d/",
                    "https://127%%2e0%%2e0%%2e1:%d/",
                    "https://%%31%%32%%37.0.0.1:%d/",
                    "https://api.openai.com\\@127.0.0.1:%d/",
                    "https://127.0.0.1:%d\\@api.openai.com/",
                    "https:\\\\127.0.0.1:%d/",
                    "https:/127.0.0.1:%d/",
                    "https:127.0.0.1:%d/",
                    "https:///127.0.0.1:%d/",
                    "https://///127.0.0.1:%d/",
                    "//127.0.0.1:%d/",
                    "127.0.0.1:%d",
                    "https://[::1%%25lo]:%d/",
                    "https://[::1%%lo]:%d/",
                    "https://[fe80::1%%25eth0]:%d/",
                    "https://[::1]x:%d/",
                    "https://[::1:%d/",
                    "https://::1:%d/",
                    "https://[127.0.0.1]:%d/",
                    "https://[v1.fe80::a]:%d/",
                    "https://127.0.0.1:0%d/",
                    "https://127.0.0.1:%d:80/",
                    "https://127.0.0.1:+%d/",
                    "https://127.0.0.1:-%d/",
                    "https://127.0.0.1:0/",
                    "https://127.0.0.1:65536/",
                    "https://127.0.0.1:4294967376/",
                    "https://127.0.0.1: %d/",
                    "https://127.0.0.1:%d#@api.openai.com/",
                    "https://127.0.0.1:%d/#fragment",
                    "https://api.openai.com#@127.0.0.1:%d/",
                    "https://127.1:%d/",
                    "https://127.0.1:%d/",
                    "https://0:%d/",
                    "https://0x0:%d/",
                    "https://00:%d/",
                    "https://0x7f.1:%d/",
                    "https://0x7F000001:%d/",
                    "https://0x7f.0x0.0x0.0x1:%d/",
                    "https://0177.1:%d/",
                    "https://017700000001:%d/",
                    "https://2130706433:%d/",
                    "https://4294967295:%d/",
                    "https://6425673729:%d/",
                    "https://0x100000000:%d/",
                    "https://127.0.0.1.:%d/",
                    "https://127.0.0.01:%d/",
                    "https://127.000.000.001:%d/",
                    "https://127.0.0.0x1:%d/",
                    "https://127.0.0.256:%d/",
                    "https://127.0.0.1.1:%d/",
                    "https://.127.0.0.1:%d/",
                    "https://127..0.0.1:%d/",
                    "https://\u0661\u0662\u0667.0.0.1:%d/",
                    "https://\u2460\u2461\u2466.0.0.1:%d/",
                    "https://\uff11\uff12\uff17.0.0.1:%d/",
                    "https://127\u30020\u30020\u30021:%d/",
                    "https://127\uff0e0\uff0e0\uff0e1:%d/",
                    "https://127\uff610\uff610\uff611:%d/",
                    "https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3:%d/",
                    "https://loc\u00adalhost:%d/",
                    "https://loc\u200dalhost:%d/",
                    "https://localho\u017ft:%d/",
                    "https://m\u00fcnchen.example:%d/",
                    "https://\u0430pi.openai.com:%d/",
                    "https://api.openai.com\u2215@127.0.0.1:%d/",
                    "https://127.0.0.1\r\nHost: api.openai.com:%d/",
                    "https://127.0.0.1%%0d%%0aHost:%%20x:%d/",
                    "https://127.0.0.1\t:%d/",
                    "https://127.0.0.1 :%d/",
                    " https://127.0.0.1:%d/",
                    "https://127.0.0.1\u0000:%d/",
                    "http://127.0.0.1:%d/",
                    "http://api.openai.com:%d/",
                    "HTTP://127.0.0.1:%d/",
                    "ftp://127.0.0.1:%d/",
                    "file://127.0.0.1:%d/etc/passwd",
                    "file:///etc/passwd#%d",
                    "gopher://127.0.0.1:%d/_GET",
                    "jar:https://127.0.0.1:%d/x.jar!/",
                    "ldap://127.0.0.1:%d/",
                    "dict://127.0.0.1:%d/",
                    "ws://127.0.0.1:%d/",
                    "s3://127.0.0.1:%d/",
                    "gs://127.0.0.1:%d/",
                    "javascript://127.0.0.1:%d/",
                    "data:text/plain,%d",
                    "netdoc://127.0.0.1:%d/",
                    "h\u0442tps://127.0.0.1:%d/",
                    "https\u2236//127.0.0.1:%d/",
                    "https://metadata:%d/",
                    "https://vllm:%d/",
                    "https://-evil.example:%d/",
                    "https://evil-.example:%d/",
                    "https://ev_il.example:%d/",
                    "https://evil..example:%d/",
                    "https://evil.example.:%d/",
                    "https://%%65vil.example:%d/",
                    "https://*.example:%d/",
                    "https://evil.example,127.0.0.1:%d/",
                    "https://evil.example;127.0.0.1:%d/",
                    "https://$(id).example:%d/",
                    "https://${HOST}:%d/",
                    "https://{{host}}:%d/",
                    "https://:%d/",
                    "https://");

    private ForbiddenAddresses() {}

    /** Every IP address for which a name must not stand. */
    public static List<String> places() {
        var places = new ArrayList<>(IPV4);
        places.addAll(IPV6);
        IPV4.forEach(it -> places.addAll(embedded(it)));
        return places;
    }

    /** Every address that must be refused as it stands. */
    public static Set<String> texts(int port) {
        var texts = new LinkedHashSet<String>();
        places().forEach(it -> texts.add("https://" + bracketed(it) + ":" + port + "/v1"));
        Stream.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1")
                .forEach(
                        it ->
                                disguised(it)
                                        .forEach(
                                                form -> texts.add("https://" + form + ":" + port)));
        REPORTED.forEach(it -> texts.add(it.formatted(port)));
        return texts;
    }

    /** The ways to put an IPv4 address into an IPv6 one. */
    private static List<String> embedded(String ipv4) {
        var bytes = bytes(ipv4);
        var hex = "%02x%02x:%02x%02x".formatted(bytes[0], bytes[1], bytes[2], bytes[3]);
        var inverted =
                "%02x%02x:%02x%02x"
                        .formatted(
                                bytes[0] ^ 0xff, bytes[1] ^ 0xff, bytes[2] ^ 0xff, bytes[3] ^ 0xff);
        return List.of(
                "::ffff:" + ipv4,
                "::ffff:" + hex,
                "::" + ipv4,
                "64:ff9b::" + ipv4,
                "64:ff9b:1::" + hex,
                "2002:" + hex + "::1",
                "2001:0:4136:e378:0:ffff:" + inverted,
                "fe80::5efe:" + hex);
    }

    /** The ways to write an IPv4 address that some readers know and others do not. */
    private static List<String> disguised(String ipv4) {
        var b = bytes(ipv4);
        long number = ((long) b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3];
        return List.of(
                Long.toString(number),
                "0x" + Long.toHexString(number),
                "0X" + Long.toHexString(number).toUpperCase(Locale.ROOT),
                "0" + Long.toOctalString(number),
                "0%o.0%o.0%o.0%o".formatted(b[0], b[1], b[2], b[3]),
                "0x%x.0x%x.0x%x.0x%x".formatted(b[0], b[1], b[2], b[3]),
                "%03d.%03d.%03d.%03d".formatted(b[0], b[1], b[2], b[3]),
                "%d.%d".formatted(b[0], (b[1] << 16) | (b[2] << 8) | b[3]),
                "%d.%d.%d".formatted(b[0], b[1], (b[2] << 8) | b[3]),
                "0x%x.%d.0%o.%d".formatted(b[0], b[1], b[2], b[3]),
                ipv4 + ".",
                ipv4.replace(".", "%2e"),
                ipv4.replace('.', '\u3002'),
                "user@" + ipv4,
                "api.openai.com@" + ipv4);
    }

    private static int[] bytes(String ipv4) {
        return Stream.of(ipv4.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static String bracketed(String place) {
        return place.contains(":") ? "[" + place + "]" : place;
    }
}
