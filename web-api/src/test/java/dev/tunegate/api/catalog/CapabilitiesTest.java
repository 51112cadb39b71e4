package dev.tunegate.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told of what can be trained, and how. */
final class CapabilitiesTest {

    private static final String ROUTE = "/v1/fine_tuning/capabilities";

    private static List<String> pairs(Answer answer) {
        var pairs = new ArrayList<String>();
        answer.ok()
                .at("/data")
                .forEach(
                        it ->
                                pairs.add(
                                        it.get("model").asString()
                                                + " at "
                                                + it.get("provider").asString()));
        return pairs;
    }

    @Test
    void each_model_is_described_at_each_of_its_providers() {
        assertThat(pairs(TestServer.someTenant().get(ROUTE)))
                .containsExactly(
                        "gpt-4o-mini at openai",
                        "org/a model at openai",
                        "everywhere at openai",
                        "everywhere at azure",
                        "everywhere at bedrock",
                        "picky-model at picky");
    }

    @Test
    void a_key_sees_the_models_that_it_holds() {
        var tenant = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("picky-model"))));

        assertThat(pairs(tenant.get(ROUTE))).containsExactly("picky-model at picky");
        tenant.get(ROUTE + "?model=everywhere").isError(404, "model_not_found", "model");
        tenant.get(ROUTE + "?model=gemini&custom_llm_provider=vertex_ai")
                .isError(404, "model_not_found", "model");
    }

    @Test
    void an_administrator_sees_what_each_provider_could_do_besides() {
        var answer = TestServer.administrator().get(ROUTE);

        assertThat(pairs(answer)).endsWith("amazon.nova at bedrock", "gpt-known at openai");
        assertThat(answer.at("/data/0/configured").asBoolean()).isTrue();
        assertThat(answer.at("/data/7/configured").asBoolean(true)).isFalse();
    }

    @Test
    void one_model_and_one_provider_may_be_asked_for() {
        var tenant = TestServer.someTenant();

        assertThat(pairs(tenant.get(ROUTE + "?model=everywhere"))).hasSize(3);
        assertThat(pairs(tenant.get(ROUTE + "?custom_llm_provider=azure-openai")))
                .containsExactly("everywhere at azure");
        assertThat(pairs(tenant.get(ROUTE + "?model=everywhere", "x-portkey-provider", "bedrock")))
                .containsExactly("everywhere at bedrock");
        assertThat(pairs(tenant.get(ROUTE + "?model=gemini&custom_llm_provider=vertex-ai")))
                .containsExactly("gemini at vertex_ai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "talker", "everywhere&custom_llm_provider=picky"})
    void a_model_that_cannot_be_trained_there_is_not_found(String model) {
        TestServer.someTenant()
                .get(ROUTE + "?model=" + model)
                .isError(404, "model_not_found", "model");
    }

    @Test
    void every_term_says_what_becomes_of_a_parameter_and_who_says_so() {
        var answer =
                TestServer.someTenant()
                        .get(ROUTE + "?model=everywhere&custom_llm_provider=bedrock")
                        .ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("object", "data", "has_more");
        var one = answer.at("/data/0");
        assertThat(one.propertyNames())
                .containsExactlyInAnyOrder(
                        "object", "model", "provider", "configured", "methods", "data", "features");
        assertThat(one.get("object").asString()).isEqualTo("fine_tuning.capabilities");
        var supervised = one.at("/methods/supervised");
        assertThat(supervised.at("/parameters/n_epochs").toString())
                .isEqualTo(
                        """
                        {"support":"range","minimum":1,"maximum":5,"description":"1 to 5",\
                        "source":{"document":"a test","seen":"2026-11-21"}}""");
        assertThat(supervised.at("/parameters/seed/support").asString()).isEqualTo("ignored");
        assertThat(supervised.at("/parameters/suffix/support").asString()).isEqualTo("refused");
        assertThat(supervised.at("/parameters/beta/support").asString()).isEqualTo("taken");
        assertThat(supervised.at("/extensions/model_type/support").asString()).isEqualTo("one_of");
        assertThat(supervised.at("/extensions/model_type/values").toString())
                .isEqualTo("[\"text\",\"chat\"]");
        assertThat(one.at("/data/formats/chat").asString()).isEqualTo("openai");
        assertThat(one.at("/data/max_bytes").isNull()).isTrue();
        assertThat(one.at("/data/limits").isArray()).isTrue();
        assertThat(one.at("/features").toString())
                .isEqualTo("[\"events\",\"checkpoints\",\"result_files\",\"pause\"]");
    }

    @Test
    void a_feature_that_a_provider_lacks_is_not_listed() {
        var answer = TestServer.someTenant().get(ROUTE + "?custom_llm_provider=azure").ok();

        assertThat(answer.at("/data/0/features").toString()).doesNotContain("pause");
    }

    @Test
    void nothing_is_told_of_accounts_addresses_or_deployments() {
        var told =
                TestServer.administrator().get(ROUTE).ok().text()
                        + TestServer.administrator()
                                .get(ROUTE + "?model=gemini&custom_llm_provider=vertex_ai")
                                .ok()
                                .text();

        assertThat(told)
                .doesNotContain("secret-host", "secret-project", "gcp", "vertex-account")
                .doesNotContain("azure-1", "bedrock-1", "provider-credential", "gpt-4o-mini-2024");
    }

    @Test
    void a_provider_that_is_not_known_is_refused() {
        TestServer.someTenant()
                .get(ROUTE + "?custom_llm_provider=nowhere")
                .isError(400, "unknown_provider", "custom_llm_provider");
        TestServer.nobody().get(ROUTE).isError(401, "missing_api_key");
    }
}
