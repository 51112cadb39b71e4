package dev.tunegate.admin.web;

import dev.tunegate.domain.access.SignInAttempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser keeps while it is away at the sign-in server: its attempt, and the page that it
 * wanted. It is its own only, so nothing is stored for those who never come back.
 */
record AttemptCookie(SignInAttempt attempt, String next) {

    private static final int MAX_LENGTH = 2_000;

    String value() {
        var page = Base64.getUrlEncoder().withoutPadding();
        return String.join(
                ".",
                attempt.state(),
                attempt.nonce(),
                attempt.verifier(),
                page.encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes a browser's word; garbage is no attempt. */
    static Optional<AttemptCookie> parse(String value, URI back) {
        var parts = value.split("\\.", -1);
        if (value.length() > MAX_LENGTH || parts.length != 4) {
            return Optional.empty();
        }
        try {
            var next = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
            var attempt = new SignInAttempt(parts[0], parts[1], parts[2], back);
            return Optional.of(new AttemptCookie(attempt, next));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a browser that comes back with this state is the one that went. */
    boolean began(String state) {
        return MessageDigest.isEqual(bytes(attempt.state()), bytes(state));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
