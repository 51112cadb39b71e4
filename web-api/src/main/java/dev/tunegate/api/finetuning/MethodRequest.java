package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code method}, and {@code hyperparameters}, which is how one said the same before there
 * were methods.
 */
final class MethodRequest {

    private static final String OLD = "hyperparameters";
    private static final Set<String> TYPES = Set.of("supervised", "dpo", "reinforcement");
    private static final Set<String> METHOD = Set.of("type", "supervised", "dpo", "reinforcement");
    private static final Set<String> SETTINGS =
            Set.of("n_epochs", "batch_size", "learning_rate_multiplier");
    private static final Set<String> DPO_SETTINGS =
            Set.of("n_epochs", "batch_size", "learning_rate_multiplier", "beta");

    private MethodRequest() {}

    static TrainingMethod read(JsonObject body) {
        var old = body.object(OLD).map(MethodRequest::settings);
        var method = body.object("method");
        if (method.isEmpty()) {
            return new TrainingMethod.Supervised(old.orElse(Hyperparameters.AUTO));
        }
        var read = read(method.get(), old);
        if (old.isPresent() && !old.get().equals(read.hyperparameters())) {
            throw invalid(
                    OLD, "'hyperparameters' and 'method' contradict each other; leave it out.");
        }
        return read;
    }

    private static TrainingMethod read(JsonObject method, Optional<Hyperparameters> old) {
        method.only(METHOD);
        var type = method.requiredText("type");
        return switch (type) {
            case "supervised" -> {
                requireNoOther(method, type);
                yield new TrainingMethod.Supervised(
                        settingsOf(method, type)
                                .map(MethodRequest::settings)
                                .or(() -> old)
                                .orElse(Hyperparameters.AUTO));
            }
            case "dpo" -> {
                requireNoOther(method, type);
                yield settingsOf(method, type)
                        .map(MethodRequest::dpo)
                        .orElseGet(
                                () ->
                                        new TrainingMethod.Dpo(
                                                Hyperparameters.AUTO, Optional.empty()));
            }
            case "reinforcement" ->
                    throw new Refusal.NotSupported(
                            method.path("type"), "The method 'reinforcement' is not offered here.");
            default ->
                    throw invalid(
                            method.path("type"),
                            "'method.type' must be 'supervised', 'dpo' or 'reinforcement'.");
        };
    }

    /** What is said of another method would be passed over without a word. */
    private static void requireNoOther(JsonObject method, String type) {
        for (var other : TYPES) {
            if (!other.equals(type) && method.has(other)) {
                throw invalid(
                        method.path(other),
                        "'%s' does not go with the method '%s'."
                                .formatted(method.path(other), type));
            }
        }
    }

    private static Optional<JsonObject> settingsOf(JsonObject method, String type) {
        return method.object(type).map(it -> it.only(Set.of(OLD))).flatMap(it -> it.object(OLD));
    }

    private static Hyperparameters settings(JsonObject from) {
        return common(from.only(SETTINGS));
    }

    private static TrainingMethod dpo(JsonObject from) {
        from.only(DPO_SETTINGS);
        return new TrainingMethod.Dpo(common(from), from.numberOrAuto("beta")).checked(from.path());
    }

    private static Hyperparameters common(JsonObject from) {
        return new Hyperparameters(
                        from.integerOrAuto("n_epochs"),
                        from.integerOrAuto("batch_size"),
                        from.numberOrAuto("learning_rate_multiplier"))
                .checked(from.path());
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
