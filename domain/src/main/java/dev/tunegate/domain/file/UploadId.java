package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.RandomId;

/** Names an upload in parts: {@code upload_…}. */
public record UploadId(String value) {

    private static final String PREFIX = "upload_";

    public UploadId {
        RandomId.checked(PREFIX, value);
    }

    public static UploadId fresh() {
        return new UploadId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
