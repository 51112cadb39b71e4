package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    private static final Set<String> DPO_SETTINGS = plus(SETTINGS, Set.of("beta"));
    private static final Set<String> EFFORT =
            Set.of("reasoning_effort", "compute_multiplier", "eval_interval", "eval_samples");
    private static final Set<String> REINFORCEMENT_SETTINGS = plus(SETTINGS, EFFORT);
    private static final Set<String> ALL_SETTINGS = plus(DPO_SETTINGS, EFFORT);

    private final OwnParameters own;

    private MethodRequest(OwnParameters own) {
        this.own = own;
    }

    private static Set<String> plus(Set<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /**
     * @param own takes what is a provider's own among the hyperparameters
     */
    static TrainingMethod read(JsonObject body, OwnParameters own) {
        return new MethodRequest(own).read(body);
    }

    private TrainingMethod read(JsonObject body) {
        var old = body.object(OLD).map(it -> settings(it, SETTINGS));
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

    private TrainingMethod read(JsonObject method, Optional<Hyperparameters> old) {
        method.only(METHOD);
        var type = method.requiredText("type");
        if (!TYPES.contains(type)) {
            throw invalid(
                    method.path("type"),
                    "'method.type' must be 'supervised', 'dpo' or 'reinforcement'.");
        }
        requireNoOther(method, type);
        return switch (type) {
            case "dpo" -> dpo(method);
            case "reinforcement" ->
                    reinforcement(method.object(type).orElseThrow(() -> method.missing(type)));
            default -> supervised(method, old);
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

    private TrainingMethod supervised(JsonObject method, Optional<Hyperparameters> old) {
        return new TrainingMethod.Supervised(
                settingsOf(method, "supervised")
                        .map(it -> settings(it, SETTINGS))
                        .or(() -> old)
                        .orElse(Hyperparameters.AUTO));
    }

    private TrainingMethod dpo(JsonObject method) {
        return settingsOf(method, "dpo")
                .map(
                        it ->
                                new TrainingMethod.Dpo(
                                                settings(it, DPO_SETTINGS), it.numberOrAuto("beta"))
                                        .checked(it.path()))
                .orElseGet(() -> new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.empty()));
    }

    private static Optional<JsonObject> settingsOf(JsonObject method, String type) {
        return method.object(type).map(it -> it.only(Set.of(OLD))).flatMap(it -> it.object(OLD));
    }

    private TrainingMethod reinforcement(JsonObject from) {
        from.only(Set.of(OLD, "grader", "response_format"));
        var settings = from.object(OLD);
        return new TrainingMethod.Reinforcement(
                        settings.map(it -> settings(it, REINFORCEMENT_SETTINGS))
                                .orElse(Hyperparameters.AUTO),
                        settings.map(MethodRequest::effort)
                                .orElse(TrainingMethod.Reinforcement.Effort.AUTO),
                        GraderRequest.read(from),
                        from.object("response_format").map(JsonObject::json))
                .checked(from.path(OLD));
    }

    private static TrainingMethod.Reinforcement.Effort effort(JsonObject from) {
        return new TrainingMethod.Reinforcement.Effort(
                from.text("reasoning_effort"),
                from.numberOrAuto("compute_multiplier"),
                from.integerOrAuto("eval_interval"),
                from.integerOrAuto("eval_samples"));
    }

    private Hyperparameters settings(JsonObject from, Set<String> known) {
        own.among(from, ALL_SETTINGS, known);
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
