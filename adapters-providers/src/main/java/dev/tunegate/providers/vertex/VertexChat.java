package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.completion.CompletionsOverChat;
import dev.tunegate.providers.http.Effect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chat completions of Gemini models, tuned ones and others, in OpenAI's format. */
final class VertexChat implements InferenceProvider {

    /** A whole answer is a text of a model's output length, some hundred kB; pictures are not. */
    private static final int MOST_BYTES = 32 << 20;

    private final VertexClient client;
    private final Clock clock;
    private final TunedModels models;

    VertexChat(VertexClient client, Clock clock, Pause pause) {
        this.client = client;
        this.clock = clock;
        this.models = new TunedModels(client, pause);
    }

    @Override
    public ProviderId provider() {
        return VertexWords.VERTEX;
    }

    @Override
    public ModelAnswer complete(ModelDeployment at, ModelCall call) {
        var question = ChatQuestion.of(call.body());
        var text = VertexText.of(at).and(call.providerModel(), call.asked().value());
        var verb = question.streamed() ? "streamGenerateContent" : "generateContent";
        var address = VertexSite.of(at.connection()).resource(call.providerModel(), verb);
        var asked = question.streamed() ? URI.create(address + "?alt=sse") : address;
        var answer =
                client.open(new Ask(at, asked, Concern.MODELS, text), question.gemini()).body();
        var head = AnswerHead.of(call.asked(), clock.instant());
        return question.streamed()
                ? new ModelAnswer(
                        "text/event-stream",
                        new StreamedAnswer(answer, new Chunks(head, question.usageAtEnd()), text))
                : new ModelAnswer("application/json", whole(answer, head));
    }

    private InputStream whole(InputStream answer, AnswerHead head) {
        var completion = WholeAnswer.of(read(answer), head);
        var bytes = completion.toString().getBytes(StandardCharsets.UTF_8);
        return new ByteArrayInputStream(bytes);
    }

    private JsonNode read(InputStream answer) {
        try (answer) {
            var bytes = answer.readNBytes(MOST_BYTES);
            var json = JsonMapper.shared().readTree(bytes);
            if (json.isObject()) {
                return json;
            }
            throw client.unreadable(Effect.ANSWERING, null);
        } catch (IOException | JacksonException broken) {
            throw client.unreadable(Effect.ANSWERING, broken);
        }
    }

    @Override
    public Optional<Answering> completions() {
        return Optional.of(new CompletionsOverChat(this::complete));
    }

    @Override
    public void delete(ModelDeployment at, String providerModel) {
        models.delete(at, providerModel);
    }
}
