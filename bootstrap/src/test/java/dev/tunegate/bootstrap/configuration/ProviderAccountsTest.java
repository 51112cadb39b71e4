package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The accounts that serve whatever their provider has. */
final class ProviderAccountsTest {

    @Test
    void one_provider_has_several_accounts() {
        var accounts =
                accounts(
                        """
                        finetune_settings:
                          - {custom_llm_provider: openai, api_key: k1}
                          - {custom_llm_provider: openai, api_key: k2, credential_name: second}
                          - {custom_llm_provider: openai, api_key: k3, api_base: "http://h"}
                          - {custom_llm_provider: cloud, cloud_bucket: b, cloud_region: eu, cloud_tier: gold}
                          - {custom_llm_provider: cloud-ai, cloud_bucket: b, cloud_region: us, name: west}
                        """);

        assertThat(accounts)
                .extracting(it -> it.provider().value() + " " + it.connection().name())
                .containsExactly("openai ", "openai second", "openai ", "cloud ", "cloud west");
        assertThat(accounts).extracting(ProviderAccount::id).doesNotHaveDuplicates();
        assertThat(accounts.get(3).options()).isEqualTo(Map.of("cloud_tier", "gold"));
    }

    @Test
    void an_account_keeps_its_id_through_all_but_its_name_and_place() {
        var one = only("custom_llm_provider: cloud, cloud_bucket: b, cloud_region: eu, api_key: k");

        var rotated =
                only("custom_llm_provider: cloud, cloud_bucket: c, cloud_region: eu, api_key: l");
        assertThat(rotated.id()).isEqualTo(one.id()).hasToString("acct-6b411e27494644201d67");
        assertThat(only("custom_llm_provider: cloud, cloud_bucket: b, cloud_region: us").id())
                .isNotEqualTo(one.id());
        assertThat(only("custom_llm_provider: cloud, cloud_region: eu, id: n").id())
                .isNotEqualTo(one.id());
    }

    @Test
    void files_and_jobs_of_one_account_are_one_account() {
        var accounts =
                accounts(
                        """
                        finetune_settings:
                          - {custom_llm_provider: cloud, cloud_region: eu, api_key: k}
                          - {custom_llm_provider: openai, name: mine, api_base: "http://h"}
                        files_settings:
                          - {custom_llm_provider: cloud, cloud_region: eu, cloud_bucket: b}
                          - {custom_llm_provider: openai, id: mine, api_key: l}
                          - {custom_llm_provider: cloud, cloud_region: us, cloud_bucket: c}
                        """);

        assertThat(accounts).hasSize(3);
        assertThat(accounts.get(0).connection().apiKey()).contains(new Secret("k"));
        assertThat(accounts.get(0).connection().setting("cloud_bucket")).contains("b");
        assertThat(accounts.get(1).connection().baseUrl()).contains(URI.create("http://h"));
        assertThat(accounts.get(1).connection().apiKey()).contains(new Secret("l"));
        assertThat(accounts.get(2).connection().setting("cloud_bucket")).contains("c");
    }

    @Test
    void a_named_account_for_files_is_not_an_unnamed_one_with_another_key() {
        var accounts =
                accounts(
                        """
                        finetune_settings:
                          - {custom_llm_provider: openai, api_key: k}
                        files_settings:
                          - {custom_llm_provider: openai, api_key: l, name: other}
                        """);

        assertThat(accounts)
                .extracting(it -> it.connection().apiKey())
                .containsExactly(Optional.of(new Secret("k")), Optional.of(new Secret("l")));
    }

    @Test
    void a_stored_account_is_one_when_its_provider_is_known() {
        var accounts =
                accounts(
                        """
                        credential_list:
                          - credential_name: east
                            credential_values: {api_key: k, cloud_bucket: b}
                            credential_info: {custom_llm_provider: Cloud}
                          - credential_name: nobodys
                            credential_values: {api_key: k, harbour_pass: p}
                          - credential_name: taken-on
                            credential_values: {api_key: k, cloud_bucket: b}
                            credential_info: {custom_llm_provider: cloud}
                        finetune_settings:
                          - {custom_llm_provider: cloud, cloud_region: us, litellm_credential_name: taken-on}
                        """);

        assertThat(accounts)
                .extracting(it -> it.connection().name())
                .containsExactly("taken-on", "east");
        assertThat(accounts.getFirst().connection().settings())
                .isEqualTo(Map.of("cloud_region", "us", "cloud_bucket", "b"));
    }

    @Test
    void a_caller_chooses_an_account_by_its_name() {
        var catalog =
                Reader.read(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: harbour, harbour_pass: p, name: north}
                                  - {custom_llm_provider: harbour, harbour_pass: p, name: south}
                                """
                                        + Reader.MODEL)
                        .catalog();

        var chosen =
                catalog.trainable(
                        new ModelName("boat"),
                        new Target(Optional.empty(), Optional.of("south"), 1));

        assertThat(chosen)
                .singleElement()
                .satisfies(it -> assertThat(it.connection().name()).isEqualTo("south"));
    }

    @Test
    void a_model_that_names_no_account_takes_the_first_of_its_provider() {
        var deployments =
                Reader.read(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: harbour, harbour_pass: first, name: north}
                                  - {custom_llm_provider: harbour, harbour_pass: second, name: south}
                                model_list:
                                  - model_name: plain
                                    litellm_params: {model: harbour/x}
                                  - model_name: elsewhere
                                    litellm_params: {model: harbour/x, harbour_pier: p9}
                                """)
                        .catalog()
                        .deployments();

        assertThat(deployments.getFirst().connection().name()).isEqualTo("north");
        assertThat(deployments.getFirst().connection().secret("harbour_pass"))
                .contains(new Secret("first"));
        assertThat(deployments.getLast().connection().secrets()).isEmpty();
    }

    @Test
    void a_deployment_may_name_an_account_of_the_settings() {
        var deployment =
                Reader.read(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: openai, api_key: k}
                                  - {custom_llm_provider: openai, api_key: l, credential_name: second}
                                model_list:
                                  - model_name: m
                                    litellm_params: {model: openai/x, litellm_credential_name: second}
                                """)
                        .catalog()
                        .deployments()
                        .getFirst();

        assertThat(deployment.connection().name()).isEqualTo("second");
        assertThat(deployment.connection().apiKey()).contains(new Secret("l"));
    }

    @Test
    void half_an_account_is_told_and_does_not_stop_the_start() {
        var configuration =
                Reader.read(
                        """
                        finetune_settings:
                          - custom_llm_provider: cloud
                            cloud_region: moon
                            api_key: secret-key-1
                        """
                                + Reader.MODEL);

        assertThat(configuration.warnings())
                .containsExactly(
                        "t.yaml:2: finetune_settings[0] keeps the account from being used:"
                                + " cloud_bucket is missing.",
                        "t.yaml:3: finetune_settings[0].cloud_region keeps the account from being"
                                + " used: cloud_region has nothing for *** and .");
        assertThat(configuration.catalog().accounts())
                .extracting(ProviderAccount::provider)
                .isEqualTo(List.of(new ProviderId("cloud")));
    }

    @Test
    void a_sentence_about_an_account_can_be_given_its_place() {
        var configuration =
                Reader.read(
                        "finetune_settings: [{custom_llm_provider: openai, api_key: k}]\n"
                                + Reader.MODEL);
        var id = configuration.catalog().accounts().getFirst().id();

        assertThat(configuration.placeNamedIn("The deployment '" + id + "' is wrong."))
                .contains("t.yaml:1: finetune_settings[0]");
    }

    private static ProviderAccount only(String entry) {
        return accounts("finetune_settings: [{" + entry + "}]\n").getFirst();
    }

    private static List<ProviderAccount> accounts(String text) {
        return Reader.read(text + Reader.MODEL).catalog().accounts();
    }
}
