package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges of the settings, with the names of those at fault. */
final class TrainingMethodTest {

    private static final String PATH = "method.supervised.hyperparameters";

    private static Hyperparameters with(String member, String value) {
        var number = new BigDecimal(value);
        return switch (member) {
            case "n_epochs" -> of(Optional.of(number.intValueExact()), Optional.empty());
            case "batch_size" -> of(Optional.empty(), Optional.of(number.intValueExact()));
            default -> new Hyperparameters(Optional.empty(), Optional.empty(), Optional.of(number));
        };
    }

    private static Hyperparameters of(Optional<Integer> epochs, Optional<Integer> batch) {
        return new Hyperparameters(epochs, batch, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "n_epochs, 1",
        "n_epochs, 50",
        "batch_size, 1",
        "batch_size, 256",
        "learning_rate_multiplier, 0.0000000001",
        "learning_rate_multiplier, 1000"
    })
    void the_bounds_themselves_are_taken(String member, String value) {
        assertThatCode(() -> with(member, value).checked(PATH)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "n_epochs, 0, integer_below_min_value",
        "n_epochs, -3, integer_below_min_value",
        "n_epochs, 51, integer_above_max_value",
        "batch_size, 0, integer_below_min_value",
        "batch_size, 257, integer_above_max_value",
        "learning_rate_multiplier, 0, decimal_below_min_value",
        "learning_rate_multiplier, 0.00, decimal_below_min_value",
        "learning_rate_multiplier, -0.1, decimal_below_min_value"
    })
    void what_is_out_of_range_is_named(String member, String value, String code) {
        var refusal =
                assertThatExceptionOfType(Refusal.InvalidInput.class)
                        .isThrownBy(() -> with(member, value).checked(PATH))
                        .actual();

        assertThat(refusal.param()).contains(PATH + "." + member);
        assertThat(refusal.code()).contains(code);
        assertThat(refusal.reason()).contains(PATH + "." + member, value);
    }

    @Test
    void settings_left_open_are_always_in_range() {
        assertThat(Hyperparameters.AUTO.checked(PATH)).isSameAs(Hyperparameters.AUTO);
    }

    private static TrainingMethod.Dpo dpo(String beta) {
        return new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.of(new BigDecimal(beta)));
    }

    @ParameterizedTest
    @CsvSource({"0.0001", "1", "2", "2.0"})
    void beta_reaches_from_above_0_to_2(String beta) {
        assertThatCode(() -> dpo(beta).checked("m")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, decimal_below_min_value",
        "-1, decimal_below_min_value",
        "2.0001, decimal_above_max_value"
    })
    void a_beta_out_of_range_is_named(String beta, String code) {
        var refusal =
                assertThatExceptionOfType(Refusal.InvalidInput.class)
                        .isThrownBy(() -> dpo(beta).checked("method.dpo.hyperparameters"))
                        .actual();

        assertThat(refusal.param()).contains("method.dpo.hyperparameters.beta");
        assertThat(refusal.code()).contains(code);
    }

    @Test
    void dpo_checks_the_common_settings_too() {
        var method = new TrainingMethod.Dpo(with("n_epochs", "51"), Optional.empty());

        assertThatExceptionOfType(Refusal.InvalidInput.class)
                .isThrownBy(() -> method.checked("method.dpo.hyperparameters"))
                .satisfies(
                        it ->
                                assertThat(it.param())
                                        .contains("method.dpo.hyperparameters.n_epochs"));
    }

    @Test
    void each_method_takes_rows_of_its_own_shape() {
        var supervised = new TrainingMethod.Supervised(Hyperparameters.AUTO);
        var dpo = new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.empty());

        assertThat(DatasetFormat.values())
                .filteredOn(supervised::takes)
                .containsExactly(DatasetFormat.CHAT, DatasetFormat.COMPLETION);
        assertThat(DatasetFormat.values())
                .filteredOn(dpo::takes)
                .containsExactly(DatasetFormat.PREFERENCE);
        assertThat(supervised.word()).isEqualTo("supervised");
        assertThat(dpo.word()).isEqualTo("dpo");
    }
}
