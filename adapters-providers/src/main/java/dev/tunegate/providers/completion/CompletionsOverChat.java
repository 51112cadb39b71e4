package dev.tunegate.providers.completion;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProvider.Answering;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /completions} at a provider that chats: a prompt is asked as the one message of a
 * user, and the answer comes back as a text. Several prompts are asked one after another.
 */
public final class CompletionsOverChat implements Answering {

    private final Answering chat;

    public CompletionsOverChat(Answering chat) {
        this.chat = chat;
    }

    @Override
    public ModelAnswer answer(ModelDeployment at, ModelCall call) {
        var question = CompletionQuestion.of(call.body());
        return question.streamed() ? streamed(at, call, question) : whole(at, call, question);
    }

    private ModelAnswer streamed(ModelDeployment at, ModelCall call, CompletionQuestion question) {
        var answer = ask(at, call, question.chat(question.prompts().getFirst()));
        return new ModelAnswer(answer.contentType(), new CompletionEvents(answer.body()));
    }

    private ModelAnswer whole(ModelDeployment at, ModelCall call, CompletionQuestion question) {
        var answers = new ArrayList<JsonNode>();
        for (var prompt : question.prompts()) {
            answers.add(read(ask(at, call, question.chat(prompt))));
        }
        var bytes = JsonMapper.shared().writeValueAsBytes(CompletionJson.of(answers));
        return new ModelAnswer("application/json", new ByteArrayInputStream(bytes));
    }

    /** What is wrong with the message is wrong with the prompt. */
    private ModelAnswer ask(ModelDeployment at, ModelCall call, ObjectNode members) {
        var text = JsonMapper.shared().writeValueAsString(members);
        var body = CallBody.made(call.asked(), text.substring(1, text.length() - 1));
        try {
            return chat.answer(at, new ModelCall(call.asked(), call.providerModel(), body));
        } catch (Rejected e) {
            boolean ofMessage = e.param().filter(it -> it.startsWith("messages")).isPresent();
            throw ofMessage
                    ? new Rejected(e.status(), "prompt", e.code().orElse(null), e.reason())
                    : e;
        }
    }

    private static JsonNode read(ModelAnswer answer) throws ProviderFailure {
        try (var body = answer.body()) {
            return JsonMapper.shared().readTree(body.readAllBytes());
        } catch (IOException e) {
            throw new Unclear("The provider broke off its answer.", e);
        }
    }
}
