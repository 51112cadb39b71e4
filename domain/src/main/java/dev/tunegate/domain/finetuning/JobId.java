package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.RandomId;

/**
 * Names a fine-tuning job: {@code ftjob-…}. It is also the marker that a provider's run carries.
 */
public record JobId(String value) {

    static final String PREFIX = "ftjob-";

    public JobId {
        RandomId.checked(PREFIX, value);
    }

    public static JobId fresh() {
        return new JobId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
