package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that cannot be told apart, or that are another provider's. */
final class BadAccountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {custom_llm_provider: opnai}                              | .custom_llm_provider names a provider that is not there; did you mean openai?
                    {api_key: k}                                              | lacks custom_llm_provider.
                    {custom_llm_provider: openai, cloud_token: t}             | .cloud_token belongs to cloud, not to openai.
                    {custom_llm_provider: openai, apikey: t}                  | .apikey is not known; did you mean api_key?
                    {custom_llm_provider: openai, name: a, id: b}             | .id names the account again.
                    {custom_llm_provider: openai, litellm_credential_name: a} | .litellm_credential_name names an account that credential_list does not
                    {custom_llm_provider: openai, api_key: os.environ/NONE}   | .api_key wants the environment variable NONE
                    {custom_llm_provider: openai, api_base: nowhere}          | .api_base must be an http or https address
                    """)
    void a_wrong_entry_is_refused_in_its_place(String entry, String sentence) {
        for (var list : new String[] {"finetune_settings", "files_settings"}) {
            assertThat(Reader.refusal(list + ": [" + entry + "]\n" + Reader.MODEL))
                    .startsWith("t.yaml:1: " + list + "[0]")
                    .contains(sentence);
        }
    }

    @Test
    void two_accounts_in_one_place_need_names() {
        assertThat(
                        Reader.refusal(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: openai, api_key: k1}
                                  - {custom_llm_provider: openai, api_key: k2}
                                """
                                        + Reader.MODEL))
                .isEqualTo(
                        "t.yaml:3: finetune_settings[1] cannot be told from an earlier account;"
                                + " give each its own credential_name.");
    }

    @Test
    void a_name_is_one_accounts() {
        assertThat(
                        Reader.refusal(
                                """
                                credential_list:
                                  - credential_name: a
                                    credential_values: {harbour_pass: p}
                                    credential_info: {custom_llm_provider: harbour}
                                finetune_settings:
                                  - {custom_llm_provider: openai, name: b, api_key: k}
                                  - {custom_llm_provider: cloud, name: b, cloud_region: r}
                                  - {custom_llm_provider: openai, name: a, api_key: k}
                                """
                                        + Reader.MODEL))
                .hasLineCount(3)
                .contains(
                        "t.yaml:8: finetune_settings[2] names an account whose harbour_pass belongs"
                                + " to harbour, not to openai.")
                .contains("t.yaml:7: finetune_settings[1] names an account that is there already.")
                .contains(
                        "t.yaml:3: credential_list[0].credential_values names an account that is"
                                + " there already.");
    }

    @Test
    void an_entry_for_files_that_could_be_two_accounts_must_say_which() {
        assertThat(
                        Reader.refusal(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: openai, name: a}
                                  - {custom_llm_provider: openai, name: b}
                                files_settings:
                                  - {custom_llm_provider: openai, api_key: k}
                                """
                                        + Reader.MODEL))
                .isEqualTo(
                        "t.yaml:5: files_settings[0] fits several accounts of finetune_settings;"
                                + " give it the credential_name of one.");
    }

    @Test
    void two_entries_for_the_files_of_one_account_are_refused() {
        assertThat(
                        Reader.refusal(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: openai, api_key: k}
                                files_settings:
                                  - {custom_llm_provider: openai, api_key: k}
                                  - {custom_llm_provider: openai, api_key: k}
                                """
                                        + Reader.MODEL))
                .startsWith("t.yaml:5: files_settings[1] cannot be told from an earlier account;");
    }

    @Test
    void one_name_in_two_places_is_refused() {
        assertThat(
                        Reader.refusal(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: cloud, name: a, cloud_region: eu}
                                files_settings:
                                  - {custom_llm_provider: cloud, name: a, cloud_region: us}
                                """
                                        + Reader.MODEL))
                .startsWith("t.yaml:4: files_settings[0] has another address for cloud");
    }

    @Test
    void another_key_for_the_files_of_an_account_is_told() {
        var configuration =
                Reader.read(
                        """
                        finetune_settings: [{custom_llm_provider: openai, api_key: k1}]
                        files_settings: [{custom_llm_provider: openai, api_key: k2}]
                        """
                                + Reader.MODEL);

        assertThat(configuration.warnings())
                .containsExactly(
                        "t.yaml:2: files_settings[0] has another credential than finetune_settings"
                                + " for one account; that of finetune_settings is used.");
    }

    @Test
    void a_stored_account_of_another_provider_is_refused_where_it_is_used() {
        assertThat(
                        Reader.refusal(
                                """
                                credential_list:
                                  - credential_name: a
                                    credential_values: {harbour_pass: p}
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: openai/x
                                      litellm_credential_name: a
                                """))
                .isEqualTo(
                        "t.yaml:8: model_list[0].litellm_params.litellm_credential_name names an"
                                + " account whose harbour_pass belongs to harbour, not to openai.");
    }

    @Test
    void a_stored_account_of_a_known_provider_has_that_providers_words_alone() {
        assertThat(
                        Reader.refusal(
                                """
                                credential_list:
                                  - credential_name: a
                                    credential_values: {harbour_pass: p}
                                    credential_info: {custom_llm_provider: openai}
                                """
                                        + Reader.MODEL))
                .isEqualTo(
                        "t.yaml:3: credential_list[0].credential_values.harbour_pass belongs to"
                                + " harbour, not to openai.");
    }

    @Test
    void an_id_of_a_deployment_cannot_be_one_that_an_account_makes() {
        assertThat(
                        Reader.refusal(
                                "model_list: [{model_name: m, litellm_params: {model:"
                                        + " simulator/x}, model_info: {id: a~b}}]"))
                .startsWith("t.yaml:1: model_list[0].model_info.id must have up to 100 letters");
    }
}
