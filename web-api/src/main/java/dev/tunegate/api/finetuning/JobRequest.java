package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.finetuning.NewFineTuningJob;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
                    // members that gateways before us took; they name what we know already
                    "custom_llm_provider",
                    "target_model_names",
                    "litellm_metadata");

    private static final Set<String> SETTINGS =
            Set.of("n_epochs", "batch_size", "learning_rate_multiplier");
    private static final Set<String> DPO_SETTINGS =
            Set.of("n_epochs", "batch_size", "learning_rate_multiplier", "beta");

    private JobRequest() {}

    static NewFineTuningJob read(JsonObject body, RequestIdentity identity) {
        body.only(MEMBERS);
        var model = body.text("model").orElseThrow(() -> body.missing("model"));
        var training = body.text("training_file").orElseThrow(() -> body.missing("training_file"));
        return new NewFineTuningJob(
                ModelName.of(model, "model"),
                new NewFineTuningJob.Data(training, body.text("validation_file")),
                method(body),
                options(body),
                identity);
    }

    private static NewFineTuningJob.Options options(JsonObject body) {
        return new NewFineTuningJob.Options(
                body.text("suffix", 64),
                body.integer("seed").map(JobRequest::seed),
                body.items("integrations", 5, JobRequest::integration),
                new Metadata(body.pairs("metadata")));
    }

    private static int seed(long seed) {
        if (seed < 0 || seed > Integer.MAX_VALUE) {
            throw new Refusal.InvalidInput(
                    "seed",
                    seed < 0 ? "integer_below_min_value" : "integer_above_max_value",
                    "Invalid 'seed': expected 0 to 2147483647.");
        }
        return (int) seed;
    }

    private static TrainingMethod method(JsonObject body) {
        var old = body.object("hyperparameters");
        var method = body.object("method");
        if (method.isEmpty()) {
            return new TrainingMethod.Supervised(settings(old));
        }
        var read = named(method.get());
        var agreed = old.isEmpty() || settings(old).equals(read.hyperparameters());
        if (!agreed) {
            throw new Refusal.InvalidInput(
                    "hyperparameters",
                    "invalid_value",
                    "'hyperparameters' and 'method' contradict each other; leave the former out.");
        }
        return read;
    }

    private static TrainingMethod named(JsonObject method) {
        method.only(Set.of("type", "supervised", "dpo", "reinforcement"));
        var type = method.text("type").orElseThrow(() -> method.missing("type"));
        return switch (type) {
            case "supervised" ->
                    new TrainingMethod.Supervised(settings(member(method, "supervised")));
            case "dpo" -> dpo(member(method, "dpo"));
            case "reinforcement" ->
                    throw new Refusal.NotSupported(
                            "method.type", "The method 'reinforcement' is not supported yet.");
            default ->
                    throw new Refusal.InvalidInput(
                            "method.type",
                            "invalid_value",
                            "Invalid 'method.type': expected supervised, dpo or reinforcement.");
        };
    }

    private static Optional<JsonObject> member(JsonObject method, String type) {
        return method.object(type)
                .map(it -> it.only(Set.of("hyperparameters")))
                .flatMap(it -> it.object("hyperparameters"));
    }

    private static Hyperparameters settings(Optional<JsonObject> from) {
        return from.map(it -> it.only(SETTINGS))
                .map(JobRequest::common)
                .orElse(Hyperparameters.AUTO);
    }

    private static Hyperparameters common(JsonObject from) {
        return new Hyperparameters(
                        from.integerOrAuto("n_epochs"),
                        from.integerOrAuto("batch_size"),
                        from.decimalOrAuto("learning_rate_multiplier"))
                .checked(from.path());
    }

    private static TrainingMethod dpo(Optional<JsonObject> from) {
        return from.map(it -> it.only(DPO_SETTINGS))
                .map(
                        it ->
                                new TrainingMethod.Dpo(common(it), it.decimalOrAuto("beta"))
                                        .checked(it.path()))
                .orElseGet(() -> new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.empty()));
    }

    private static WandbIntegration integration(String path, JsonNode item) {
        if (!(item instanceof ObjectNode node)) {
            throw new Refusal.InvalidInput(
                    path, "invalid_type", "Invalid type for '" + path + "': expected an object.");
        }
        var integration = new JsonObject(path, node).only(Set.of("type", "wandb"));
        var type = integration.text("type").orElseThrow(() -> integration.missing("type"));
        if (!type.equals("wandb")) {
            throw new Refusal.InvalidInput(
                    integration.at("type"),
                    "invalid_value",
                    "Invalid '" + integration.at("type") + "': only wandb is supported.");
        }
        return wandb(integration.object("wandb").orElseThrow(() -> integration.missing("wandb")));
    }

    private static WandbIntegration wandb(JsonObject wandb) {
        wandb.only(Set.of("project", "name", "entity", "tags"));
        List<String> tags = wandb.texts("tags", 50);
        if (tags.stream().anyMatch(it -> it.length() > 64)) {
            throw new Refusal.InvalidInput(
                    wandb.at("tags"),
                    "string_above_max_length",
                    "Invalid '" + wandb.at("tags") + "': a tag has at most 64 characters.");
        }
        return new WandbIntegration(
                wandb.text("project", 256).orElseThrow(() -> wandb.missing("project")),
                wandb.text("name"),
                wandb.text("entity"),
                tags);
    }
}
