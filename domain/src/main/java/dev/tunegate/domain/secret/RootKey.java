package dev.tunegate.domain.secret;

import dev.tunegate.domain.key.Pepper;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret outside the database that opens the keys in it: whoever has only the database, or only
 * a copy of it, opens nothing.
 */
public final class RootKey {

    private static final String SEALING = "tunegate root key, 1";
    private static final String NAMING = "tunegate root key name, 1";
    private static final int NAME_BYTES = 4;

    private final Pepper source;

    private RootKey(Pepper source) {
        this.source = source;
    }

    /**
     * @param bytes at least 32 random ones
     * @throws IllegalArgumentException if they are fewer, or all the same
     */
    public static RootKey of(byte[] bytes) {
        if (bytes.length > 0 && HexFormat.of().formatHex(bytes).matches("(..)\\1*")) {
            throw new IllegalArgumentException("a root key's bytes are random");
        }
        return new RootKey(new Pepper(bytes));
    }

    /** The root key of a gateway that was given none of its own. */
    public static RootKey of(Pepper pepper) {
        return new RootKey(pepper);
    }

    /** What seals and opens the keys in the database; 32 bytes. */
    public byte[] sealingKey() {
        return source.keyFor(SEALING);
    }

    /** Tells one root key from another and gives nothing of it away. */
    public String name() {
        var bytes = Arrays.copyOf(source.keyFor(NAMING), NAME_BYTES);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
