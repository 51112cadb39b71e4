package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.catalog.DeploymentId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a deployment keeps its name through all that may change about its account. */
final class DeploymentIdentityTest {

    @Test
    void a_rotated_key_leaves_the_deployment_the_same() {
        assertThat(idOf("model: openai/x, api_key: old, api_base: 'http://h'"))
                .isEqualTo(idOf("model: openai/x, api_key: new, api_base: 'http://h'"));
    }

    @Test
    void the_same_words_give_the_same_id_on_every_start() {
        assertThat(idOf("model: openai/x, api_key: k"))
                .isEqualTo(new DeploymentId("dep-af4d1228de2f5126da6d"));
    }

    @Test
    void ids_given_before_providers_had_words_of_their_own_are_still_given() {
        assertThat(idOf("model: openai/x, api_base: 'http://h', organization: o, project: p"))
                .isEqualTo(new DeploymentId("dep-64dc3b284f39cfa4d593"));
        assertThat(
                        read("""
                                        credential_list:
                                          - credential_name: east
                                            credential_values: {api_key: k, organization: o}
                                        model_list:
                                          - model_name: m
                                            litellm_params: {model: x, litellm_credential_name: east}
                                        """)
                                .catalog()
                                .deployments()
                                .getFirst()
                                .id())
                .isEqualTo(new DeploymentId("dep-7d0616b0126e983a75eb"));
        assertThat(idOf("model: simulator/x, duration: 1s"))
                .isEqualTo(new DeploymentId("dep-9a25c399a289216f12a9"));
    }

    @Test
    void another_model_or_address_is_another_deployment() {
        var one = idOf("model: openai/x, api_key: k");

        assertThat(idOf("model: openai/y, api_key: k")).isNotEqualTo(one);
        assertThat(idOf("model: openai/x, api_key: k, api_base: 'http://h'")).isNotEqualTo(one);
    }

    @Test
    void two_deployments_that_differ_in_their_key_alone_need_ids() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(
                        () ->
                                read(
                                        """
                                        model_list:
                                          - model_name: m
                                            litellm_params: {model: openai/x, api_key: secret-1}
                                          - model_name: m
                                            litellm_params: {model: openai/x, api_key: secret-2}
                                        """))
                .withMessage(
                        "t.yaml:4: model_list[1] cannot be told from an earlier deployment; give"
                                + " each its own model_info.id.");
    }

    @Test
    void ids_of_their_own_tell_them_apart() {
        var deployments =
                read("""
                                model_list:
                                  - model_name: m
                                    litellm_params: {model: openai/x, api_key: secret-1}
                                    model_info: {id: one}
                                  - model_name: m
                                    litellm_params: {model: openai/x, api_key: secret-2}
                                    model_info: {id: two}
                                """)
                        .catalog()
                        .deployments();

        assertThat(deployments).extracting(it -> it.id().value()).containsExactly("one", "two");
    }

    private static DeploymentId idOf(String params) {
        return read("model_list: [{model_name: m, litellm_params: {" + params + "}}]")
                .catalog()
                .deployments()
                .getFirst()
                .id();
    }

    private static GatewayConfiguration read(String text) {
        return new ConfigurationReader(Map.of()).read("t.yaml", text);
    }
}
