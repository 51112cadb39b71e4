package dev.tunegate.api.grader;

import dev.tunegate.domain.grader.ModelPrompt;
import dev.tunegate.domain.grader.PromptMessage;
import dev.tunegate.domain.grader.PromptMessage.Part;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a grader asks a model, in OpenAI's format. */
final class PromptBody {

    private PromptBody() {}

    /** One plain text stands for itself; everything else is a list of blocks. */
    static Map<String, Object> of(PromptMessage message) {
        var parts = message.parts();
        Object content =
                parts.size() == 1 && parts.getFirst() instanceof Part.Text it && !it.output()
                        ? it.text().text()
                        : parts.stream().map(PromptBody::part).toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("role", message.role());
        body.put("content", content);
        body.put("type", "message");
        return body;
    }

    private static Map<String, Object> part(Part part) {
        var body = new LinkedHashMap<String, Object>();
        switch (part) {
            case Part.Text it -> {
                body.put("type", it.output() ? "output_text" : "input_text");
                body.put("text", it.text().text());
            }
            case Part.Image it -> {
                body.put("type", "input_image");
                body.put("image_url", it.url().text());
                it.detail().ifPresent(detail -> body.put("detail", detail));
            }
            case Part.Audio it -> {
                body.put("type", "input_audio");
                body.put(
                        "input_audio",
                        Map.of("data", it.data().text(), "format", it.format()));
            }
        }
        return body;
    }

    static Map<String, Object> of(ModelPrompt.Sampling sampling) {
        var body = new LinkedHashMap<String, Object>();
        sampling.seed().ifPresent(it -> body.put("seed", it));
        sampling.topP().ifPresent(it -> body.put("top_p", it));
        sampling.temperature().ifPresent(it -> body.put("temperature", it));
        sampling.maxCompletionTokens().ifPresent(it -> body.put("max_completions_tokens", it));
        sampling.reasoningEffort().ifPresent(it -> body.put("reasoning_effort", it));
        return body;
    }
}
