package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What OpenAI's own API takes; dialects change what they take otherwise. */
public final class OpenAiTerms {

    public static final Source API = Source.of("OpenAI API description 2.3.0", "2026-11-21");

    /** OpenAI's own: it has the account's key for W&B. */
    public static final Term REPORTED =
            new Term.Taken("reported by the provider: at most 5, of W&B", API);

    /** Of hosts that speak OpenAI's format and report to nobody, or nobody knows whether they do. */
    public static final Term TRACKED_HERE =
            new Term.ByGateway("reported by the gateway: at most 5, of W&B", API);

    private static final Source FILES =
            Source.of("OpenAI API description 2.3.0, POST /files", "2026-11-21");
    private static final Source UPLOADS =
            Source.of("OpenAI API description 2.3.0, POST /uploads", "2026-11-21");

    /** What the files API takes at once. */
    public static final long MOST_BYTES = 512L << 20;

    private static final long MOST_IN_PARTS = 8L << 30;

    private OpenAiTerms() {}

    /** All methods, each with every parameter of the API. */
    public static TrainingTerms training(ProviderId provider) {
        var methods = new LinkedHashMap<String, Method>();
        methods.put("supervised", method(Map.of()));
        methods.put("dpo", method(Map.of(TrainingTerms.BETA, Term.Numbers.between("0", "2", API))));
        methods.put("reinforcement", method(reinforcement()));
        return new TrainingTerms(provider, methods);
    }

    /** What every method takes, with some more or some that are different. */
    public static Method method(Map<String, Term> other) {
        var parameters = new LinkedHashMap<String, Term>();
        parameters.put(TrainingTerms.EPOCHS, Term.Numbers.between("1", "50", API));
        parameters.put(TrainingTerms.BATCH_SIZE, Term.Numbers.between("1", "256", API));
        parameters.put(TrainingTerms.LEARNING_RATE_MULTIPLIER, new Term.Taken("above 0", API));
        parameters.put(TrainingTerms.SUFFIX, new Term.Taken("1 to 64 characters", API));
        parameters.put(TrainingTerms.SEED, Term.Numbers.between("0", "2147483647", API));
        parameters.put(TrainingTerms.VALIDATION_FILE, new Term.Taken("a file", API));
        parameters.put(TrainingTerms.INTEGRATIONS, REPORTED);
        parameters.putAll(other);
        return new Method(parameters, Map.of());
    }

    private static Map<String, Term> reinforcement() {
        return Map.of(
                "reasoning_effort",
                new Term.OneOf(List.of("default", "low", "medium", "high"), API),
                "compute_multiplier",
                Term.Numbers.between("0.00001", "10", API),
                "eval_interval",
                new Term.Taken("at least 1", API),
                "eval_samples",
                new Term.Taken("at least 1", API));
    }

    /** OpenAI's rows, of every shape, as they are. */
    public static DataTerms data() {
        var formats =
                Arrays.stream(DatasetFormat.values())
                        .collect(Collectors.toMap(it -> it, _ -> "OpenAI JSON Lines"));
        return new DataTerms(
                formats,
                OptionalLong.of(MOST_BYTES),
                List.of(new Limit("file size", "512 MB", FILES)));
    }

    /** The same, where larger files go up in parts. */
    public static DataTerms dataInParts() {
        return new DataTerms(
                data().formats(),
                OptionalLong.of(MOST_IN_PARTS),
                List.of(new Limit("file size, uploaded in parts", "8 GB", UPLOADS)));
    }
}
