package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.TrainingTerms.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters that a request sets, each with the path where its caller wrote it. */
final class Wishes {

    private final List<Wish> all = new ArrayList<>();

    private Wishes() {}

    static List<Wish> of(TrainingRequest request) {
        var wishes = new Wishes();
        wishes.options(request);
        wishes.method(request.method());
        return wishes.all;
    }

    static List<Wish> extensionsOf(TrainingRequest request) {
        return request.options().extensions().entrySet().stream()
                .map(it -> new Wish(it.getKey(), "provider_options." + it.getKey(), it.getValue()))
                .toList();
    }

    private void options(TrainingRequest request) {
        var options = request.options();
        add(TrainingTerms.SUFFIX, "", options.suffix());
        add(TrainingTerms.SEED, "", Optional.of(options.seed()));
        add(TrainingTerms.VALIDATION_FILE, "", request.files().validation());
        if (!options.integrations().isEmpty()) {
            add(TrainingTerms.INTEGRATIONS, "", Optional.of("wandb"));
        }
    }

    private void method(TrainingMethod method) {
        var settings = method.hyperparameters();
        var path = "method." + method.word() + ".hyperparameters.";
        add(TrainingTerms.EPOCHS, path, settings.epochs());
        add(TrainingTerms.BATCH_SIZE, path, settings.batchSize());
        add(TrainingTerms.LEARNING_RATE_MULTIPLIER, path, settings.learningRateMultiplier());
        switch (method) {
            case Supervised _ -> {}
            case Dpo dpo -> add(TrainingTerms.BETA, path, dpo.beta());
            case Reinforcement it -> effort(it.effort(), path);
        }
    }

    private void effort(Reinforcement.Effort effort, String path) {
        add("reasoning_effort", path, effort.reasoning());
        add("compute_multiplier", path, effort.computeMultiplier());
        add("eval_interval", path, effort.evalInterval());
        add("eval_samples", path, effort.evalSamples());
    }

    private void add(String name, String path, Optional<?> value) {
        value.ifPresent(it -> all.add(new Wish(name, path + name, text(it))));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
