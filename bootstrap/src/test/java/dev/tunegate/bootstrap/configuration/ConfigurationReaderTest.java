package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.PollingPlan;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfigurationReaderTest {

    @Test
    void a_model_of_openai_is_read_with_its_own_account() {
        var deployment =
                only(
                        """
                        model_list:
                          - model_name: gpt-mini
                            litellm_params:
                              model: openai/gpt-4o-mini
                              api_key: sk-own
                              api_base: https://example.com/v1/
                              organization: org-1
                              project: proj-1
                            model_info:
                              id: mini-1
                              supported_endpoints: [/v1/chat/completions, /fine_tuning]
                              access_groups: [cheap, small]
                        """);

        assertThat(deployment.id()).hasToString("mini-1");
        assertThat(deployment.name()).isEqualTo(new ModelName("gpt-mini"));
        assertThat(deployment.provider()).hasToString("openai");
        assertThat(deployment.target().model()).isEqualTo("gpt-4o-mini");
        assertThat(deployment.connection().apiKey()).contains(new Secret("sk-own"));
        assertThat(deployment.connection().baseUrl())
                .contains(URI.create("https://example.com/v1"));
        assertThat(deployment.connection().settings())
                .isEqualTo(Map.of("organization", "org-1", "project", "proj-1"));
        assertThat(deployment.supports())
                .containsExactlyInAnyOrder(Endpoint.CHAT_COMPLETIONS, Endpoint.FINE_TUNING);
        assertThat(deployment.accessGroups()).isEqualTo(Set.of("cheap", "small"));
    }

    @Test
    void a_model_without_a_prefix_is_openais_and_serves_all_but_training() {
        var deployment =
                only(
                        """
                        model_list:
                          - model_name: m
                            litellm_params: {model: gpt-4o, api_key: k}
                        """);

        assertThat(deployment.provider()).hasToString("openai");
        assertThat(deployment.target().model()).isEqualTo("gpt-4o");
        assertThat(deployment.supports()).isEqualTo(Endpoint.UNLESS_SAID);
    }

    @Test
    void a_models_own_slashes_stay() {
        var deployment =
                only(
                        """
                        model_list:
                          - model_name: m
                            litellm_params: {model: openai/meta/llama, api_base: "http://h:1"}
                        """);

        assertThat(deployment.target().model()).isEqualTo("meta/llama");
        assertThat(deployment.connection().apiKey()).isEmpty();
    }

    @Test
    void what_the_simulator_is_told_becomes_its_options() {
        var deployment =
                only(
                        """
                        model_list:
                          - model_name: m
                            litellm_params:
                              model: simulator/base
                              duration: 30s
                              outcome: failed
                              fail_at: 0.5
                              rpm: 10
                        """);

        assertThat(deployment.provider()).hasToString("simulator");
        assertThat(deployment.target().options())
                .isEqualTo(Map.of("duration", "30s", "outcome", "failed", "fail_at", "0.5"));
    }

    @Test
    void an_account_is_defined_once_and_used_by_many_deployments() {
        var deployments =
                read("""
                                credential_list:
                                  - credential_name: east
                                    credential_values: {api_key: k-east, api_base: "http://east"}
                                    credential_info: {description: first}
                                model_list:
                                  - model_name: a
                                    litellm_params: {model: openai/x, litellm_credential_name: east}
                                  - model_name: b
                                    litellm_params: {model: openai/x, litellm_credential_name: east}
                                """)
                        .catalog()
                        .deployments();

        assertThat(deployments).hasSize(2);
        assertThat(deployments)
                .allSatisfy(
                        it -> {
                            assertThat(it.connection().name()).isEqualTo("east");
                            assertThat(it.connection().apiKey()).contains(new Secret("k-east"));
                            assertThat(it.connection().baseUrl())
                                    .contains(URI.create("http://east"));
                        });
    }

    @Test
    void a_deployment_that_names_no_account_gets_its_providers_default_one() {
        var catalog =
                read("""
                                finetune_settings:
                                  - {custom_llm_provider: openai, api_base: "http://h"}
                                files_settings:
                                  - {custom_llm_provider: openai, api_base: "http://h", api_key: k}
                                model_list:
                                  - model_name: plain
                                    litellm_params: {model: openai/x}
                                  - model_name: elsewhere
                                    litellm_params: {model: openai/x, api_base: "http://other"}
                                """)
                        .catalog();

        var plain = catalog.serving(new ModelName("plain")).getFirst().connection();
        assertThat(plain.apiKey()).contains(new Secret("k"));
        assertThat(plain.baseUrl()).contains(URI.create("http://h"));
        var elsewhere = catalog.serving(new ModelName("elsewhere")).getFirst().connection();
        assertThat(elsewhere.apiKey()).isEmpty();
    }

    @Test
    void variables_of_the_environment_stand_anywhere() {
        var configuration =
                new ConfigurationReader(Map.of("KEY", "from-outside", "WAIT", "3s"))
                        .read(
                                "t.yaml",
                                """
                                environment_variables:
                                  BASE: http://inside
                                general_settings: {database_url: os.environ/KEY}
                                tunegate_settings: {create_wait: os.environ/WAIT}
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: openai/x
                                      api_key: os.environ/KEY
                                      api_base: os.environ/BASE
                                """);

        var connection = configuration.catalog().deployments().getFirst().connection();
        assertThat(connection.apiKey()).contains(new Secret("from-outside"));
        assertThat(connection.baseUrl()).contains(URI.create("http://inside"));
        assertThat(configuration.settings().databaseUrl()).contains(new Secret("from-outside"));
        assertThat(configuration.settings().timing().createWait()).hasSeconds(3);
    }

    @Test
    void a_merged_section_fills_what_is_not_said() {
        var deployment =
                only(
                        """
                        model_list:
                          - model_name: m
                            litellm_params:
                              <<: {model: simulator/base, duration: 1s}
                              duration: 9s
                        """);

        assertThat(deployment.target().model()).isEqualTo("base");
        assertThat(deployment.option("duration")).contains("9s");
    }

    @Test
    void the_gateways_own_settings_are_read() {
        var settings =
                read("""
                                general_settings: {master_key: sk-0123456789abcdef}
                                tunegate_settings:
                                  create_wait: 5s
                                  patience: 3m
                                  horizon: 1h
                                  polling_fastest: 500ms
                                  polling_slowest: 1m
                                  max_file_bytes: 2GiB
                                model_list:
                                  - model_name: m
                                    litellm_params: {model: simulator/x}
                                """)
                        .settings();

        assertThat(settings.masterKey()).contains(new Secret("sk-0123456789abcdef"));
        assertThat(settings.timing())
                .isEqualTo(
                        new SubmissionTiming(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(3),
                                Duration.ofHours(1),
                                new PollingPlan(Duration.ofMillis(500), Duration.ofMinutes(1))));
        assertThat(settings.limits().maxBytes()).isEqualTo(2L << 30);
    }

    @Test
    void keys_of_litellm_without_effect_are_told_once_each() {
        var warnings =
                read("""
                                router_settings:
                                  routing_strategy: least-busy
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: simulator/x
                                      rpm: 10
                                    model_info:
                                      supported_endpoints: [/chat/completions, /responses]
                                """)
                        .warnings();

        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "t.yaml:1: router_settings has no effect here.",
                        "t.yaml:7: model_list[0].litellm_params.rpm has no effect here.",
                        "t.yaml:9: model_list[0].model_info.supported_endpoints[1] names an"
                                + " endpoint that is not served here.");
    }

    @Test
    void the_built_in_configuration_has_one_model_that_can_be_tuned() {
        var configuration = BuiltInConfiguration.read();

        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.catalog().serving(new ModelName("demo-model")))
                .singleElement()
                .satisfies(it -> assertThat(it.offers(Endpoint.FINE_TUNING)).isTrue());
    }

    @Test
    void a_sentence_about_a_deployment_can_be_given_its_place() {
        var configuration =
                read(
                        """
                        model_list:
                          - model_name: m
                            litellm_params: {model: simulator/x}
                            model_info: {id: one}
                        """);

        assertThat(configuration.placeNamedIn("The deployment 'one' is wrong."))
                .contains("t.yaml:2: model_list[0]");
        assertThat(configuration.placeNamedIn("Something is wrong.")).isEmpty();
    }

    private static ModelDeployment only(String text) {
        return read(text).catalog().deployments().getFirst();
    }

    private static GatewayConfiguration read(String text) {
        return new ConfigurationReader(Map.of()).read("t.yaml", text);
    }
}
