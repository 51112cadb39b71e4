package dev.tunegate.api.web;

import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the key that a request carries, wherever its client puts it. */
final class Credentials {

    private static final String AUTHORIZATION = "Authorization";
    private static final String PORTKEY = "x-portkey-api-key";
    private static final List<String> KEY_HEADERS =
            List.of("api-key", "x-api-key", "x-litellm-api-key");
    private static final Set<String> KEY_PARAMETERS =
            Set.of("key", "api_key", "api-key", "apikey", "x-api-key", "access_token", "token");
    private static final String BEARER = "bearer ";

    private Credentials() {}

    /**
     * The one key of the request. Clients of Portkey send it as {@code x-portkey-api-key}, beside
     * an {@code Authorization} that is the provider's or stands for nothing.
     *
     * @throws Refusal.NotAuthenticated if there is none, or several that differ
     * @throws Refusal.InvalidInput if there is one in the URL, where it gets into logs
     */
    static String of(HttpServletRequest request) {
        requireNoneInUrl(request);
        var keys = new LinkedHashSet<String>();
        if (isOfPortkey(request)) {
            keys.addAll(keys(request, PORTKEY));
            keys.addAll(keys(request, AUTHORIZATION).stream().filter(it -> isOurs(it)).toList());
        } else {
            HeaderText.all(request, AUTHORIZATION).forEach(it -> keys.add(authorizing(it)));
        }
        KEY_HEADERS.forEach(it -> keys.addAll(keys(request, it)));
        if (keys.size() > 1) {
            throw new Refusal.NotAuthenticated(
                    "ambiguous_api_key",
                    "The request carries several keys that differ. Send one, as 'Authorization:"
                            + " Bearer …'.");
        }
        return keys.stream().findFirst().orElseThrow(Credentials::missing);
    }

    /** Whether {@code Authorization} holds something else than this key of ours. */
    static boolean hasOther(HttpServletRequest request, String ours) {
        return keys(request, AUTHORIZATION).stream().anyMatch(it -> !it.equals(ours));
    }

    /** What {@code Authorization} holds where Portkey's header carries a key of its own. */
    static Optional<String> besidePortkeys(HttpServletRequest request) {
        var carried = keys(request, PORTKEY);
        return carried.isEmpty()
                ? Optional.empty()
                : keys(request, AUTHORIZATION).stream()
                        .filter(it -> !carried.contains(it))
                        .findFirst();
    }

    /** A key of Portkey's own is none of ours where {@code Authorization} holds one that is. */
    private static boolean isOfPortkey(HttpServletRequest request) {
        var keys = keys(request, PORTKEY);
        return !keys.isEmpty()
                && (keys.stream().anyMatch(Credentials::isOurs)
                        || keys(request, AUTHORIZATION).stream().noneMatch(Credentials::isOurs));
    }

    private static boolean isOurs(String key) {
        return KeySecret.parse(key).isPresent();
    }

    private static List<String> keys(HttpServletRequest request, String header) {
        return HeaderText.all(request, header).stream()
                .map(it -> isBearer(it) ? bearer(it) : it)
                .toList();
    }

    /** Portkey's clients send what they were given, which may be the bare key. */
    private static String authorizing(String header) {
        return isOurs(header) ? header : bearer(header);
    }

    private static String bearer(String header) {
        if (!isBearer(header)) {
            throw new Refusal.NotAuthenticated(
                    "invalid_authorization",
                    "The Authorization header must be 'Bearer' and a key.");
        }
        return header.substring(BEARER.length()).strip();
    }

    private static boolean isBearer(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(BEARER);
    }

    /** Asking about a key, as {@code /key/info?key=} does, is not presenting it. */
    private static void requireNoneInUrl(HttpServletRequest request) {
        var path = request.getRequestURI();
        boolean asksAboutKey = path.endsWith("/key/info") || path.endsWith("/access/explain");
        for (var name : QueryParameters.of(request).names()) {
            var plain = name.toLowerCase(Locale.ROOT);
            if (KEY_PARAMETERS.contains(plain) && !(asksAboutKey && plain.equals("key"))) {
                throw new Refusal.InvalidInput(
                        name,
                        "api_key_in_url",
                        "A key does not belong into a URL. Send it as 'Authorization: Bearer …'.");
            }
        }
    }

    private static Refusal missing() {
        return new Refusal.NotAuthenticated(
                "missing_api_key", "No API key was given. Send it as 'Authorization: Bearer …'.");
    }
}
