package dev.tunegate.providers.outbound;

import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes. There is one way to write each host; every other one is refused, so that no
 * two readers of an address can take it for different hosts.
 *
 * @param host a name in lower case, or an IP address, IPv6 in brackets
 */
record Destination(String scheme, String host, int port) {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label begins with a letter: what ends in a number is an IPv4 address to some. */
    private static final Pattern NAME =
            Pattern.compile("(?:" + LABEL + "\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final String BYTE = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    /**
     * @throws Misconfigured if the address is not plainly written
     */
    static Destination of(URI address) {
        var scheme = lower(address.getScheme());
        require(scheme.equals("https") || scheme.equals("http"), "it is neither https nor http");
        require(address.getRawUserInfo() == null, "it carries a user name");
        require(address.getRawFragment() == null, "it carries a fragment");
        var host = lower(address.getHost());
        int port = address.getPort();
        require(isHost(host), "its host is not plainly written");
        require(port == -1 || (port > 0 && port <= 65535), "it has no such port");
        var written = port == -1 ? host : host + ":" + port;
        require(
                written.equals(lower(address.getRawAuthority())),
                "its host is not plainly written");
        return new Destination(scheme, host, port == -1 ? usual(scheme) : port);
    }

    private static boolean isHost(String host) {
        return host.length() <= 253
                && (NAME.matcher(host).matches()
                        || IPV4.matcher(host).matches()
                        || (IPV6.matcher(host).matches() && literal(host).isPresent()));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    /** Says which rule was broken, and nothing of the address, which may hold a secret. */
    static Misconfigured refused(String why) {
        return new Misconfigured("The gateway does not connect to the address: " + why + ".");
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Whether the host is a name that a search list would complete. */
    boolean isDotless() {
        return literal().isEmpty() && host.indexOf('.') < 0;
    }

    /** The IP address that stands in the place of a name. */
    Optional<InetAddress> literal() {
        return IPV4.matcher(host).matches() || host.startsWith("[")
                ? literal(host)
                : Optional.empty();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
