package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.WandbIntegration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request that starts a run at OpenAI, and its parts. The method always goes in {@code method},
 * supervised too: the older {@code hyperparameters} member is deprecated, and hosts may refuse to
 * see both. A choice that was left open is left out, which every host reads as {@code auto}.
 */
final class StartJson {

    /** OpenAI takes 16 pairs, and one is the marker. */
    private static final int PAIRS = 15;

    private static final JsonMapper JSON = JsonMapper.shared();

    private StartJson() {}

    static String of(RunOrder order, String model) {
        return StartBody.of(order, model).withMethod().withIntegrations().markedInMetadata().text();
    }

    static ObjectNode method(TrainingMethod method) {
        var hyperparameters = hyperparameters(method.hyperparameters());
        switch (method) {
            case Supervised _ -> {}
            case Dpo dpo -> dpo.beta().ifPresent(it -> hyperparameters.put("beta", it));
            case Reinforcement it -> effort(it.effort(), hyperparameters);
        }
        var node = JsonNodeFactory.instance.objectNode();
        node.put("type", method.word());
        if (!hyperparameters.isEmpty()) {
            node.withObject("/" + method.word()).set("hyperparameters", hyperparameters);
        }
        if (method instanceof Reinforcement reinforcement) {
            var settings = node.withObject("/" + method.word());
            settings.set("grader", JSON.readTree(reinforcement.grader()));
            reinforcement
                    .responseFormat()
                    .ifPresent(it -> settings.set("response_format", JSON.readTree(it)));
        }
        return node;
    }

    private static void effort(Reinforcement.Effort effort, ObjectNode hyperparameters) {
        effort.reasoning().ifPresent(it -> hyperparameters.put("reasoning_effort", it));
        effort.computeMultiplier().ifPresent(it -> hyperparameters.put("compute_multiplier", it));
        effort.evalInterval().ifPresent(it -> hyperparameters.put("eval_interval", it));
        effort.evalSamples().ifPresent(it -> hyperparameters.put("eval_samples", it));
    }

    static ObjectNode hyperparameters(Hyperparameters chosen) {
        var node = JsonNodeFactory.instance.objectNode();
        chosen.epochs().ifPresent(it -> node.put("n_epochs", it));
        chosen.batchSize().ifPresent(it -> node.put("batch_size", it));
        chosen.learningRateMultiplier().ifPresent(it -> node.put("learning_rate_multiplier", it));
        return node;
    }

    static ObjectNode wandb(WandbIntegration integration) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("type", "wandb");
        var wandb = node.putObject("wandb");
        wandb.put("project", integration.project());
        integration.name().ifPresent(it -> wandb.put("name", it));
        integration.entity().ifPresent(it -> wandb.put("entity", it));
        if (!integration.tags().isEmpty()) {
            var tags = wandb.putArray("tags");
            integration.tags().forEach(tags::add);
        }
        return node;
    }

    static ObjectNode metadata(RunOrder order) {
        var node = JsonNodeFactory.instance.objectNode();
        order.request().metadata().pairs().entrySet().stream()
                .filter(it -> !it.getKey().equals(Marker.KEY))
                .limit(PAIRS)
                .forEach(it -> node.put(it.getKey(), it.getValue()));
        return node.put(Marker.KEY, order.job().value());
    }
}
