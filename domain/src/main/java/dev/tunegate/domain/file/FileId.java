package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.RandomId;

/** Names a managed file: {@code file-…}. */
public record FileId(String value) {

    private static final String PREFIX = "file-";

    public FileId {
        RandomId.checked(PREFIX, value);
    }

    public static FileId fresh() {
        return new FileId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
