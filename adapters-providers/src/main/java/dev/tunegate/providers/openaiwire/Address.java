package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts addresses together, with every name in them encoded. */
public final class Address {

    private static final Pattern ENCODED =
            Pattern.compile("[A-Za-z0-9._~:-]*(%[0-9A-Fa-f]{2}[A-Za-z0-9._~:-]*)+");

    private Address() {}

    /**
     * A configured base address without its last slashes.
     *
     * @throws Misconfigured if it is not plain {@code http(s)://host[:port][/path]}
     */
    public static URI base(URI configured) {
        var scheme = configured.getScheme();
        boolean plain =
                ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                        && configured.getHost() != null
                        && configured.getRawUserInfo() == null
                        && configured.getRawQuery() == null
                        && configured.getRawFragment() == null;
        if (!plain) {
            throw new Misconfigured(
                    "A provider's address must be http or https with a host, and nothing but a path"
                            + " behind it.");
        }
        return URI.create(configured.toString().replaceFirst("/+$", ""));
    }

    public static URI of(URI base, String path) {
        return URI.create(base + path);
    }

    public static URI of(URI base, String path, Map<String, String> query) {
        return query.isEmpty()
                ? of(base, path)
                : of(
                        base,
                        path
                                + query.entrySet().stream()
                                        .map(
                                                it ->
                                                        encoded(it.getKey())
                                                                + "="
                                                                + encoded(it.getValue()))
                                        .collect(Collectors.joining("&", "?", "")));
    }

    /**
     * A name as one segment of a path; colons stay, as official clients leave them. A name that a
     * host has given out encoded stays so: it would not know it again otherwise.
     */
    public static String segment(String name) {
        return ENCODED.matcher(name).matches() ? name : encoded(name).replace("%3A", ":");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
