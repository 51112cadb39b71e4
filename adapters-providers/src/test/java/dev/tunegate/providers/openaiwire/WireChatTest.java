package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.SeenRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chat at a host that speaks OpenAI's format. */
@Timeout(30)
class WireChatTest implements InferenceProviderContract {

    private static final String NAME = "ft:tiny:openai::Ab/\"c";
    private static final String THEIRS = "ft:gpt-4o-mini:acme::xyz";

    private final WireFixture wire = new WireFixture();
    private final InferenceProvider chat = wire.wire.inference();

    @Override
    public InferenceProvider provider() {
        return chat;
    }

    @Override
    public ModelDeployment deployment() {
        return wire.deployment();
    }

    @Override
    public String providerModel() {
        return THEIRS;
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private static ModelCall call(String body, String theirs) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        int start = body.indexOf("\"PUBLIC\"");
        var before = body.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
        var chatBody =
                new CallBody(
                        bytes.length, before, before + 8, () -> new ByteArrayInputStream(bytes));
        return new ModelCall(new ModelName(NAME), theirs, chatBody);
    }

    private static String request(boolean stream, String text) {
        return """
               {"messages":[{"role":"user","content":"%s"}],"model":"PUBLIC","stream":%s}"""
                .formatted(text, stream);
    }

    private ModelAnswer ask(String body) {
        return chat.complete(wire.deployment(), call(body, THEIRS));
    }

    private static String text(ModelAnswer answer) throws IOException {
        try (var body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void misbehave(Fault fault) {
        wire.server.misbehave(Misbehaviour.on("POST", "/chat/completions", fault));
    }

    @Test
    void a_plain_answer_bears_the_public_name() throws IOException {
        var answer = ask(request(false, "Grüße " + "x".repeat(100_000)));

        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(text(answer))
                .contains("\"model\":\"ft:tiny:openai::Ab/\\\"c\"")
                .contains("You said: Grüße xxx")
                .doesNotContain(THEIRS);
    }

    @Test
    void a_streamed_answer_bears_the_public_name_in_every_chunk() throws IOException {
        var answer = ask(request(true, "one two three"));

        assertThat(answer.contentType()).startsWith("text/event-stream");
        var events = text(answer);
        assertThat(events).doesNotContain(THEIRS).endsWith("data: [DONE]\n\n");
        assertThat(events.split("ft:tiny:openai", -1)).hasSize(11);
    }

    @Test
    void a_streamed_answer_is_given_on_while_it_comes() throws IOException {
        misbehave(new Fault.Slow(Duration.ofMillis(700)));
        long began = System.nanoTime();

        try (var body = ask(request(true, "a b c d e f g h")).body()) {
            var first = new byte[64];
            assertThat(body.read(first)).isPositive();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void closing_an_answer_ends_the_providers_work() throws IOException {
        misbehave(new Fault.Slow(Duration.ofMillis(20)));
        var answer = ask(request(true, "word ".repeat(5000)));
        assertThat(answer.body().read()).isNotNegative();

        answer.body().close();

        await().atMost(Duration.ofSeconds(10)).until(() -> wire.server.connections() == 0);
    }

    @Test
    void the_request_arrives_with_its_exact_length() {
        ask(request(false, "hi"));

        var length =
                wire.server.requests().stream()
                        .map(SeenRequest::headers)
                        .map(it -> it.get("content-length"))
                        .toList();
        int expected = request(false, "hi").length() - "PUBLIC".length() + THEIRS.length();
        assertThat(length).containsExactly("" + expected);
    }

    @Test
    void an_unknown_model_is_rejected_by_its_public_name() {
        assertThatThrownBy(
                        () ->
                                chat.complete(
                                        wire.deployment(), call(request(false, "hi"), "unknown-1")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.code()).contains("model_not_found");
                            assertThat(it.reason()).contains(NAME).doesNotContain("unknown-1");
                        });
    }

    @Test
    void a_servers_failure_is_unavailable() {
        misbehave(new Fault.Status(503, "", Map.of("retry-after", "3")));

        assertThatThrownBy(() -> ask(request(false, "hi")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(3)));
    }

    @Test
    void a_broken_connection_is_unclear() {
        misbehave(new Fault.DropBefore());

        assertThatThrownBy(() -> ask(request(false, "hi"))).isInstanceOf(Unclear.class);
        assertThat(wire.server.requests("POST", "/chat/completions")).isEqualTo(1);
    }

    @Test
    void an_answer_that_breaks_off_is_an_error_for_its_reader() throws IOException {
        misbehave(new Fault.Half());

        try (var body = ask(request(false, "hi")).body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_in_another_format_is_not_handed_on() {
        misbehave(new Fault.Nonsense("text/html", "<html>" + THEIRS));

        assertThatThrownBy(() -> ask(request(false, "hi"))).isInstanceOf(Unclear.class);
    }

    @Test
    void deleting_a_model_twice_does_nothing_the_second_time() {
        chat.delete(wire.deployment(), "ft:base:acme::a/b c");
        chat.delete(wire.deployment(), "unknown-2");

        assertThat(wire.server.deletedModels()).containsExactly("ft:base:acme::a/b c");
        assertThat(wire.server.requests().getFirst().path())
                .isEqualTo("/models/ft:base:acme::a%2Fb%20c");
    }
}
