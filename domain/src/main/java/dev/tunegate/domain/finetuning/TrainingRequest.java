package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller asked to be trained, in the gateway's own names. */
public record TrainingRequest(
        ModelName model, Files files, TrainingMethod method, Options options, Metadata metadata) {

    /** The same, reporting elsewhere. */
    public TrainingRequest reportingTo(List<WandbIntegration> integrations) {
        var other =
                new Options(options.suffix(), options.seed(), integrations, options.extensions());
        return new TrainingRequest(model, files, method, other, metadata);
    }

    /** Our own files that the job learns from. */
    public record Files(FileId training, Optional<FileId> validation) {

        public List<FileId> all() {
            return validation.map(it -> List.of(training, it)).orElse(List.of(training));
        }
    }

    /**
     * What tells this job from others.
     *
     * @param suffix 1 to 64 characters that appear in the tuned model's name
     * @param seed 0 to 2,147,483,647; made by us where the caller gave none
     * @param extensions the provider's own parameters, as {@code provider_options} gave them
     */
    public record Options(
            Optional<String> suffix,
            int seed,
            List<WandbIntegration> integrations,
            Map<String, String> extensions) {

        public Options {
            integrations = List.copyOf(integrations);
            extensions = Map.copyOf(extensions);
        }

        /** Without parameters of the provider's own. */
        public Options(Optional<String> suffix, int seed, List<WandbIntegration> integrations) {
            this(suffix, seed, integrations, Map.of());
        }
    }
}
