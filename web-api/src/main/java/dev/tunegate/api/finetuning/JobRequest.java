package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.finetuning.NewFineTuningJob;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a create request, and names whatever is wrong in it. */
final class JobRequest {

    private static final Set<String> MEMBERS =
            Set.of(
                    "model",
                    "training_file",
                    "validation_file",
                    "hyperparameters",
                    "method",
                    "suffix",
                    "seed",
                    "integrations",
                    "metadata",
                    "custom_llm_provider",
                    "portkey_options",
                    OwnParameters.OPTIONS,
                    // words of LiteLLM that say nothing of a job here
                    "target_model_names",
                    "litellm_metadata");

    private static final int MAX_SUFFIX = 64;

    private JobRequest() {}

    /**
     * @param own gathers what is a provider's own
     */
    static NewFineTuningJob read(
            JsonObject body, ProviderChoice choice, RequestIdentity identity, OwnParameters own) {
        var members = new HashSet<>(MEMBERS);
        members.addAll(OwnParameters.AT_TOP);
        body.only(members);
        var model = ModelName.of(body.requiredText("model"), "model");
        var data =
                new NewFineTuningJob.Data(
                        body.requiredText("training_file"), body.text("validation_file"));
        var method = MethodRequest.read(body, own);
        return new NewFineTuningJob(model, choice, data, method, options(body, own), identity);
    }

    private static NewFineTuningJob.Options options(JsonObject body, OwnParameters own) {
        own.of(body);
        return new NewFineTuningJob.Options(
                suffix(body),
                seed(body),
                WandbRequest.read(body),
                body.metadata("metadata"),
                own.all());
    }

    /** It becomes part of a model's name, so it must be one. */
    private static Optional<String> suffix(JsonObject body) {
        var suffix = body.text("suffix", MAX_SUFFIX);
        suffix.filter(it -> it.chars().anyMatch(Character::isISOControl))
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    "suffix",
                                    "invalid_value",
                                    "'suffix' must not hold control characters.");
                        });
        return suffix;
    }

    private static Optional<Integer> seed(JsonObject body) {
        var seed = body.integer("seed");
        seed.filter(it -> it < 0)
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    "seed",
                                    "integer_below_min_value",
                                    "'seed' must be from 0 to 2147483647.");
                        });
        return seed;
    }
}
