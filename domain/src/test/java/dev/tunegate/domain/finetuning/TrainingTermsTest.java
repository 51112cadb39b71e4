package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.finetuning.TermsFixture.NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTermsTest {

    private static final TrainingTerms ANYTHING =
            TermsFixture.anything(new ProviderId("vertex_ai"));

    private static TrainingRequest request(TrainingMethod method) {
        return aJob().by(method).build().request();
    }

    private static TrainingRequest epochs(int count) {
        var settings = new Hyperparameters(Optional.of(count), Optional.empty(), Optional.empty());
        return request(new TrainingMethod.Supervised(settings));
    }

    private static TrainingTerms.Method supervised() {
        return Objects.requireNonNull(ANYTHING.methods().get("supervised"));
    }

    private static TrainingTerms with(String parameter, Term term) {
        return TermsFixture.with(ANYTHING, parameter, term);
    }

    @Test
    void a_method_that_is_not_offered_is_refused_with_those_that_are() {
        var terms = new TrainingTerms(ANYTHING.provider(), Map.of("dpo", supervised()));

        var refusal =
                catchThrowableOfType(
                        Refusal.NotSupported.class, () -> terms.requirePossible(epochs(1)));

        assertThat(refusal.param()).contains("method.type");
        assertThat(refusal.reason()).contains("vertex_ai", "supervised", "offers: dpo");
    }

    @ParameterizedTest
    @CsvSource({"0, integer_below_min_value", "6, integer_above_max_value"})
    void a_number_beyond_the_providers_range_is_refused_by_its_path(int count, String code) {
        var terms = with(TrainingTerms.EPOCHS, Term.Numbers.between("1", "5", NOWHERE));

        var refusal =
                catchThrowableOfType(
                        Refusal.InvalidInput.class, () -> terms.requirePossible(epochs(count)));

        assertThat(refusal.param()).contains("method.supervised.hyperparameters.n_epochs");
        assertThat(refusal.code()).contains(code);
        assertThat(refusal.reason()).contains("1 to 5");
    }

    @ParameterizedTest
    @CsvSource({"1", "5"})
    void the_ends_of_a_range_are_within(int count) {
        var terms = with(TrainingTerms.EPOCHS, Term.Numbers.between("1", "5", NOWHERE));

        assertThatCode(() -> terms.requirePossible(epochs(count))).doesNotThrowAnyException();
    }

    @Test
    void a_fraction_beyond_the_range_is_told_as_a_decimal() {
        var terms = with(TrainingTerms.BETA, Term.Numbers.between("0.1", "1", NOWHERE));
        var dpo = new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.of(new BigDecimal("1.25")));

        var refusal =
                catchThrowableOfType(
                        Refusal.InvalidInput.class, () -> terms.requirePossible(request(dpo)));

        assertThat(refusal.param()).contains("method.dpo.hyperparameters.beta");
        assertThat(refusal.code()).contains("decimal_above_max_value");
    }

    @Test
    void what_is_refused_is_refused_only_where_it_is_asked_for() {
        var terms = with(TrainingTerms.EPOCHS, new Term.Refused("it has none.", NOWHERE));

        assertThatCode(
                        () ->
                                terms.requirePossible(
                                        request(
                                                new TrainingMethod.Supervised(
                                                        Hyperparameters.AUTO))))
                .doesNotThrowAnyException();
        var refusal =
                catchThrowableOfType(
                        Refusal.NotSupported.class, () -> terms.requirePossible(epochs(1)));
        assertThat(refusal.reason()).contains("it has none.");
    }

    @Test
    void what_is_ignored_is_told_and_not_refused() {
        var terms = with(TrainingTerms.SEED, new Term.Ignored("It takes no seed.", NOWHERE));

        assertThatCode(() -> terms.requirePossible(epochs(1))).doesNotThrowAnyException();
        assertThat(terms.notices(epochs(1))).containsExactly("It takes no seed.");
        assertThat(ANYTHING.notices(epochs(1))).isEmpty();
    }

    @Test
    void the_providers_own_parameters_are_checked_like_the_others() {
        var extensions =
                Map.<String, Term>of(
                        "adapter_size",
                        new Term.OneOf(List.of("4", "8"), NOWHERE),
                        "warmup",
                        Term.Numbers.between("0", "100", NOWHERE));
        var method = new TrainingTerms.Method(supervised().parameters(), extensions);
        var terms = new TrainingTerms(ANYTHING.provider(), Map.of("supervised", method));

        assertThatCode(() -> terms.requirePossible(extended("adapter_size", "8")))
                .doesNotThrowAnyException();
        assertThat(refusal(terms, "adapter_size", "5")).isInstanceOf(Refusal.InvalidInput.class);
        assertThat(refusal(terms, "warmup", "many")).isInstanceOf(Refusal.InvalidInput.class);
        assertThat(refusal(terms, "warmup", "101").code()).contains("integer_above_max_value");
        var unknown = refusal(terms, "lora", "true");
        assertThat(unknown).isInstanceOf(Refusal.NotSupported.class);
        assertThat(unknown.param()).contains("provider_options.lora");
    }

    private static TrainingRequest extended(String name, String value) {
        var options =
                new TrainingRequest.Options(Optional.empty(), 1, List.of(), Map.of(name, value));
        return aJob().with(options).build().request();
    }

    private static Refusal refusal(TrainingTerms terms, String name, String value) {
        return catchThrowableOfType(
                Refusal.class, () -> terms.requirePossible(extended(name, value)));
    }

    @Test
    void reinforcement_is_checked_with_its_own_parameters() {
        var effort =
                new TrainingMethod.Reinforcement.Effort(
                        Optional.of("high"), Optional.empty(), Optional.empty(), Optional.empty());
        var method =
                new TrainingMethod.Reinforcement(
                        Hyperparameters.AUTO, effort, "{}", Optional.empty());

        var terms = with("reasoning_effort", new Term.Refused("it has none.", NOWHERE));
        var refusal =
                catchThrowableOfType(
                        Refusal.NotSupported.class, () -> terms.requirePossible(request(method)));

        assertThatCode(() -> ANYTHING.requirePossible(request(method))).doesNotThrowAnyException();
        assertThat(refusal.param())
                .contains("method.reinforcement.hyperparameters.reasoning_effort");
    }
}
