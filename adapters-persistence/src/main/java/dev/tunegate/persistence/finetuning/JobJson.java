package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.WandbIntegration;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nested parts of a job as they are kept in JSON columns. */
final class JobJson {

    private JobJson() {}

    /** Hyperparameters; what is missing was left to the provider. */
    record Settings(
            @Nullable Integer epochs,
            @Nullable Integer batchSize,
            @Nullable BigDecimal learningRateMultiplier) {

        static Settings of(Hyperparameters from) {
            return new Settings(
                    from.epochs().orElse(null),
                    from.batchSize().orElse(null),
                    from.learningRateMultiplier().orElse(null));
        }

        Hyperparameters toHyperparameters() {
            return new Hyperparameters(
                    Optional.ofNullable(epochs),
                    Optional.ofNullable(batchSize),
                    Optional.ofNullable(learningRateMultiplier));
        }
    }

    /** A training method, by its word. */
    record Method(
            String type, Settings settings, @Nullable BigDecimal beta, @Nullable Grading grading) {

        static Method of(TrainingMethod method) {
            var settings = Settings.of(method.hyperparameters());
            return switch (method) {
                case Supervised _ -> new Method(method.word(), settings, null, null);
                case Dpo dpo -> new Method(method.word(), settings, dpo.beta().orElse(null), null);
                case Reinforcement it -> new Method(method.word(), settings, null, Grading.of(it));
            };
        }

        TrainingMethod toMethod() {
            return switch (type) {
                case "supervised" -> new Supervised(settings.toHyperparameters());
                case "dpo" -> new Dpo(settings.toHyperparameters(), Optional.ofNullable(beta));
                case "reinforcement" ->
                        Objects.requireNonNull(grading).toMethod(settings.toHyperparameters());
                default -> throw new IllegalStateException("training method " + type);
            };
        }
    }

    /** What reinforcement has besides; the JSON of its caller is kept as text. */
    record Grading(
            @Nullable String reasoning,
            @Nullable BigDecimal computeMultiplier,
            @Nullable Integer evalInterval,
            @Nullable Integer evalSamples,
            String grader,
            @Nullable String responseFormat) {

        static Grading of(Reinforcement from) {
            var effort = from.effort();
            return new Grading(
                    effort.reasoning().orElse(null),
                    effort.computeMultiplier().orElse(null),
                    effort.evalInterval().orElse(null),
                    effort.evalSamples().orElse(null),
                    from.grader(),
                    from.responseFormat().orElse(null));
        }

        Reinforcement toMethod(Hyperparameters settings) {
            var effort =
                    new Reinforcement.Effort(
                            Optional.ofNullable(reasoning),
                            Optional.ofNullable(computeMultiplier),
                            Optional.ofNullable(evalInterval),
                            Optional.ofNullable(evalSamples));
            return new Reinforcement(settings, effort, grader, Optional.ofNullable(responseFormat));
        }
    }

    /** A Weights & Biases project. */
    record Wandb(
            String project,
            @Nullable String name,
            @Nullable String entity,
            List<String> tags,
            @Nullable String run) {

        static List<Wandb> of(List<WandbIntegration> integrations) {
            return integrations.stream()
                    .map(
                            it ->
                                    new Wandb(
                                            it.project(),
                                            it.name().orElse(null),
                                            it.entity().orElse(null),
                                            it.tags(),
                                            it.run().map(TrackedRunId::value).orElse(null)))
                    .toList();
        }

        static List<WandbIntegration> toIntegrations(Wandb[] stored) {
            return Arrays.stream(stored)
                    .map(
                            it ->
                                    new WandbIntegration(
                                            it.project(),
                                            Optional.ofNullable(it.name()),
                                            Optional.ofNullable(it.entity()),
                                            it.tags(),
                                            Optional.ofNullable(it.run()).map(TrackedRunId::new)))
                    .toList();
        }
    }
}
