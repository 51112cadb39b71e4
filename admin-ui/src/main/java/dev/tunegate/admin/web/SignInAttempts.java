package dev.tunegate.admin.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins: at most ten a minute from one address. An attempt counts before its
 * secret is looked at, so that many at once win nothing, and is forgiven when it succeeds.
 */
@Component
final class SignInAttempts {

    private static final int MOST = 10;
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true);
    private final Clock clock;

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether this address may try once more; if so, the try is counted. */
    synchronized boolean begin(String address) {
        var now = clock.instant();
        var times = failures.computeIfAbsent(network(address), _ -> new ArrayDeque<>());
        forgetTheOldest();
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= MOST) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    synchronized void succeeded(String address) {
        failures.remove(network(address));
    }

    private void forgetTheOldest() {
        if (failures.size() > MOST_ADDRESSES) {
            var oldest = failures.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whoever has one IPv6 address has its whole network of 64 bits. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }
}
