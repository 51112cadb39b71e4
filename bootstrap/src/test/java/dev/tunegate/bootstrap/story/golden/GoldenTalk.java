package dev.tunegate.bootstrap.story.golden;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to a tuned model: plainly, as a stream, and with a tool. */
final class GoldenTalk {

    private final OpenAIClient client;
    private final Trace trace;

    GoldenTalk(OpenAIClient client, Trace trace) {
        this.client = client;
        this.trace = trace;
    }

    void talk(String model) {
        trace.saw("the tuned model can be retrieved", retrieved(model));
        plainly(model);
        streamed(model);
        withTool(model);
    }

    private boolean retrieved(String model) {
        return client.models().retrieve(model).validate().id().equals(model);
    }

    private static ChatCompletionCreateParams.Builder question(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Answer in one word.")
                .addUserMessage("Was ist 12 + 12? 世界 👩🏽‍🚀")
                .maxCompletionTokens(200);
    }

    private void plainly(String model) {
        var answer = client.chat().completions().create(question(model).build()).validate();
        var choice = answer.choices().getFirst();
        trace.saw("an answer names the model", answer.model().equals(model));
        trace.saw("an answer ends by", choice.finishReason().asString());
        trace.saw("an answer has words", !choice.message().content().orElse("").isBlank());
        trace.saw("an answer's usage", usage(answer));
    }

    private static String usage(ChatCompletion answer) {
        return answer.usage()
                .map(
                        it ->
                                it.promptTokens() > 0
                                        && it.completionTokens() > 0
                                        && it.totalTokens()
                                                >= it.promptTokens() + it.completionTokens())
                .map(it -> it ? "adds up" : "does not add up")
                .orElse("none");
    }

    private void streamed(String model) {
        var chunks = new ArrayList<ChatCompletionChunk>();
        var wanted =
                question(model)
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build();
        try (var stream = client.chat().completions().createStreaming(wanted)) {
            stream.stream().forEach(it -> chunks.add(it.validate()));
        }
        trace.saw(
                "every chunk names the model",
                chunks.stream().allMatch(it -> it.model().equals(model)));
        trace.saw("the chunks have one id", chunks.stream().map(it -> it.id()).distinct().count());
        trace.saw("a stream has words", !words(chunks).isBlank());
        trace.saw(
                "a stream ends by",
                chunks.stream()
                        .flatMap(it -> it.choices().stream())
                        .flatMap(it -> it.finishReason().stream())
                        .map(it -> it.asString())
                        .collect(Collectors.joining(",")));
        trace.saw(
                "a stream's usage comes last", chunks.getLast().usage().isPresent() ? "yes" : "no");
    }

    private static String words(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(it -> it.choices().stream())
                .map(it -> it.delta().content().orElse(""))
                .collect(Collectors.joining());
    }

    private void withTool(String model) {
        var schema =
                FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty(
                                "properties",
                                JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .build();
        var tool =
                ChatCompletionFunctionTool.builder()
                        .function(
                                FunctionDefinition.builder()
                                        .name("get_weather")
                                        .description("The weather in a city")
                                        .parameters(schema)
                                        .build())
                        .build();
        var wanted =
                ChatCompletionCreateParams.builder()
                        .model(model)
                        .addUserMessage("Call the tool: call get_weather for Paris.")
                        .addTool(tool)
                        .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                        .build();
        var choice = client.chat().completions().create(wanted).validate().choices().getFirst();
        trace.saw("with a tool an answer ends by", choice.finishReason().asString());
        trace.saw(
                "the tool that is called",
                choice.message().toolCalls().stream()
                        .flatMap(List::stream)
                        .map(it -> it.asFunction().function().name())
                        .collect(Collectors.joining(",")));
    }
}
