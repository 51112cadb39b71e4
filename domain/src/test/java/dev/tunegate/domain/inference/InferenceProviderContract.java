package dev.tunegate.domain.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.InferenceProvider.Answering;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider's chat must do. */
public interface InferenceProviderContract {

    ModelName ASKED = new ModelName("ft:public-name:openai:suffix:abcdEFGH");

    /** What a caller has to say, at the least. */
    String ONE_MESSAGE = "[{\"role\":\"user\",\"content\":\"Hello?\"}]";

    InferenceProvider provider();

    ModelDeployment deployment();

    /** The name of a model that the provider serves and puts into its answers. */
    String providerModel();

    /** A body as a caller sends it, with the place of the model's name in it. */
    static CallBody body(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var quoted = '"' + ASKED.value() + '"';
        var start = text.substring(0, text.indexOf(quoted)).getBytes(StandardCharsets.UTF_8).length;
        return new CallBody(
                bytes.length,
                start,
                start + quoted.length(),
                () -> new ByteArrayInputStream(bytes));
    }

    private ModelAnswer asked(String text) {
        return provider().complete(deployment(), new ModelCall(ASKED, providerModel(), body(text)));
    }

    private static String read(ModelAnswer answer) throws IOException {
        try (var stream = answer.body()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    default void it_speaks_for_the_provider_of_its_deployment() {
        assertThat(provider().provider()).isEqualTo(deployment().provider());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"model":"ft:public-name:openai:suffix:abcdEFGH",\
                "messages":[{"role":"user","content":"Grüße, 世界?"}]}\
                """,
                """
                {"messages": [{"role": "user", "content": "\\"model\\""}],
                 "temperature": 0, "model" : "ft:public-name:openai:suffix:abcdEFGH" }
                """
            })
    default void an_answer_bears_the_public_name_and_never_the_providers(String text)
            throws IOException {
        var answer = asked(text);

        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(read(answer))
                .contains('"' + ASKED.value() + '"')
                .contains("\"choices\"")
                .doesNotContain(providerModel());
    }

    @Test
    default void a_streamed_answer_bears_the_public_name_and_never_the_providers()
            throws IOException {
        var answer =
                asked(
                        """
                        {"model":"ft:public-name:openai:suffix:abcdEFGH","stream":true,\
                        "messages":[{"role":"user","content":"Hello?"}]}
                        """);

        assertThat(answer.contentType()).startsWith("text/event-stream");
        assertThat(read(answer))
                .startsWith("data: {")
                .contains('"' + ASKED.value() + '"')
                .contains("data: [DONE]")
                .doesNotContain(providerModel());
    }

    @Test
    default void an_answer_may_be_closed_unread() throws IOException {
        var text =
                """
                {"model":"ft:public-name:openai:suffix:abcdEFGH",\
                "messages":[{"role":"user","content":"Hello?"}]}\
                """;

        asked(text).body().close();

        assertThat(read(asked(text))).isNotEmpty();
    }

    private Optional<ModelAnswer> asked(Optional<Answering> endpoint, String members) {
        var body = CallBody.made(ASKED, members);
        return endpoint.map(
                it -> it.answer(deployment(), new ModelCall(ASKED, providerModel(), body)));
    }

    @Test
    default void a_completion_bears_the_public_name_and_never_the_providers() throws IOException {
        var answer = asked(provider().completions(), "\"prompt\":\"Grüße, 世界\",\"n\":1");

        if (answer.isPresent()) {
            assertThat(answer.get().contentType()).startsWith("application/json");
            assertThat(read(answer.get()).replace(" ", ""))
                    .contains("\"model\":\"" + ASKED.value() + '"')
                    .contains("\"object\":\"text_completion\"")
                    .contains("\"text\":\"")
                    .contains("\"finish_reason\":\"stop\"")
                    .doesNotContain(providerModel());
        }
    }

    @Test
    default void a_streamed_completion_bears_the_public_name_and_never_the_providers()
            throws IOException {
        var answer = asked(provider().completions(), "\"prompt\":\"Hello\",\"stream\":true");

        if (answer.isPresent()) {
            assertThat(answer.get().contentType()).startsWith("text/event-stream");
            assertThat(read(answer.get()))
                    .startsWith("data: {")
                    .contains('"' + ASKED.value() + '"')
                    .contains("text_completion")
                    .doesNotContain("\"delta\"")
                    .endsWith("data: [DONE]\n\n")
                    .doesNotContain(providerModel());
        }
    }

    @Test
    default void embeddings_bear_the_public_name_and_never_the_providers() throws IOException {
        var answer = asked(provider().embeddings(), "\"input\":[\"one\",\"two\"]");

        if (answer.isPresent()) {
            assertThat(read(answer.get()).replace(" ", ""))
                    .contains("\"object\":\"embedding\",\"index\":1")
                    .contains("\"model\":\"" + ASKED.value() + '"')
                    .doesNotContain(providerModel());
        }
    }

    @Test
    default void what_is_there_for_an_endpoint_is_what_its_facet_says() {
        assertThat(provider().answering(Endpoint.CHAT_COMPLETIONS)).isPresent();
        assertThat(provider().answering(Endpoint.COMPLETIONS).isPresent())
                .isEqualTo(provider().completions().isPresent());
        assertThat(provider().answering(Endpoint.EMBEDDINGS).isPresent())
                .isEqualTo(provider().embeddings().isPresent());
        assertThat(provider().answering(Endpoint.FINE_TUNING)).isEmpty();
    }

    @Test
    default void deleting_a_model_twice_does_nothing_more() {
        provider().delete(deployment(), providerModel());

        assertThatCode(() -> provider().delete(deployment(), providerModel()))
                .doesNotThrowAnyException();
    }
}
