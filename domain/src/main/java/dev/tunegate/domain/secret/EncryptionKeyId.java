package dev.tunegate.domain.secret;

import dev.tunegate.domain.shared.RandomId;

/** Names a key under which secrets are sealed; it is no secret. */
public record EncryptionKeyId(String value) {

    /** Letters and digits in an id: each sealed value begins with one. */
    public static final int LENGTH = 12;

    public EncryptionKeyId {
        if (!value.matches("[0-9A-Za-z]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not the id of an encryption key: " + value);
        }
    }

    public static EncryptionKeyId fresh() {
        return new EncryptionKeyId(RandomId.letters(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
