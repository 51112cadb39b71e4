package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.ProvidersConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether LiteLLM's own examples load as they are printed (its pages on fine-tuning and on managed
 * files, seen 2026-11-21).
 */
final class SampleConfigurationsTest {

    /** A provider is stood in for only while this gateway does not have it. */
    private static final List<ProviderWords> STAND_INS =
            List.of(
                    new StandIn(
                            new ProviderId("azure"),
                            Set.of("api_version"),
                            Set.of(),
                            Set.of(),
                            Set.of()),
                    new StandIn(
                            new ProviderId("vertex_ai"),
                            Set.of("vertex_project", "vertex_location"),
                            Set.of("vertex_project", "vertex_location"),
                            Set.of("vertex_credentials"),
                            Set.of()));

    private static final String FINE_TUNING_PAGE =
            """
            model_list:
              - model_name: gpt-4
                litellm_params:
                  model: openai/fake
                  api_key: fake-key
                  api_base: https://exampleopenaiendpoint-production.up.railway.app/

            # For /fine_tuning/jobs endpoints
            finetune_settings:
              - custom_llm_provider: azure
                api_base: https://exampleopenaiendpoint-production.up.railway.app
                api_key: os.environ/AZURE_API_KEY
                api_version: "2023-03-15-preview"
              - custom_llm_provider: openai
                api_key: os.environ/OPENAI_API_KEY
              - custom_llm_provider: "vertex_ai"
                vertex_project: "adroit-crow-413218"
                vertex_location: "us-central1"
                vertex_credentials: "/Users/ishaanjaffer/Downloads/adroit-crow-413218-a956eef1a2a8.json"

            # for /files endpoints
            files_settings:
              - custom_llm_provider: azure
                api_base: https://exampleopenaiendpoint-production.up.railway.app
                api_key: fake-key
                api_version: "2023-03-15-preview"
              - custom_llm_provider: openai
                api_key: os.environ/OPENAI_API_KEY
            """;

    private static final String MANAGED_FILES_PAGE =
            """
            model_list:
              - model_name: "gpt-4.1-openai"
                litellm_params:
                  model: gpt-4.1
                  api_key: os.environ/OPENAI_API_KEY
                model_info:
                  supported_endpoints: ["/chat/completions", "/fine_tuning"]
            """;

    @Test
    void the_example_of_the_fine_tuning_page_makes_three_accounts() {
        var accounts = read(FINE_TUNING_PAGE).catalog().accounts();

        assertThat(accounts)
                .extracting(it -> it.provider().value())
                .containsExactly("azure", "openai", "vertex_ai");
        var azure = accounts.getFirst().connection();
        assertThat(azure.apiKey()).contains(new Secret("azure-key"));
        assertThat(azure.setting("api_version")).contains("2023-03-15-preview");
        assertThat(azure.baseUrl())
                .contains(URI.create("https://exampleopenaiendpoint-production.up.railway.app"));
        assertThat(accounts.get(1).connection().apiKey()).contains(new Secret("openai-key"));
        var vertex = accounts.getLast().connection();
        assertThat(vertex.setting("vertex_project")).contains("adroit-crow-413218");
        assertThat(vertex.secret("vertex_credentials")).isPresent();
    }

    @Test
    void the_example_of_the_managed_files_page_has_a_model_that_can_be_tuned() {
        var served = read(MANAGED_FILES_PAGE).catalog().serving(new ModelName("gpt-4.1-openai"));

        assertThat(served)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.target().model()).isEqualTo("gpt-4.1");
                            assertThat(it.offers(Endpoint.FINE_TUNING)).isTrue();
                        });
    }

    private static GatewayConfiguration read(String text) {
        var environment = Map.of("AZURE_API_KEY", "azure-key", "OPENAI_API_KEY", "openai-key");
        return new ConfigurationReader(environment, providers()).read("t.yaml", text);
    }

    private static List<ProviderWords> providers() {
        var real = ProvidersConfiguration.words();
        var names = new ProviderNames(real);
        return Stream.concat(
                        real.stream(),
                        STAND_INS.stream()
                                .filter(it -> names.named(it.provider().value()).isEmpty()))
                .toList();
    }
}
