package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.WandbIntegration;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
    record Method(String type, Settings settings, @Nullable BigDecimal beta) {

        static Method of(TrainingMethod method) {
            var settings = Settings.of(method.hyperparameters());
            return switch (method) {
                case Supervised _ -> new Method(method.word(), settings, null);
                case Dpo dpo -> new Method(method.word(), settings, dpo.beta().orElse(null));
            };
        }

        TrainingMethod toMethod() {
            return switch (type) {
                case "supervised" -> new Supervised(settings.toHyperparameters());
                case "dpo" -> new Dpo(settings.toHyperparameters(), Optional.ofNullable(beta));
                default -> throw new IllegalStateException("training method " + type);
            };
        }
    }

    /** A Weights & Biases project. */
    record Wandb(
            String project, @Nullable String name, @Nullable String entity, List<String> tags) {

        static List<Wandb> of(List<WandbIntegration> integrations) {
            return integrations.stream()
                    .map(
                            it ->
                                    new Wandb(
                                            it.project(),
                                            it.name().orElse(null),
                                            it.entity().orElse(null),
                                            it.tags()))
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
                                            it.tags()))
                    .toList();
        }
    }
}
