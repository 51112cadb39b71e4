package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.RandomId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What a browser shows to go on where it was: 256 random bits, known to it alone. */
public record SessionToken(String value) {

    private static final int LENGTH = 43;
    private static final String SHAPE = "[0-9A-Za-z]{" + LENGTH + "}";

    public SessionToken {
        if (!value.matches(SHAPE)) {
            throw new IllegalArgumentException("not a session's token");
        }
    }

    public static SessionToken fresh() {
        return new SessionToken(RandomId.letters(LENGTH));
    }

    /** Takes a browser's word; garbage is no token. */
    public static Optional<SessionToken> parse(String text) {
        return text.matches(SHAPE) ? Optional.of(new SessionToken(text)) : Optional.empty();
    }

    /** What is stored in its place, so that whoever reads the database opens nothing. */
    public SessionId id() {
        try {
            var bytes = value.getBytes(StandardCharsets.US_ASCII);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new SessionId(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
