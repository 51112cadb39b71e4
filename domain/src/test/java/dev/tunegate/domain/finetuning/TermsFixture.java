package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Terms of a provider that takes whatever OpenAI's API knows. */
public final class TermsFixture {

    public static final Source NOWHERE = Source.of("a test", "2026-11-21");

    private TermsFixture() {}

    public static TrainingTerms anything(ProviderId provider) {
        var parameters = new LinkedHashMap<String, Term>();
        Stream.of(
                        TrainingTerms.EPOCHS,
                        TrainingTerms.BATCH_SIZE,
                        TrainingTerms.LEARNING_RATE_MULTIPLIER,
                        TrainingTerms.BETA,
                        TrainingTerms.SUFFIX,
                        TrainingTerms.SEED,
                        TrainingTerms.VALIDATION_FILE,
                        TrainingTerms.INTEGRATIONS,
                        "reasoning_effort",
                        "compute_multiplier",
                        "eval_interval",
                        "eval_samples")
                .forEach(it -> parameters.put(it, new Term.Taken("anything", NOWHERE)));
        var method = new TrainingTerms.Method(parameters, Map.of());
        return new TrainingTerms(
                provider, Map.of("supervised", method, "dpo", method, "reinforcement", method));
    }

    /** The same, but for one parameter of every method. */
    public static TrainingTerms with(TrainingTerms terms, String parameter, Term term) {
        var methods = new LinkedHashMap<String, TrainingTerms.Method>();
        terms.methods()
                .forEach(
                        (word, method) -> {
                            var parameters = new LinkedHashMap<>(method.parameters());
                            parameters.put(parameter, term);
                            methods.put(
                                    word,
                                    new TrainingTerms.Method(parameters, method.extensions()));
                        });
        return new TrainingTerms(terms.provider(), methods);
    }

    /** The same, but for one more parameter that is the provider's own. */
    public static TrainingTerms withOwn(TrainingTerms terms, String parameter, Term term) {
        var methods = new LinkedHashMap<String, TrainingTerms.Method>();
        terms.methods()
                .forEach(
                        (word, method) -> {
                            var own = new LinkedHashMap<>(method.extensions());
                            own.put(parameter, term);
                            methods.put(word, new TrainingTerms.Method(method.parameters(), own));
                        });
        return new TrainingTerms(terms.provider(), methods);
    }
}
