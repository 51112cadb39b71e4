package dev.tunegate.domain.grader;

import dev.tunegate.domain.grader.Grader.LabelModel;
import dev.tunegate.domain.grader.Grader.ScoreModel;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model that judges is asked, as the members of a chat request beside its model: the
 * prompt's messages, and the shape that its answer must have.
 */
public final class ModelQuestion {

    /**
     * In characters, of all that is filled in together: a short answer that thousands of places ask
     * for would fill the memory.
     */
    static final int MOST_ASKED = 4 * Template.MOST_FILLED;

    private static final Value TEXT = Value.Members.of("type", Value.of("string"));

    private ModelQuestion() {}

    /**
     * @return empty if a template names what is not there
     * @throws Refusal.InvalidInput if a template, or all of them together, grow too long
     */
    public static Optional<Value.Members> of(ScoreModel grader, Subject subject, String path) {
        var steps = object("description", TEXT, "conclusion", TEXT);
        var list = Value.Members.of("type", Value.of("array")).with("items", steps);
        var number = Value.Members.of("type", Value.of("number"));
        return asked(grader.prompt(), subject, path, object("steps", list, "result", number));
    }

    /**
     * @return empty if a template names what is not there
     * @throws Refusal.InvalidInput if a template, or all of them together, grow too long
     */
    public static Optional<Value.Members> of(LabelModel grader, Subject subject, String path) {
        List<Value> labels = grader.labels().stream().<Value>map(Value::of).toList();
        var label =
                Value.Members.of("type", Value.of("string"))
                        .with("enum", new Value.Elements(labels));
        return asked(grader.prompt(), subject, path, object("reasoning", TEXT, "label", label));
    }

    /** The schema of an object that has two members and no others. */
    private static Value.Members object(String one, Value first, String other, Value second) {
        var members = new Value.Members(Map.of()).with(one, first).with(other, second);
        var required = new Value.Elements(List.of(Value.of(one), Value.of(other)));
        return Value.Members.of("type", Value.of("object"))
                .with("properties", members)
                .with("required", required)
                .with("additionalProperties", new Value.Truth(false));
    }

    private static Optional<Value.Members> asked(
            ModelPrompt prompt, Subject subject, String path, Value schema) {
        var filling = new Filling(subject, path + ".input");
        var messages = new ArrayList<Value>();
        for (var message : prompt.messages()) {
            var filled = message(message, filling);
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            messages.add(filled.get());
        }
        var format =
                Value.Members.of("name", Value.of("grade"))
                        .with("strict", new Value.Truth(true))
                        .with("schema", schema);
        var members = new LinkedHashMap<String, Value>();
        members.put("messages", new Value.Elements(messages));
        members.put(
                "response_format",
                Value.Members.of("type", Value.of("json_schema")).with("json_schema", format));
        putSampling(members, prompt.sampling());
        return Optional.of(new Value.Members(members));
    }

    private static void putSampling(Map<String, Value> members, ModelPrompt.Sampling sampling) {
        sampling.seed().ifPresent(it -> members.put("seed", Value.of(it)));
        sampling.topP().ifPresent(it -> members.put("top_p", numeral(it)));
        sampling.temperature().ifPresent(it -> members.put("temperature", numeral(it)));
        sampling.maxCompletionTokens()
                .ifPresent(it -> members.put("max_completion_tokens", Value.of(it)));
        sampling.reasoningEffort().ifPresent(it -> members.put("reasoning_effort", Value.of(it)));
    }

    private static Value numeral(BigDecimal number) {
        return new Value.Numeral(number.toPlainString());
    }

    private static Optional<Value> message(PromptMessage message, Filling filling) {
        var parts = new ArrayList<Value>();
        for (var part : message.parts()) {
            var filled = part(part, filling);
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            parts.add(filled.get());
        }
        boolean plain = message.parts().size() == 1 && parts.getFirst() instanceof Value.Text;
        var content =
                plain
                        ? parts.getFirst()
                        : new Value.Elements(parts.stream().map(ModelQuestion::typed).toList());
        return Optional.of(
                Value.Members.of("role", Value.of(message.role())).with("content", content));
    }

    private static Value typed(Value part) {
        return part instanceof Value.Text
                ? Value.Members.of("type", Value.of("text")).with("text", part)
                : part;
    }

    private static Optional<Value> part(PromptMessage.Part part, Filling filling) {
        return switch (part) {
            case PromptMessage.Part.Text it -> filling.of(it.text()).map(Value::of);
            case PromptMessage.Part.Image it -> filling.of(it.url()).map(url -> image(it, url));
            case PromptMessage.Part.Audio it -> filling.of(it.data()).map(data -> audio(it, data));
        };
    }

    private static Value image(PromptMessage.Part.Image part, String url) {
        var image = Value.Members.of("url", Value.of(url));
        var detailed = part.detail().map(it -> image.with("detail", Value.of(it))).orElse(image);
        return Value.Members.of("type", Value.of("image_url")).with("image_url", detailed);
    }

    private static Value audio(PromptMessage.Part.Audio part, String data) {
        var audio =
                Value.Members.of("data", Value.of(data)).with("format", Value.of(part.format()));
        return Value.Members.of("type", Value.of("input_audio")).with("input_audio", audio);
    }

    /** Fills the templates of one question, as long as there is room. */
    private static final class Filling {

        private final Subject subject;
        private final String path;
        private int length;

        Filling(Subject subject, String path) {
            this.subject = subject;
            this.path = path;
        }

        Optional<String> of(Template template) {
            var filled = template.filled(subject, path);
            length += filled.map(String::length).orElse(0);
            if (length > MOST_ASKED) {
                throw new Refusal.InvalidInput(
                        path,
                        "string_above_max_length",
                        "'%s' has more than %d characters once it is filled."
                                .formatted(path, MOST_ASKED));
            }
            return filled;
        }
    }
}
