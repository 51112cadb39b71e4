package dev.tunegate.domain.batch;

import dev.tunegate.domain.finetuning.ProviderJobId;
import java.util.Optional;

/** What a provider says of its batch, in its own names, at the moment it was asked. */
public record ProviderBatch(ProviderJobId id, BatchProgress progress, Files files) {

    /** The provider's names of the files that it has written. */
    public record Files(Optional<String> answers, Optional<String> errors) {

        public static final Files NONE = new Files(Optional.empty(), Optional.empty());
    }

    public BatchStatus status() {
        return progress.status();
    }
}
