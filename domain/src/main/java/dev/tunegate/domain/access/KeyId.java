package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.RandomId;

/** Names a virtual key. It is no secret and stays the same for the key's whole life. */
public record KeyId(String value) {

    /** Letters and digits in an id; it is the public part of the key's secret. */
    public static final int LENGTH = 10;

    public KeyId {
        if (!value.matches("[0-9A-Za-z]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not a key id: " + value);
        }
    }

    public static KeyId fresh() {
        return new KeyId(RandomId.letters(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
