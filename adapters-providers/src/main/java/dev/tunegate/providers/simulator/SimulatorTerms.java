package dev.tunegate.providers.simulator;

import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What the simulator takes: all that OpenAI's API knows, for the methods that it plays. */
final class SimulatorTerms {

    private static final Source HERE = Source.of("The simulator itself", "2026-11-21");

    private SimulatorTerms() {}

    static TrainingTerms training() {
        var methods = new LinkedHashMap<String, Method>();
        methods.put("supervised", method(Map.of()));
        methods.put(
                "dpo", method(Map.of(TrainingTerms.BETA, Term.Numbers.between("0", "2", HERE))));
        methods.put("reinforcement", method(effort()));
        return new TrainingTerms(Notes.SIMULATOR, methods);
    }

    private static Method method(Map<String, Term> more) {
        var parameters = new LinkedHashMap<String, Term>();
        parameters.put(TrainingTerms.EPOCHS, Term.Numbers.between("1", "50", HERE));
        parameters.put(TrainingTerms.BATCH_SIZE, Term.Numbers.between("1", "256", HERE));
        parameters.put(TrainingTerms.LEARNING_RATE_MULTIPLIER, new Term.Taken("above 0", HERE));
        parameters.put(TrainingTerms.SUFFIX, new Term.Taken("1 to 64 characters", HERE));
        parameters.put(TrainingTerms.SEED, Term.Numbers.between("0", "2147483647", HERE));
        parameters.put(TrainingTerms.VALIDATION_FILE, new Term.Taken("a file", HERE));
        parameters.put(
                TrainingTerms.INTEGRATIONS, new Term.ByGateway("reported by the gateway: at most 5, of W&B", HERE));
        parameters.putAll(more);
        return new Method(parameters, Map.of());
    }

    private static Map<String, Term> effort() {
        return Map.of(
                "reasoning_effort",
                new Term.OneOf(List.of("default", "low", "medium", "high"), HERE),
                "compute_multiplier",
                Term.Numbers.between("0.00001", "10", HERE),
                "eval_interval",
                new Term.Taken("at least 1", HERE),
                "eval_samples",
                new Term.Taken("at least 1", HERE));
    }

    static DataTerms data() {
        return new DataTerms(
                Map.of(
                        DatasetFormat.CHAT, "OpenAI JSON Lines",
                        DatasetFormat.COMPLETION, "OpenAI JSON Lines",
                        DatasetFormat.PREFERENCE, "OpenAI JSON Lines",
                        DatasetFormat.REINFORCEMENT, "OpenAI JSON Lines"),
                OptionalLong.empty(),
                List.of());
    }
}
