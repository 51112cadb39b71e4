package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a credential ever shows in what a reading says. */
final class SecretsStayHiddenTest {

    private static final String SECRET = "hush-hush-sentinel";

    private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", SECRET);

    @Test
    void nothing_that_was_read_and_printed_shows_a_credential() {
        var configuration =
                Reader.read(
                        """
                        general_settings: {master_key: SECRET, database_url: "postgres://u:SECRET@h/d"}
                        credential_list:
                          - credential_name: nobodys
                            credential_values: {api_key: SECRET, harbour_pass: SECRET, cloud_file: {a: SECRET}}
                          - credential_name: clouds
                            credential_values: {cloud_token: [SECRET, SECRET], cloud_region: moon}
                            credential_info: {custom_llm_provider: cloud, description: SECRET}
                        finetune_settings:
                          - {custom_llm_provider: cloud, api_key: SECRET, cloud_token: SECRET, cloud_region: moon}
                          - {custom_llm_provider: openai, api_key: SECRET, api_version: SECRET}
                        files_settings:
                          - {custom_llm_provider: openai, api_key: other}
                        model_list:
                          - model_name: m
                            litellm_params: {model: openai/x, api_key: os.environ/SECRET, tags: [SECRET]}
                          - model_name: n
                            litellm_params: {model: harbour/x, harbour_pass: os.environ/SECRET}
                        """
                                .replace("SECRET", SECRET)
                                .replace("environ/" + SECRET, "environ/SECRET"),
                        ENVIRONMENT);

        assertThat(configuration.warnings()).hasSizeGreaterThan(5);
        assertThat(configuration.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_base: 'https://u:SECRET@h'",
                "api_base: 'https://h/?key=SECRET'",
                "api_base: 'SECRET'",
                "api_base: os.environ/SECRET",
                "api_key: [SECRET]",
                "api_key: {key: SECRET}",
                "apikey: SECRET",
                "harbour_pass: SECRET",
                "cloud_token: &a {a: *a, b: SECRET}, cloud_region: SECRET",
                "cloud_region: moon, cloud_token: SECRET",
                "cloud_region: moon, api_key: os.environ/SECRET",
                "cloud_token: [SECRET, os.environ/NONE]",
                "cloud_file: {private_key: SECRET, other: }",
                "litellm_credential_name: SECRET",
                "cloud_token: SECRET, api_key: 'SECRET",
                "cloud_token: *SECRET",
                "custom_llm_provider: SECRET",
            })
    void no_refusal_of_a_deployment_shows_a_credential(String params) {
        var hidden = hidden(params);

        assertThat(
                        Reader.refusal(
                                "model_list: [{model_name: m, litellm_params: {model: cloud/x, "
                                        + hidden
                                        + "}}]",
                                ENVIRONMENT))
                .startsWith("t.yaml:1: ")
                .satisfies(SecretsStayHiddenTest::hides);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finetune_settings: [{custom_llm_provider: openai, cloud_token: SECRET}]",
                "finetune_settings: [{custom_llm_provider: openai, api_key: SECRET, kay: SECRET}]",
                "finetune_settings: [{custom_llm_provider: SECRET, api_key: SECRET}]",
                "files_settings: [{custom_llm_provider: openai, name: a, id: SECRET}]",
                "files_settings: [SECRET]",
                "credential_list: [{credential_name: a, credential_values: {kay: SECRET}}]",
                "credential_list: [{credential_name: a, credential_values: SECRET}]",
                "credential_list: [{credential_name: a, credential_values: {api_base: SECRET}}]",
                "general_settings: {master_key: [SECRET]}",
                "tunegate: {caller_credentials: {allowed_hosts: ['SECRET@h']}}",
            })
    void no_refusal_of_an_account_shows_a_credential(String section) {
        assertThat(Reader.refusal(hidden(section) + "\n" + Reader.MODEL, ENVIRONMENT))
                .startsWith("t.yaml:1: ")
                .satisfies(SecretsStayHiddenTest::hides);
    }

    private static void hides(String sentence) {
        assertThat(sentence).doesNotContainIgnoringCase(SECRET);
    }

    private static String hidden(String text) {
        return text.replace("SECRET", SECRET).replace("environ/" + SECRET, "environ/SECRET");
    }
}
