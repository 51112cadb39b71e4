package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Talking to models. */
final class ChatTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String HELLO =
            "{'messages':[{'role':'user','content':'Grüße'}], 'model' : 'gpt-4o-mini' }";

    private static ScriptedInference provider() {
        return TestServer.bean(ScriptedInference.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/chat/completions"})
    void an_answer_comes_back_under_the_name_that_was_asked(String path) {
        var answer = TestServer.someTenant().postJson(path, HELLO).ok();

        assertThat(answer.at("/model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(answer.header("content-type").orElse("")).startsWith("application/json");
        assertThat(answer.header("openai-processing-ms").orElse("")).matches("[0-9]+");
    }

    @Test
    void the_provider_reads_its_own_name_and_the_rest_untouched() {
        TestServer.someTenant().postJson(CHAT, HELLO).ok();

        assertThat(provider().requests().getLast())
                .isEqualTo(
                        HELLO.replace("gpt-4o-mini", "gpt-4o-mini-2024-07-18").replace('\'', '"'));
    }

    @Test
    void a_stream_comes_back_as_one() {
        var answer =
                TestServer.someTenant()
                        .postJson(CHAT, "{'model':'gpt-4o-mini','stream':true,'messages':[]}")
                        .ok();

        assertThat(answer.header("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.text()).startsWith("data: {").contains("data: [DONE]");
    }

    @Test
    void a_body_that_does_not_fit_into_memory_arrives_whole() {
        var content = "ü".repeat(400_000);

        TestServer.someTenant()
                .postJson(CHAT, "{'messages':'" + content + "','model':'gpt-4o-mini'}")
                .ok();

        assertThat(provider().requests().getLast())
                .contains(content)
                .endsWith("\"model\":\"gpt-4o-mini-2024-07-18\"}");
    }

    @Test
    void a_body_beyond_the_limit_is_too_large() {
        var content = "x".repeat(33 << 20);

        TestServer.someTenant()
                .postJson(CHAT, "{'model':'gpt-4o-mini','messages':'" + content + "'}")
                .isError(413, "request_too_large", "body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'messages':[]} | missing_required_parameter | model",
                "{'model':''} | missing_required_parameter | model",
                "{'model':7} | invalid_type | model",
                "{'model':'a\\u0000b'} | invalid_value | model",
            })
    void a_model_must_be_named(String json, String code, String param) {
        TestServer.someTenant().postJson(CHAT, json).isError(400, code, param);
    }

    @Test
    void broken_json_is_refused_before_any_provider_sees_it() {
        int before = provider().requests().size();

        TestServer.someTenant()
                .postJson(CHAT, "{'model':'gpt-4o-mini','messages':[")
                .isError(400, "invalid_json");

        assertThat(provider().requests()).hasSize(before);
    }

    @Test
    void another_content_type_is_refused() {
        TestServer.someTenant()
                .send("POST", CHAT, BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
                .isError(415, "unsupported_media_type");
    }

    @Test
    void an_unknown_model_is_not_found() {
        TestServer.someTenant()
                .postJson(CHAT, "{'model':'unheard-of'}")
                .isError(404, "model_not_found", "model");
    }

    @Test
    void a_model_that_the_key_does_not_hold_is_refused() {
        var tenant = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("talker"))));

        tenant.postJson(CHAT, HELLO).isError(403, "model_not_allowed");
        tenant.postJson(CHAT, "{'model':'talker'}").ok();
    }

    @Test
    void a_tuned_model_answers_its_owner_and_nobody_else() {
        var key = TestServer.tenant();
        TestServer.bean(InMemoryServedModels.class)
                .add(
                        ModelFixture.aModel()
                                .named("ft:gpt-4o-mini:openai:x:chatTEST")
                                .ownedBy(key.key().owner())
                                .build());
        var json = "{'model':'ft:gpt-4o-mini:openai:x:chatTEST'}";

        assertThat(TestServer.with(key).postJson(CHAT, json).ok().at("/model").asString())
                .isEqualTo("ft:gpt-4o-mini:openai:x:chatTEST");
        TestServer.someTenant().postJson(CHAT, json).isError(404, "model_not_found", "model");
    }

    @Test
    void a_providers_refusal_is_handed_on() {
        provider()
                .onComplete()
                .nextFails(
                        new ProviderFailure.Rejected(429, null, "insufficient_quota", "No money."));

        var answer =
                TestServer.someTenant().postJson(CHAT, HELLO).isError(429, "insufficient_quota");

        assertThat(answer.header("x-should-retry")).contains("false");
    }

    @Test
    void a_provider_that_is_away_is_worth_another_try() {
        provider().onComplete().next(Reaction.BE_UNAVAILABLE);

        var answer =
                TestServer.someTenant().postJson(CHAT, HELLO).isError(503, "provider_unavailable");

        assertThat(answer.header("retry-after")).contains("1");
        assertThat(answer.header("x-should-retry")).isEmpty();
    }
}
