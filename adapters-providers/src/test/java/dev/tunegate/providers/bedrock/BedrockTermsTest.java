package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each family of models takes, and what it is told. */
class BedrockTermsTest {

    private static final String NOVA = BedrockFixture.NOVA;
    private static final String CLAUDE = BedrockFixture.CLAUDE;
    private static final String LLAMA = BedrockFixture.LLAMA;
    private static final String TITAN = BedrockFixture.TITAN;
    private static final String PREMIER = "amazon.titan-text-premier-v1:0:32k";

    private final BedrockFixture aws = new BedrockFixture();

    @AfterEach
    void stop() {
        aws.close();
    }

    private static TrainingRequest request(Hyperparameters settings, Map<String, String> more) {
        return aJob().by(new TrainingMethod.Supervised(settings))
                .with(new TrainingRequest.Options(Optional.empty(), 42, List.of(), more))
                .request();
    }

    private void require(String model, TrainingRequest request) {
        BedrockTerms.training(aws.deployment(model)).requirePossible(request);
    }

    private static Hyperparameters multiplied(String multiplier) {
        return new Hyperparameters(
                Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(multiplier)));
    }

    @ParameterizedTest
    @CsvSource({
        NOVA + ", 0.1, 10, learningRate, 0.000001, 0.0001",
        CLAUDE + ", 0.1, 2, learningRateMultiplier, 0.1, 2",
        LLAMA + ", 0.05, 1000, learningRate, 0.000005, 0.1",
        TITAN + ", 0.5, 100000, learningRate, 0.000005, 1",
        PREMIER + ", 0.1, 10, learningRate, 0.0000001, 0.00001"
    })
    void a_multiplier_becomes_what_the_family_is_told(
            String model, String least, String most, String name, String told, String toldMost) {
        var rate = ModelFamily.of(aws.deployment(model)).dials().orElseThrow().rate();

        assertThat(rate.name()).isEqualTo(name);
        assertThat(rate.of(new BigDecimal(least)).toPlainString()).isEqualTo(told);
        assertThat(rate.of(new BigDecimal(most)).toPlainString()).isEqualTo(toldMost);
        assertThat(rate.multiplier(new BigDecimal(told))).isEqualByComparingTo(least);
        assertThatCode(() -> require(model, request(multiplied(least), Map.of())))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(model, request(multiplied(most), Map.of())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        NOVA + ", 0.09, 10.1",
        CLAUDE + ", 0.09, 2.1",
        LLAMA + ", 0.04, 1001",
        PREMIER + ", 0.09, 10.1"
    })
    void a_multiplier_outside_the_range_is_refused_before_anything_is_sent(
            String model, String low, String high) {
        for (var value : new String[] {low, high}) {
            assertThatThrownBy(() -> require(model, request(multiplied(value), Map.of())))
                    .isInstanceOf(Refusal.InvalidInput.class)
                    .hasMessageContaining("learning_rate_multiplier");
        }
        assertThat(aws.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({NOVA + ", 5", CLAUDE + ", 10", LLAMA + ", 10", TITAN + ", 10", PREMIER + ", 5"})
    void epochs_have_a_range(String model, int most) {
        var within = new Hyperparameters(Optional.of(most), Optional.empty(), Optional.empty());
        var beyond = new Hyperparameters(Optional.of(most + 1), Optional.empty(), Optional.empty());

        assertThatCode(() -> require(model, request(within, Map.of()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(model, request(beyond, Map.of())))
                .isInstanceOf(Refusal.InvalidInput.class)
                .hasMessageContaining("n_epochs");
    }

    @ParameterizedTest
    @CsvSource({CLAUDE + ", 4, 256", LLAMA + ", 1, 1", TITAN + ", 1, 64"})
    void batches_have_a_range(String model, int least, int most) {
        for (int size : new int[] {least, most}) {
            var settings =
                    new Hyperparameters(Optional.empty(), Optional.of(size), Optional.empty());
            assertThatCode(() -> require(model, request(settings, Map.of())))
                    .doesNotThrowAnyException();
        }
        var beyond = new Hyperparameters(Optional.empty(), Optional.of(most + 1), Optional.empty());
        assertThatThrownBy(() -> require(model, request(beyond, Map.of())))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void nova_has_no_batch_size() {
        var settings = new Hyperparameters(Optional.empty(), Optional.of(8), Optional.empty());

        assertThatThrownBy(() -> require(NOVA, request(settings, Map.of())))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("no batch size");
    }

    @Test
    void other_methods_are_not_offered() {
        var dpo = new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.empty());

        assertThatThrownBy(() -> require(NOVA, aJob().by(dpo).request()))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("offers: supervised");
    }

    @Test
    void a_seed_is_trained_without_and_integrations_are_the_gateways() {
        var terms = BedrockTerms.training(aws.deployment());
        var wandb = new WandbIntegration("p", Optional.empty(), Optional.empty(), List.of());
        var integrated =
                aJob().with(new TrainingRequest.Options(Optional.empty(), 42, List.of(wandb)))
                        .request();

        assertThat(terms.notices(aJob().request(), Set.of()))
                .containsExactly("Bedrock takes no seed: the job is trained without it.");
        terms.requirePossible(integrated);
        assertThat(terms.areTrackedByGateway(integrated)).isTrue();
        assertThat(terms.areTrackedByGateway(aJob().request())).isFalse();
    }

    @Test
    void warmup_steps_are_an_extension_of_the_families_that_have_them() {
        var hundred = request(Hyperparameters.AUTO, Map.of("warmup_steps", "100"));
        var more = request(Hyperparameters.AUTO, Map.of("warmup_steps", "101"));

        assertThatCode(() -> require(NOVA, hundred)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(NOVA, more)).isInstanceOf(Refusal.InvalidInput.class);
        assertThatThrownBy(() -> require(CLAUDE, hundred)).isInstanceOf(Refusal.NotSupported.class);
    }

    @ParameterizedTest
    @CsvSource({"role_arn", "job_name", "output_file"})
    void what_is_the_administrators_is_refused_unless_allowed(String name) {
        var wished = request(Hyperparameters.AUTO, Map.of(name, "x"));

        assertThatThrownBy(() -> require(NOVA, wished))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("only an administrator");

        aws.withOption("caller_may_set", "other, " + name);
        assertThatCode(() -> require(NOVA, wished)).doesNotThrowAnyException();
    }

    @Test
    void families_differ_in_the_rows_they_take() {
        assertThat(BedrockTerms.data(aws.deployment(NOVA)).formats())
                .containsOnlyKeys(DatasetFormat.CHAT);
        assertThat(BedrockTerms.data(aws.deployment(CLAUDE)).formats())
                .containsOnlyKeys(DatasetFormat.CHAT);
        assertThat(BedrockTerms.data(aws.deployment(TITAN)).formats())
                .containsOnlyKeys(DatasetFormat.CHAT, DatasetFormat.COMPLETION);
        assertThat(BedrockTerms.data(aws.deployment(TITAN)).maxBytes()).hasValue(1L << 30);
    }
}
