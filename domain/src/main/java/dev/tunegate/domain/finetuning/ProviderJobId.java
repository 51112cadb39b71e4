package dev.tunegate.domain.finetuning;

/** A provider's own name for a run. It never leaves the gateway. */
public record ProviderJobId(String value) {

    public ProviderJobId {
        if (value.isBlank() || value.length() > 2048) {
            throw new IllegalArgumentException("not a provider's job id");
        }
    }
}
