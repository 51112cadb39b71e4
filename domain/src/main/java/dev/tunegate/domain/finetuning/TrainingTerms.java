package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's training service takes for one model: which methods, and what it makes of each
 * parameter. Requests are refused by it before anything is sent, and the documentation is written
 * from it, so the two cannot differ.
 *
 * @param methods by OpenAI's word; a method that is not named is not offered
 */
public record TrainingTerms(ProviderId provider, Map<String, Method> methods) {

    /** Parameters that every method has, in OpenAI's words. */
    public static final String EPOCHS = "n_epochs";

    public static final String BATCH_SIZE = "batch_size";
    public static final String LEARNING_RATE_MULTIPLIER = "learning_rate_multiplier";
    public static final String BETA = "beta";
    public static final String SUFFIX = "suffix";
    public static final String SEED = "seed";
    public static final String VALIDATION_FILE = "validation_file";
    public static final String INTEGRATIONS = "integrations";

    /**
     * What a method makes of its parameters; one that is not named is refused.
     *
     * @param extensions the provider's own parameters, by their names in {@code provider_options}
     */
    public record Method(Map<String, Term> parameters, Map<String, Term> extensions) {

        public Method {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        }
    }

    public TrainingTerms {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    /**
     * @throws Refusal.NotSupported naming the parameter that the provider does not know
     * @throws Refusal.InvalidInput naming the parameter that is out of the provider's range
     */
    public void requirePossible(TrainingRequest request) {
        var method = request.method();
        var terms = methods.get(method.word());
        if (terms == null) {
            throw new Refusal.NotSupported(
                    "method.type",
                    "The provider '"
                            + provider
                            + "' cannot train this model by the method '"
                            + method.word()
                            + "'; it offers: "
                            + offered()
                            + ".");
        }
        Wishes.of(request).forEach(it -> require(it, terms.parameters().get(it.name())));
        Wishes.extensionsOf(request).forEach(it -> require(it, terms.extensions().get(it.name())));
    }

    /**
     * What the job will be trained without, one sentence each.
     *
     * @param unasked the names of parameters that nobody asked for, and that nobody misses
     */
    public List<String> notices(TrainingRequest request, Set<String> unasked) {
        return Optional.ofNullable(methods.get(request.method().word())).stream()
                .flatMap(
                        terms ->
                                Wishes.of(request).stream()
                                        .filter(it -> !unasked.contains(it.name()))
                                        .map(it -> terms.parameters().get(it.name())))
                .filter(Term.Ignored.class::isInstance)
                .map(Term::sentence)
                .toList();
    }

    /** Whether the gateway reports such a job's figures itself, for the provider does not. */
    public boolean areTrackedByGateway(TrainingRequest request) {
        return !request.options().integrations().isEmpty()
                && Optional.ofNullable(methods.get(request.method().word()))
                        .map(it -> it.parameters().get(INTEGRATIONS))
                        .filter(Term.ByGateway.class::isInstance)
                        .isPresent();
    }

    private String offered() {
        return methods.isEmpty() ? "none" : String.join(", ", methods.keySet());
    }

    private void require(Wish wish, @Nullable Term term) {
        switch (term) {
            case null -> throw unknown(wish, "it is not known there.");
            case Term.Refused refused -> throw unknown(wish, refused.sentence());
            case Term.Numbers numbers -> requireInRange(wish, numbers);
            case Term.OneOf words -> requireWord(wish, words);
            case Term.Taken _ -> {}
            case Term.Ignored _ -> {}
            case Term.ByGateway _ -> {}
        }
    }

    private Refusal unknown(Wish wish, String why) {
        return new Refusal.NotSupported(
                wish.path(),
                "The provider '" + provider + "' does not take '" + wish.path() + "': " + why);
    }

    private void requireInRange(Wish wish, Term.Numbers numbers) {
        var value = wish.number();
        if (value.isEmpty()) {
            throw outOfRange(wish, "invalid_type", "a number, " + numbers.sentence());
        }
        if (!numbers.hold(value.get())) {
            boolean low = value.get().compareTo(numbers.least()) < 0;
            boolean whole = value.get().stripTrailingZeros().scale() <= 0;
            throw outOfRange(
                    wish,
                    (whole ? "integer" : "decimal")
                            + (low ? "_below_min_value" : "_above_max_value"),
                    numbers.sentence());
        }
    }

    private void requireWord(Wish wish, Term.OneOf words) {
        if (!words.words().contains(wish.value())) {
            throw outOfRange(wish, "invalid_value", words.sentence());
        }
    }

    private Refusal outOfRange(Wish wish, String code, String expected) {
        return new Refusal.InvalidInput(
                wish.path(),
                code,
                "Invalid '"
                        + wish.path()
                        + "' for the provider '"
                        + provider
                        + "': "
                        + wish.value()
                        + ". Expected "
                        + expected
                        + ".");
    }

    /** One parameter that a request sets. */
    record Wish(String name, String path, String value) {

        Optional<BigDecimal> number() {
            return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE]-?[0-9]{1,2})?")
                    ? Optional.of(new BigDecimal(value))
                    : Optional.empty();
        }
    }
}
