package dev.tunegate.providers.compatible;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.providers.openaiwire.HostFixture;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hosts whose abilities are declared, and those that are known. */
class CompatibleDialectTest {

    private static final String MANTLE = "https://bedrock-mantle.us-west-2.api.aws/v1";
    private static final String NEBIUS = "https://api.tokenfactory.nebius.com/v1/";
    private static final String OTHER = "https://trainer.example/v1";

    private final CompatibleDialect dialect = new CompatibleDialect();

    private static ModelDeployment at(String host, Map<String, String> options) {
        var connection =
                new Connection(
                        "main",
                        Optional.of(URI.create(host)),
                        Optional.of(new Secret("key")),
                        Map.of());
        return HostFixture.deployment(CompatibleWords.COMPATIBLE, "base", connection, options);
    }

    private static FineTuningJob job(Hyperparameters chosen, Map<String, String> extensions) {
        return aJob().withId("ftjob-abcdefghijklmnopqrstuvwx")
                .by(new TrainingMethod.Supervised(chosen))
                .with(new TrainingRequest.Options(Optional.of("mine"), 7, List.of(), extensions))
                .build();
    }

    private JsonNode start(ModelDeployment at, FineTuningJob job) {
        var order = RunFixture.anOrderFor(job, "file-theirs");
        return JsonMapper.shared().readTree(dialect.start(at, order));
    }

    @Test
    void a_host_that_nobody_knows_trains_by_example() {
        var at = at(OTHER, Map.of());

        assertThat(dialect.training(at).methods()).containsOnlyKeys("supervised");
        assertThat(dialect.data(at).formats())
                .containsOnlyKeys(DatasetFormat.CHAT, DatasetFormat.COMPLETION);
        assertThat(dialect.data(at).maxBytes()).isEmpty();
    }

    @Test
    void what_is_declared_holds() {
        var at =
                at(
                        OTHER,
                        Map.of(
                                "methods", "supervised, dpo",
                                "features", "events,pause",
                                "extensions", "lora_r",
                                "max_file_bytes", "1000"));

        assertThat(dialect.training(at).methods()).containsOnlyKeys("supervised", "dpo");
        assertThat(dialect.training(at).methods().values())
                .allSatisfy(it -> assertThat(it.extensions()).containsOnlyKeys("lora_r"));
        assertThat(dialect.features(at)).containsOnly(Feature.EVENTS, Feature.PAUSE);
        assertThat(dialect.data(at).maxBytes()).hasValue(1000);
        assertThat(new CompatibleWords().problems(at)).isEmpty();
    }

    @Test
    void bedrock_mantle_trains_by_reinforcement_only() {
        var at = at(MANTLE, Map.of());

        assertThat(dialect.training(at).methods()).containsOnlyKeys("reinforcement");
        assertThat(dialect.data(at).formats()).containsOnlyKeys(DatasetFormat.REINFORCEMENT);
        assertThat(dialect.base(at.connection())).hasToString(MANTLE);
    }

    @Test
    void nebius_gets_its_own_settings_where_it_looks_for_them() {
        var job =
                job(
                        new Hyperparameters(Optional.of(3), Optional.empty(), Optional.empty()),
                        Map.of("lora", "true", "lora_r", "16", "packing", "maybe"));
        var at = at(NEBIUS, Map.of());

        dialect.training(at).requirePossible(job.request());
        var body = start(at, job);

        assertThat(body.has("method")).isFalse();
        assertThat(body.has("metadata")).isFalse();
        assertThat(body.path("suffix").stringValue())
                .isEqualTo("mine-ftjob-abcdefghijklmnopqrstuvwx");
        assertThat(body.path("hyperparameters"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"n_epochs":3,"lora":true,"lora_r":16,"packing":"maybe"}
                                        """));
        assertThat(dialect.search(at, RunFixture.anOrderFor(job, "file-theirs"))).isEmpty();
    }

    @Test
    void nebius_takes_no_multiplier() {
        var chosen =
                new Hyperparameters(
                        Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("0.1")));
        var request = job(chosen, Map.of()).request();

        assertThatThrownBy(() -> dialect.training(at(NEBIUS, Map.of())).requirePossible(request))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("learning_rate");
    }

    @Test
    void a_setting_goes_into_the_method_where_methods_are_known() {
        var at = at(OTHER, Map.of("extensions", "warmup"));

        var body = start(at, job(Hyperparameters.AUTO, Map.of("warmup", "0.25")));

        assertThat(body.path("method").path("supervised").path("hyperparameters").path("warmup"))
                .isEqualTo(JsonMapper.shared().readTree("0.25"));
    }

    @Test
    void a_host_that_keeps_no_metadata_is_searched_for_the_suffix() {
        try (var host = new CompatibleFixture()) {
            host.server.keepMetadata(false);
            var at = host.deployment(Map.of("metadata", "forgotten"));
            var order = host.order(aJob());
            var run = host.wire.fineTuning().start(at, order);

            assertThat(host.wire.fineTuning().find(at, order).map(ProviderJob::id))
                    .contains(run.id());
            assertThat(host.wire.fineTuning().marked(at, order.since())).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "methods,guessing",
        "features,telepathy",
        "features,hosting",
        "max_file_bytes,many",
        "metadata,perhaps",
        "hyperparameters_in,the-mail"
    })
    void a_word_that_says_nothing_is_told_at_the_start(String word, String value) {
        assertThat(new CompatibleWords().problems(at(OTHER, Map.of(word, value)))).hasSize(1);
    }

    @Test
    void a_host_needs_an_address() {
        var nowhere = new Connection("main", Optional.empty(), Optional.empty(), Map.of());
        var at = HostFixture.deployment(CompatibleWords.COMPATIBLE, "m", nowhere, Map.of());

        assertThat(new CompatibleWords().problems(at)).hasSize(1);
        assertThatThrownBy(() -> dialect.base(nowhere)).isInstanceOf(Misconfigured.class);
        assertThat(dialect.headers(nowhere)).isEmpty();
    }
}
