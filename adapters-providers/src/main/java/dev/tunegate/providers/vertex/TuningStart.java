package dev.tunegate.providers.vertex;

import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request that starts a run. A choice that was left open is left out. What Vertex AI has no
 * field for is refused by {@link VertexTerms}, or told in the job's log.
 */
final class TuningStart {

    static final Map<String, String> ADAPTER_SIZES =
            Map.of(
                    "1", "ADAPTER_SIZE_ONE",
                    "2", "ADAPTER_SIZE_TWO",
                    "4", "ADAPTER_SIZE_FOUR",
                    "8", "ADAPTER_SIZE_EIGHT",
                    "16", "ADAPTER_SIZE_SIXTEEN",
                    "32", "ADAPTER_SIZE_THIRTY_TWO");

    private TuningStart() {}

    static ObjectNode of(RunOrder order, String model) {
        var request = order.request();
        var body = JsonMapper.shared().createObjectNode();
        model(body, model);
        request.options().suffix().ifPresent(it -> body.put("tunedModelDisplayName", it));
        body.putObject("labels").put(Marker.KEY, Marker.of(order.job()));
        var spec = body.putObject(specOf(request.method()));
        spec.put("trainingDatasetUri", order.files().training().value());
        order.files().validation().ifPresent(it -> spec.put("validationDatasetUri", it.value()));
        var chosen = hyperparameters(order);
        if (!chosen.isEmpty()) {
            spec.set("hyperParameters", chosen);
        }
        extension(order, VertexTerms.LAST_CHECKPOINT_ONLY)
                .ifPresent(it -> spec.put("exportLastCheckpointOnly", Boolean.parseBoolean(it)));
        return body;
    }

    /** A model of the registry is tuned further; any other name is a base model's. */
    private static void model(ObjectNode body, String model) {
        if (model.matches("projects/[^/]+/locations/[^/]+/models/[^/]+")) {
            body.putObject("preTunedModel").put("tunedModelName", model);
        } else {
            body.put("baseModel", model.replaceFirst("^publishers/google/models/", ""));
        }
    }

    private static String specOf(TrainingMethod method) {
        return switch (method) {
            case Supervised _ -> "supervisedTuningSpec";
            case Dpo _ -> "preferenceOptimizationSpec";
            case Reinforcement _ ->
                    throw new Rejected(
                            400,
                            "method.type",
                            null,
                            "Vertex AI is asked for supervised and preference tuning only.");
        };
    }

    private static ObjectNode hyperparameters(RunOrder order) {
        var method = order.request().method();
        var node = JsonMapper.shared().createObjectNode();
        var chosen = method.hyperparameters();
        chosen.epochs().ifPresent(it -> node.put("epochCount", Integer.toString(it)));
        chosen.learningRateMultiplier().ifPresent(it -> node.put("learningRateMultiplier", it));
        if (method instanceof Dpo dpo) {
            dpo.beta().ifPresent(it -> node.put("beta", it));
        }
        extension(order, VertexTerms.ADAPTER_SIZE)
                .map(ADAPTER_SIZES::get)
                .ifPresent(it -> node.put("adapterSize", it));
        return node;
    }

    private static Optional<String> extension(RunOrder order, String word) {
        return Optional.ofNullable(order.request().options().extensions().get(word));
    }
}
