package dev.tunegate.domain.file;

/** A provider's own name for a copy. It never leaves the gateway. */
public record ProviderFileId(String value) {

    public ProviderFileId {
        if (value.isBlank() || value.length() > 2048) {
            throw new IllegalArgumentException("not a provider's file id");
        }
    }
}
