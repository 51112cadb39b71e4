package dev.tunegate.application.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job that is wanted, with file ids as the caller gave them. */
public record NewFineTuningJob(
        ModelName model,
        ProviderChoice choice,
        Data data,
        TrainingMethod method,
        Options options,
        RequestIdentity identity) {

    /** What it learns from. */
    public record Data(String trainingFile, Optional<String> validationFile) {}

    /** What tells it from others; a seed is made where none is given. */
    public record Options(
            Optional<String> suffix,
            Optional<Integer> seed,
            List<WandbIntegration> integrations,
            Metadata metadata,
            Map<String, String> extensions) {

        public Options {
            integrations = List.copyOf(integrations);
            extensions = Map.copyOf(extensions);
        }
    }
}
