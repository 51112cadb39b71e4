package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal names the file, the line and the key, and never a value. */
final class BadConfigurationTest {

    private static final String MODEL =
            """
            model_list:
              - model_name: m
                litellm_params: {model: simulator/x}
            """;

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        assertThat(
                        refusal(
                                """
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: openai/x
                                      apikey: hunter2
                                """))
                .contains(
                        "t.yaml:5: model_list[0].litellm_params.apikey is not known; did you mean"
                                + " api_key?")
                .doesNotContain("hunter2");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(
                        refusal(
                                """
                                general_setings: {}
                                tunegate_settings:
                                  create_wait: 10
                                """
                                        + MODEL))
                .hasLineCount(2)
                .contains("t.yaml:1: general_setings is not known; did you mean general_settings?")
                .contains("t.yaml:3: tunegate_settings.create_wait must be a duration");
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        assertThat(
                        refusal(
                                """
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: openai/x
                                      api_key: os.environ/NO_SUCH_THING
                                """))
                .contains(
                        "t.yaml:5: model_list[0].litellm_params.api_key wants the environment"
                                + " variable NO_SUCH_THING, which is not set.");
    }

    @Test
    void a_short_master_key_is_refused() {
        assertThat(refusal("general_settings: {master_key: sk-1234}\n" + MODEL))
                .isEqualTo("t.yaml:1: general_settings.master_key has fewer than 16 characters.");
    }

    @Test
    void a_key_twice_is_refused() {
        assertThat(
                        refusal(
                                """
                                model_list:
                                  - model_name: m
                                    model_name: n
                                    litellm_params: {model: simulator/x}
                                """))
                .isEqualTo("t.yaml:3: model_list[0].model_name stands there twice.");
    }

    @Test
    void a_tab_is_refused_with_its_line() {
        assertThat(refusal("model_list:\n\t- model_name: m\n"))
                .isEqualTo("t.yaml:2: a tab stands where YAML wants spaces.");
    }

    @Test
    void a_value_that_looks_like_an_alias_is_not_told() {
        assertThat(refusal("general_settings:\n  master_key: *hunter2\n"))
                .isEqualTo(
                        "t.yaml:2: a * refers to nothing; a value that begins with * needs"
                                + " quotes.");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(refusal("# nothing yet\n")).startsWith("t.yaml:1: is empty;");
    }

    @Test
    void a_file_without_models_is_refused() {
        assertThat(refusal("general_settings: {}\n")).isEqualTo("t.yaml lacks a model_list.");
    }

    @Test
    void files_and_jobs_in_two_places_are_refused() {
        assertThat(
                        refusal(
                                """
                                finetune_settings:
                                  - {custom_llm_provider: openai, api_base: "http://a"}
                                files_settings:
                                  - {custom_llm_provider: openai, api_base: "http://b"}
                                """
                                        + MODEL))
                .startsWith(
                        "t.yaml:4: files_settings[0] has another address for openai than"
                                + " finetune_settings;");
    }

    @Test
    void a_model_without_an_account_is_refused() {
        assertThat(
                        refusal(
                                """
                                model_list:
                                  - model_name: m
                                    litellm_params: {model: openai/x}
                                """))
                .startsWith("t.yaml:3: model_list[0].litellm_params names no account;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model: nowhere/x                        | .model names a provider that is not there
                    model: [a, b]                           | .model must be a single value.
                    model:                                  | .model is empty;
                    api_key: k                              | lacks model.
                    model: openai/x, api_base: ftp://hidden | .api_base must be an http or https address
                    model: x, litellm_credential_name: nope | names an account that credential_list does not
                    model: openai/*, api_key: k             | .model must name one model
                    """)
    void wrong_parameters_are_refused(String params, String sentence) {
        var text = "model_list: [{model_name: m, litellm_params: {" + params + "}}]";

        assertThat(refusal(text))
                .contains("t.yaml:1: model_list[0].litellm_params")
                .contains(sentence)
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    id: a b                             | .id must have up to 100 letters
                    supported_endpoints: []             | .supported_endpoints names none of
                    supported_endpoints: /fine_tuning   | .supported_endpoints must be a list.
                    supported_endpoints: [/fine_tunes]  | .supported_endpoints[0] names no endpoint;
                    """)
    void wrong_model_info_is_refused(String info, String sentence) {
        var text =
                "model_list: [{model_name: m, litellm_params: {model: simulator/x}, model_info: {"
                        + info
                        + "}}]";

        assertThat(refusal(text)).contains("t.yaml:1: model_list[0].model_info" + sentence);
    }

    @Test
    void a_file_that_is_not_there_is_refused(@TempDir Path folder) {
        var file = folder.resolve("none.yaml");

        assertThat(refusal(file)).isEqualTo(file + " does not exist.");
    }

    @Test
    void a_file_that_is_no_text_is_refused(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xff, 0, 7});

        assertThat(refusal(file)).isEqualTo(file + " is not UTF-8 text.");
    }

    private static String refusal(String text) {
        var reader = new ConfigurationReader(Map.of());
        return catchThrowableOfType(BadConfiguration.class, () -> reader.read("t.yaml", text))
                .sentence();
    }

    private static String refusal(Path file) {
        var reader = new ConfigurationReader(Map.of());
        return catchThrowableOfType(BadConfiguration.class, () -> reader.read(file)).sentence();
    }
}
