package dev.tunegate.api.finetuning;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** The method of a job in OpenAI's format, with the settings that are known by now. */
final class MethodBody {

    private MethodBody() {}

    /** The settings that all methods share. */
    static Map<String, Object> settings(Hyperparameters of) {
        return Map.of(
                "n_epochs", orAuto(of.epochs()),
                "batch_size", orAuto(of.batchSize()),
                "learning_rate_multiplier", orAuto(of.learningRateMultiplier()));
    }

    /**
     * @param chosen the settings with what the provider chose where the caller left it open
     */
    static Map<String, Object> of(TrainingMethod method, Hyperparameters chosen) {
        var settings = new TreeMap<String, Object>(settings(chosen));
        var detail = new HashMap<String, @Nullable Object>();
        detail.put("hyperparameters", settings);
        switch (method) {
            case Supervised _ -> {}
            case Dpo dpo -> settings.put("beta", orAuto(dpo.beta()));
            case Reinforcement it -> {
                effort(settings, it.effort());
                detail.put("grader", new RawValue(it.grader()));
                detail.put("response_format", it.responseFormat().map(RawValue::new).orElse(null));
            }
        }
        return Map.of("type", method.word(), method.word(), detail);
    }

    private static void effort(Map<String, Object> settings, Reinforcement.Effort effort) {
        settings.put("reasoning_effort", effort.reasoning().orElse("default"));
        settings.put("compute_multiplier", orAuto(effort.computeMultiplier()));
        settings.put("eval_interval", orAuto(effort.evalInterval()));
        settings.put("eval_samples", orAuto(effort.evalSamples()));
    }

    private static Object orAuto(Optional<? extends Number> value) {
        return value.<Object>map(MethodBody::plain).orElse("auto");
    }

    /** 0.10 and 1E+1 are 0.1 and 10 to a reader of JSON. */
    private static Number plain(Number value) {
        return value instanceof BigDecimal decimal
                ? new BigDecimal(decimal.stripTrailingZeros().toPlainString())
                : value;
    }
}
