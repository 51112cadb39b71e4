package dev.tunegate.domain.provider;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A place inside their network that operators let the gateway connect to. */
public sealed interface Allowance {

    /**
     * @param name in lower case, or an address as it is written
     * @param port empty for every port
     */
    record Host(String name, OptionalInt port) implements Allowance {

        public boolean covers(String host, int at) {
            return name.equals(host) && port.orElse(at) == at;
        }
    }

    /**
     * @param bits how many of the network's first bits an address must share
     */
    record Range(InetAddress network, int bits) implements Allowance {

        public boolean covers(InetAddress address) {
            var one = network.getAddress();
            var other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reads {@code host}, {@code host:port} or {@code network/bits}; empty if it is neither. */
    static Optional<Allowance> parse(String text) {
        return text.contains("/") ? Words.range(text) : Words.host(text);
    }

    /** How allowances are written. */
    final class Words {

        private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
        private static final Pattern HOST =
                Pattern.compile(
                        "(" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");
        private static final Pattern RANGE =
                Pattern.compile(
                        "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f.]*:[0-9a-f:.]*)/([0-9]{1,3})");

        private Words() {}

        private static Optional<Allowance> host(String text) {
            var parts = HOST.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                return Optional.empty();
            }
            var name = parts.group(1);
            var port = Optional.ofNullable(parts.group(2)).map(Integer::parseInt);
            return port.filter(it -> it == 0 || it > 65535).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new Host(
                                    name, port.map(OptionalInt::of).orElseGet(OptionalInt::empty)));
        }

        private static Optional<Allowance> range(String text) {
            var parts = RANGE.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                var network = InetAddress.ofLiteral(parts.group(1));
                int bits = Integer.parseInt(parts.group(2));
                return bits <= network.getAddress().length * 8
                        ? Optional.of(new Range(network, bits))
                        : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
