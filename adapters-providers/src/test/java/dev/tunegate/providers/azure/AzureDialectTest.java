package dev.tunegate.providers.azure;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.Capabilities;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.providers.openaiwire.HostFixture;
import dev.tunegate.providers.openaiwire.server.Manner;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Azure is asked, and what it is known to take. */
class AzureDialectTest {

    private final HostFixture host = new HostFixture(Manner.AZURE_V1);
    private final AzureDialect dialect = dialect();

    private AzureDialect dialect() {
        var tokens = new EntraTokens(host.http, host.failures, host.clock);
        var manager = new AzureResources(host.http, host.failures, tokens);
        return new AzureDialect(tokens, new AzureHosting(manager));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private static Connection connection(String base, String version) {
        return new Connection(
                "main",
                Optional.of(URI.create(base)),
                Optional.of(new Secret("key")),
                version.isEmpty() ? Map.of() : Map.of(AzureWords.API_VERSION, version));
    }

    private static ModelDeployment at(String version, Map<String, String> options) {
        var connection = connection("https://res.openai.azure.com", version);
        return HostFixture.deployment(AzureWords.AZURE, "base", connection, options);
    }

    private static final FineTuningJob JOB =
            aJob().withId("ftjob-abcdefghijklmnopqrstuvwx")
                    .by(
                            new TrainingMethod.Supervised(
                                    new Hyperparameters(
                                            Optional.of(3),
                                            Optional.of(8),
                                            Optional.of(new BigDecimal("0.1")))))
                    .with(
                            new TrainingRequest.Options(
                                    Optional.of("my suffix is long"),
                                    7,
                                    List.of(),
                                    Map.of("trainingType", "developerTier")))
                    .build();

    private JsonNode start(ModelDeployment at) {
        var order = RunFixture.anOrderFor(JOB, "file-theirs");
        return JsonMapper.shared().readTree(dialect.start(at, order));
    }

    @ParameterizedTest
    @CsvSource({
        "https://res.openai.azure.com,,https://res.openai.azure.com/openai/v1",
        "https://res.openai.azure.com/,v1,https://res.openai.azure.com/openai/v1",
        "https://res.openai.azure.com/openai/v1/,latest,https://res.openai.azure.com/openai/v1",
        "https://res.openai.azure.com,2024-10-21,https://res.openai.azure.com/openai",
        "https://res.openai.azure.com/openai,2025-04-01-preview,https://res.openai.azure.com/openai",
        "https://r.services.ai.azure.com/api/projects/p,,"
                + "https://r.services.ai.azure.com/api/projects/p/openai/v1"
    })
    void the_version_says_where_the_paths_begin(
            String base, @Nullable String version, String expected) {
        var connection = connection(base, version == null ? "" : version);

        assertThat(dialect.base(connection)).hasToString(expected);
    }

    @Test
    void the_dated_dialect_knows_no_method_and_is_marked_in_the_suffix() {
        assertThat(start(at("2024-10-21", Map.of())))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"model":"base","training_file":"file-theirs",
                                         "suffix":"my-suffix-ftjob-abcdefghijklmnopqrstuvwx",
                                         "seed":7,"hyperparameters":{"n_epochs":3,"batch_size":8,
                                          "learning_rate_multiplier":0.1}}
                                        """));
    }

    @Test
    void the_v1_dialect_speaks_openais_format_and_names_the_training_type() {
        var body = start(at("", Map.of(AzureWords.TRAINING_TYPE, "standard")));

        assertThat(body.path("trainingType").stringValue()).isEqualTo("developerTier");
        assertThat(body.path("method").path("type").stringValue()).isEqualTo("supervised");
        assertThat(body.path("metadata").path("tunegate_job").stringValue())
                .isEqualTo("ftjob-abcdefghijklmnopqrstuvwx");
        assertThat(body.path("suffix").stringValue()).isEqualTo("my suffix is long");
    }

    @Test
    void a_wish_for_a_training_type_is_known_in_v1_only() {
        var request = JOB.request();

        assertThatCode(() -> dialect.training(at("", Map.of())).requirePossible(request))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> dialect.training(at("2024-10-21", Map.of())).requirePossible(request))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("trainingType");
    }

    @Test
    void only_v1_trains_by_preference_and_holds_runs() {
        var wire = AzureConfiguration.wire(host.http, host.failures, host.clock);
        var ga = Capabilities.of(wire.fineTuning(), wire.fileStore(), at("2024-10-21", Map.of()));
        var v1 = Capabilities.of(wire.fineTuning(), wire.fileStore(), at("", Map.of()));

        assertThat(ga.training().methods()).containsOnlyKeys("supervised");
        assertThat(ga.features()).doesNotContain(Feature.PAUSE).contains(Feature.HOSTING);
        assertThat(v1.training().methods()).containsKeys("supervised", "dpo", "reinforcement");
        assertThat(v1.features()).contains(Feature.PAUSE, Feature.HOSTING);
    }

    @Test
    void a_foundry_project_takes_no_uploads_in_parts() {
        var project = connection("https://r.services.ai.azure.com/api/projects/p", "");
        var at = HostFixture.deployment(AzureWords.AZURE, "base", project, Map.of());

        assertThat(dialect.parts(at)).isEmpty();
        assertThat(dialect.data(at).maxBytes()).hasValue(512L << 20);
        assertThat(dialect.data(at("", Map.of())).maxBytes()).hasValue(9L << 30);
    }

    @Test
    void a_configuration_that_cannot_work_is_told_at_the_start() {
        var words = new AzureWords();
        var poor = new Connection("main", Optional.empty(), Optional.empty(), Map.of());
        var half =
                new Connection(
                        "main",
                        Optional.of(URI.create("https://res")),
                        Optional.of(new Secret("key")),
                        Map.of(
                                AzureWords.API_VERSION, "2024-10-21",
                                AzureWords.SUBSCRIPTION, "sub"));

        assertThat(words.problems(at("", Map.of()))).isEmpty();
        assertThat(words.problems(HostFixture.deployment(AzureWords.AZURE, "m", poor, Map.of())))
                .hasSize(2);
        assertThat(
                        words.problems(
                                HostFixture.deployment(
                                        AzureWords.AZURE,
                                        "m",
                                        half,
                                        Map.of(
                                                AzureWords.TRAINING_TYPE, "fast",
                                                AzureWords.DEPLOYMENT_CAPACITY, "many"))))
                .hasSize(4);
    }

    @Test
    void half_an_identity_and_no_address_are_told_apart() {
        var half =
                new Connection(
                        "main",
                        Optional.of(URI.create("https://res")),
                        Optional.of(new Secret("key")),
                        Map.of(AzureWords.TENANT, "tenant"));
        var nowhere =
                new Connection(
                        "main",
                        Optional.empty(),
                        Optional.of(new Secret("key")),
                        Map.of(AzureWords.MANAGEMENT, "no address"));

        assertThat(new AzureAccount(half).problems()).hasSize(1);
        assertThatThrownBy(() -> new AzureAccount(nowhere).management())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(AzureWords.MANAGEMENT);
        assertThatThrownBy(() -> dialect.base(nowhere)).isInstanceOf(Misconfigured.class);
    }
}
