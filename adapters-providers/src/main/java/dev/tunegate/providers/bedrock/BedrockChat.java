package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.completion.CompletionsOverChat;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chat completions by Bedrock's Converse, which is one format for all its models. */
final class BedrockChat implements InferenceProvider {

    private static final int MOST_BYTES = 32 << 20;

    private final ConverseHttp http;
    private final ModelRemoval removal;
    private final Clock clock;

    BedrockChat(Bedrock bedrock, ConverseHttp http, Clock clock) {
        this.http = http;
        this.removal = new ModelRemoval(bedrock);
        this.clock = clock;
    }

    @Override
    public ProviderId provider() {
        return BedrockWords.BEDROCK;
    }

    @Override
    public ModelAnswer complete(ModelDeployment at, ModelCall call) {
        var question = ConverseQuestion.of(call.body());
        var model = called(call.providerModel());
        var text = BedrockAccount.of(at).words().and(model, call.asked().value());
        var head = AnswerHead.of(call.asked(), clock.instant());
        var operation = question.stream() ? "converse-stream" : "converse";
        var body = JsonMapper.shared().writeValueAsBytes(question.body());
        var answer = http.ask(at, model, operation, body, text);
        if (question.stream()) {
            var chunks = new ConverseChunks(head, question.usage(), text);
            return new ModelAnswer("text/event-stream", new ConverseEvents(answer.body(), chunks));
        }
        var completion = ConverseAnswer.completion(read(answer, text), head);
        return new ModelAnswer(
                "application/json",
                new ByteArrayInputStream(JsonMapper.shared().writeValueAsBytes(completion)));
    }

    /** Models are trained under names with their context's size, and called without it. */
    private static String called(String providerModel) {
        return TunedModel.of(providerModel).called().replaceFirst("^([^/]*:[0-9]+):[0-9]+k$", "$1");
    }

    private JsonNode read(HttpStream answer, PublicWords text) {
        var asked = new Asked(Effect.ANSWERING, "bedrock:InvokeModel", text);
        try (var body = answer.body()) {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw http.failures().unreadable(asked, null);
            }
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException nonsense) {
            throw http.failures().unreadable(asked, nonsense);
        } catch (IOException broken) {
            throw http.failures().broken(asked, broken);
        }
    }

    @Override
    public Optional<Answering> completions() {
        return Optional.of(new CompletionsOverChat(this::complete));
    }

    @Override
    public void delete(ModelDeployment at, String providerModel) {
        removal.remove(at, TunedModel.of(providerModel));
    }
}
