package dev.tunegate.bootstrap.configuration;

import static dev.tunegate.domain.catalog.StoredModelFixture.aStoredModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.StoredModelFixture;
import dev.tunegate.domain.catalog.words.FlatWords;
import dev.tunegate.domain.catalog.words.MachineRules;
import dev.tunegate.domain.catalog.words.StoredModelReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may have the gateway sign as the machine that it runs on: the operator's file, and no one.
 */
final class MachineIdentityTest {

    private static final String LENT = "would be sent a token of the gateway's own machine";
    private static final String OWN_HOST = "https://93.184.216.34";

    private static List<String> problems(String file, StoredModel model) {
        var accounts = Reader.read(file).accounts();
        return new StoredModelReader(new Vocabulary(StandIn.all()), accounts)
                .read(model).complaints().stream().map(FlatWords.Complaint::rest).toList();
    }

    private static StoredModelFixture model(String model, String words) {
        var fixture = aStoredModel().saying("model", model);
        for (var word : words.split(" ")) {
            var parts = word.split("=", 2);
            fixture = fixture.saying(parts[0], parts[1].replace("HOST", OWN_HOST));
        }
        return fixture;
    }

    private static Optional<String> breach(String provider, Map<String, String> settings) {
        var credential = credential(provider, settings, Map.of());
        return find(provider, credential);
    }

    private static Optional<String> find(String provider, Credential credential) {
        var words = new Vocabulary(StandIn.all()).named(provider).orElseThrow();
        return MachineRules.find(credential, words).map(MachineRules.Breach::word);
    }

    private static Credential credential(
            String provider, Map<String, String> settings, Map<String, Secret> secrets) {
        return new Credential(
                new CredentialName("kept"),
                Optional.of(new ProviderId(provider)),
                Optional.of(URI.create(OWN_HOST)),
                settings,
                secrets,
                Metadata.NONE,
                Revision.first(StoredModelFixture.ADDED_AT, "alice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azure/x | azure_managed_identity=true api_base=HOST",
                "azure/x | azure_managed_identity=some-client api_key=k api_base=HOST",
                "vertex_ai/x | vertex_project=ours-1 vertex_location=us-east1 gcs_bucket_name=rows"
                        + " vertex_endpoint=HOST",
                "vertex_ai/x | vertex_project=ours-1 vertex_location=us-east1 gcs_bucket_name=rows"
                        + " gcs_endpoint=HOST",
                "vertex_ai/x | vertex_project=ours-1 vertex_location=us-east1 gcs_bucket_name=rows"
                        + " api_base=HOST",
                "bedrock/x | aws_region_name=eu-west-1 aws_bedrock_runtime_endpoint=HOST",
                "bedrock/x | aws_region_name=eu-west-1 aws_profile_name=ops sts_endpoint=HOST",
            })
    void a_stored_model_does_not_send_the_machines_token_to_a_host_of_its_own(
            String model, String words) {
        assertThat(problems(Reader.MODEL, model(model, words).build()))
                .anySatisfy(it -> assertThat(it).contains(LENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vertex_ai/x | vertex_project=ours-1 vertex_location=us-east1 gcs_bucket_name=rows",
                "bedrock/x | aws_region_name=eu-west-1 s3_bucket_name=rows"
                        + " s3_bucket_owner=123456789012"
                        + " bedrock_role_arn=arn:aws:iam::123456789012:role/tuning",
                "azure/x | azure_managed_identity=false api_key=k api_base=HOST",
                "azure/x | api_key=k api_base=HOST",
            })
    void without_a_host_of_its_own_or_with_a_credential_it_may_stay(String model, String words) {
        assertThat(problems(Reader.MODEL, model(model, words).build())).isEmpty();
    }

    @Test
    void the_operators_account_keeps_its_host_whoever_names_it() {
        var file =
                Reader.MODEL
                        + """
                        credential_list:
                          - credential_name: ours
                            credential_values:
                              api_base: https://ours.openai.azure.com
                              azure_managed_identity: "true"
                            credential_info: {custom_llm_provider: azure}
                        """;
        var kept = "litellm_credential_name=ours";

        assertThat(problems(file, model("azure/x", kept).build())).isEmpty();
        assertThat(problems(file, model("azure/x", kept + " api_base=HOST").build())).isNotEmpty();
    }

    @Test
    void the_file_itself_may_say_both() {
        var file =
                """
                model_list:
                  - model_name: m
                    litellm_params:
                      model: azure/x
                      api_base: https://ours.example
                      azure_managed_identity: "true"
                """;

        assertThat(Reader.read(file).catalog().deployments()).hasSize(1);
    }

    @Test
    void a_stored_credential_neither_lends_the_machine_nor_names_its_files() {
        assertThat(breach("azure", Map.of("azure_managed_identity", "true"))).contains("api_base");
        assertThat(breach("bedrock", Map.of("aws_region_name", "eu-west-1"))).contains("api_base");
        var path = Map.of("vertex_credentials", new Secret("/etc/google.json"));
        var text = Map.of("vertex_credentials", new Secret("{\"type\":\"service_account\"}"));
        assertThat(find("vertex_ai", credential("vertex_ai", Map.of(), path)))
                .contains("vertex_credentials");
        assertThat(find("vertex_ai", credential("vertex_ai", Map.of(), text))).isEmpty();
    }

    @Test
    void the_files_identity_is_not_sent_where_a_stored_credential_says() {
        var kept = credential("azure", Map.of(), Map.of("api_key", new Secret("k")));
        var credentials = new KeptCredentials(List.of(kept), KeptCredentials.Missing.REFUSED);
        var model =
                """
                model_list:
                  - model_name: m
                    litellm_params:
                      model: azure/x
                      litellm_credential_name: kept
                      azure_managed_identity: "true"
                """;
        var settings =
                Reader.MODEL
                        + """
                        finetune_settings:
                          - custom_llm_provider: azure
                            litellm_credential_name: kept
                            azure_managed_identity: "true"
                        """;

        for (var text : List.of(model, settings)) {
            assertThat(Reader.refusal(text, credentials)).contains(LENT);
            var harmless = text.replace("\"true\"", "\"false\"");
            assertThat(Reader.read(harmless, credentials).catalog()).isNotNull();
        }
    }
}
