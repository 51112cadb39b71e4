package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.inference.ScriptedInference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The older completions, and embeddings. */
final class TextsTest {

    private static ScriptedInference provider() {
        return TestServer.bean(ScriptedInference.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/completions", "/completions"})
    void a_prompt_goes_on_under_the_name_that_was_asked(String path) {
        var answer =
                TestServer.someTenant()
                        .postJson(path, "{'model':'gpt-4o-mini','prompt':['a','b']}")
                        .ok();

        assertThat(answer.at("/object").asString()).isEqualTo("text_completion");
        assertThat(answer.at("/model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(provider().requests().getLast())
                .isEqualTo("{\"model\":\"gpt-4o-mini-2024-07-18\",\"prompt\":[\"a\",\"b\"]}");
    }

    @Test
    void a_completion_comes_as_a_stream_where_one_is_asked_for() {
        var answer =
                TestServer.someTenant()
                        .postJson(
                                "/v1/completions",
                                "{'model':'gpt-4o-mini','prompt':'a','stream':true}")
                        .ok();

        assertThat(answer.header("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.text()).startsWith("data: {").endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_tuned_model_is_called_by_all_of_its_names() {
        var key = TestServer.tenant();
        var model = "ft:a/b:openai::textsABC:ckpt-step-3";
        TestServer.bean(InMemoryServedModels.class)
                .add(
                        ModelFixture.aModel()
                                .named(model)
                                .ownedBy(key.key().owner())
                                .checkpoint()
                                .build());

        for (var call : new String[] {"completions','prompt':'a'", "embeddings','input':'a'"}) {
            var parts = call.split("'", 2);
            TestServer.with(key)
                    .postJson("/v1/" + parts[0], "{'model':'" + model + "'" + parts[1] + "}")
                    .ok();
        }
    }

    @Test
    void a_model_that_only_chats_says_so() {
        for (var path : new String[] {"/v1/completions", "/v1/embeddings"}) {
            TestServer.someTenant()
                    .postJson(path, "{'model':'talker','prompt':'a','input':'a'}")
                    .isError(400, "unsupported", "model");
        }
    }

    @Test
    void texts_become_vectors() {
        var answer =
                TestServer.someTenant()
                        .postJson("/v1/embeddings", "{'input':['a','b'],'model':'gpt-4o-mini'}")
                        .ok();

        assertThat(answer.at("/data/1/embedding/0").asDouble()).isEqualTo(0.8);
        assertThat(answer.at("/model").asString()).isEqualTo("gpt-4o-mini");
    }
}
