package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a deployment may say what its provider understands, and nothing else. */
final class ProvidersOwnWordsTest {

    @Test
    void each_word_goes_where_its_provider_wants_it() {
        var deployment =
                only("cloud_region: eu, cloud_bucket: b, cloud_token: t, cloud_tier: gold");

        var connection = deployment.connection();
        assertThat(connection.settings())
                .isEqualTo(Map.of("cloud_region", "eu", "cloud_bucket", "b"));
        assertThat(connection.secrets()).isEqualTo(Map.of("cloud_token", new Secret("t")));
        assertThat(deployment.target().options()).isEqualTo(Map.of("cloud_tier", "gold"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-10-21           | 2024-10-21
                    007                  | 007
                    true                 | true
                    [sft, dpo]           | sft,dpo
                    [1, os.environ/TIER] | 1,gold
                    {a: 1, b: {c: os.environ/TIER, d: [x, 2]}} | {"a":"1","b":{"c":"gold","d":["x","2"]}}
                    """)
    void whatever_stands_behind_a_word_becomes_one_text(String yaml, String text) {
        var deployment = only("cloud_bucket: b, cloud_kinds: " + yaml);

        assertThat(deployment.option("cloud_kinds")).contains(text);
    }

    @Test
    void a_variable_that_is_not_set_is_named_with_its_whole_path() {
        assertThat(Reader.refusal(model("cloud_kinds: {a: [{b: os.environ/NONE}]}")))
                .contains(
                        "t.yaml:1: model_list[0].litellm_params.cloud_kinds.a[0].b wants the"
                                + " environment variable NONE, which is not set.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    harbour_pass: p | .harbour_pass belongs to harbour, not to cloud.
                    duration: 3s    | .duration belongs to simulator, not to cloud.
                    cloud_regoin: p | .cloud_regoin is not known; did you mean cloud_region?
                    cloud_kinds: [] | .cloud_kinds is empty;
                    cloud_kinds: {a: } | .cloud_kinds.a is empty;
                    cloud_tier:     | .cloud_tier is empty;
                    """)
    void what_the_provider_does_not_understand_is_refused(String word, String sentence) {
        assertThat(Reader.refusal(model("cloud_bucket: b, " + word)))
                .contains("t.yaml:1: model_list[0].litellm_params" + sentence);
    }

    @Test
    void a_section_that_holds_itself_is_refused() {
        assertThat(Reader.refusal(model("cloud_bucket: b, cloud_kinds: &k {a: *k}")))
                .contains("is nested too deeply.");
    }

    @Test
    void a_word_without_effect_elsewhere_has_its_effect_where_it_is_understood() {
        var here = Reader.read(model("cloud_bucket: b, api_version: '2'"));
        var elsewhere =
                Reader.read(
                        "model_list: [{model_name: m, litellm_params: {model: simulator/x,"
                                + " api_version: '2'}}]");

        assertThat(here.warnings()).isEmpty();
        assertThat(here.catalog().deployments().getFirst().connection().setting("api_version"))
                .contains("2");
        assertThat(elsewhere.warnings())
                .containsExactly(
                        "t.yaml:1: model_list[0].litellm_params.api_version has no effect here.");
    }

    @Test
    void a_provider_goes_by_all_its_names() {
        var configuration =
                Reader.read(
                        """
                        model_list:
                          - model_name: m
                            litellm_params: {model: harbour-ai/deep/water, api_key: k}
                        """);

        var deployment = configuration.catalog().deployments().getFirst();
        assertThat(deployment.provider()).hasToString("harbour");
        assertThat(deployment.target().model()).isEqualTo("deep/water");
    }

    @Test
    void what_the_provider_finds_wrong_is_told_with_the_line_of_its_word() {
        assertThat(
                        Reader.refusal(
                                """
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: cloud/x
                                      cloud_token: secret-token-1
                                      cloud_region: moon
                                """))
                .hasLineCount(2)
                .contains("t.yaml:3: model_list[0].litellm_params: cloud_bucket is missing.")
                .contains(
                        "t.yaml:6: model_list[0].litellm_params.cloud_region: cloud_region has"
                                + " nothing for  and ***.");
    }

    @Test
    void a_provider_that_stumbles_over_a_mistake_is_heard() {
        assertThat(Reader.refusal(model("cloud_region: sun")))
                .isEqualTo(
                        "t.yaml:1: model_list[0].litellm_params.cloud_region: cloud_region is too"
                                + " hot.");
    }

    @Test
    void what_the_simulator_cannot_play_is_refused_with_its_line() {
        assertThat(
                        Reader.refusal(
                                """
                                model_list:
                                  - model_name: m
                                    litellm_params:
                                      model: simulator/x
                                      duration: ever
                                """))
                .startsWith("t.yaml:5: model_list[0].litellm_params.duration: The simulated")
                .contains("duration is 'ever'; expected a duration");
    }

    @Test
    void another_place_is_another_deployment_and_another_credential_is_not() {
        var one = only("cloud_bucket: b, cloud_region: eu, cloud_token: t1").id();

        assertThat(only("cloud_bucket: c, cloud_region: eu, cloud_token: t2").id()).isEqualTo(one);
        assertThat(only("cloud_bucket: b, cloud_region: us, cloud_token: t1").id())
                .isNotEqualTo(one);
    }

    private static ModelDeployment only(String params) {
        return Reader.read(model(params), Map.of("TIER", "gold"))
                .catalog()
                .deployments()
                .getFirst();
    }

    private static String model(String params) {
        return "model_list: [{model_name: m, litellm_params: {model: cloud/x, api_key: k, "
                + params
                + "}}]";
    }
}
