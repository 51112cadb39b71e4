package dev.tunegate.domain.finetuning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a provider says of a run, in its own names, at the moment it was asked. */
public record ProviderJob(ProviderJobId id, JobStatus status, Outcome outcome, Figures figures) {

    /**
     * How the run ended.
     *
     * @param tunedModel the provider's name of the model that came out
     * @param resultFiles the provider's names of the files with the metrics
     */
    public record Outcome(
            Optional<Instant> finishedAt,
            Optional<String> tunedModel,
            List<String> resultFiles,
            Optional<JobError> error) {

        public static final Outcome OPEN =
                new Outcome(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Outcome {
            resultFiles = List.copyOf(resultFiles);
        }
    }

    /**
     * Numbers that become known on the way.
     *
     * @param trainedTokens billable tokens, once the run has ended
     * @param chosen what the provider chose where the caller left the choice to it
     */
    public record Figures(
            Optional<Long> trainedTokens,
            Optional<Instant> estimatedFinish,
            Hyperparameters chosen) {

        public static final Figures UNKNOWN =
                new Figures(Optional.empty(), Optional.empty(), Hyperparameters.AUTO);

        /** The same, but with that estimate. */
        public Figures finishing(Optional<Instant> when) {
            return new Figures(trainedTokens, when, chosen);
        }
    }
}
