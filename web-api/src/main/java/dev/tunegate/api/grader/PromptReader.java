package dev.tunegate.api.grader;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.grader.ModelPrompt;
import dev.tunegate.domain.grader.PromptMessage;
import dev.tunegate.domain.grader.PromptMessage.Part;
import dev.tunegate.domain.grader.Template;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a grader asks a model: its messages, and how it is to choose its words. */
final class PromptReader {

    private static final int MOST_MESSAGES = 100;
    private static final int MOST_PARTS = 100;
    private static final int MOST_WORD = 64;
    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");

    private PromptReader() {}

    static ModelPrompt read(JsonObject from) {
        var model = from.requiredText("model");
        var messages = from.objects("input", MOST_MESSAGES);
        if (messages.isEmpty()) {
            throw from.missing("input");
        }
        return new ModelPrompt(
                model,
                messages.stream().map(PromptReader::message).toList(),
                from.object("sampling_params")
                        .map(PromptReader::sampling)
                        .orElse(ModelPrompt.Sampling.USUAL));
    }

    private static PromptMessage message(JsonObject from) {
        from.only(Set.of("role", "content", "type"));
        var role = from.requiredText("role");
        if (!ROLES.contains(role)) {
            throw invalid(
                    from.path("role"), "must be 'user', 'assistant', 'system' or 'developer'.");
        }
        if (from.has("type") && !from.requiredText("type").equals("message")) {
            throw invalid(from.path("type"), "must be 'message'.");
        }
        return new PromptMessage(role, parts(from));
    }

    private static List<Part> parts(JsonObject message) {
        if (!message.has("content")) {
            throw message.missing("content");
        }
        if (message.isText("content")) {
            return message.text("content").map(PromptReader::plain).stream().toList();
        }
        if (message.isObject("content")) {
            return message.object("content").map(PromptReader::part).stream().toList();
        }
        return message.mixed("content", MOST_PARTS, PromptReader::plain, PromptReader::part);
    }

    private static Part plain(String text) {
        return new Part.Text(new Template(text), false);
    }

    private static Part part(JsonObject from) {
        var type = from.requiredText("type");
        return switch (type) {
            case "input_text", "output_text" -> {
                from.only(Set.of("type", "text"));
                yield new Part.Text(template(from, "text"), type.equals("output_text"));
            }
            case "input_image" -> {
                from.only(Set.of("type", "image_url", "detail"));
                yield new Part.Image(template(from, "image_url"), from.text("detail", MOST_WORD));
            }
            case "input_audio" -> audio(from.only(Set.of("type", "input_audio")));
            default ->
                    throw invalid(
                            from.path("type"),
                            "must be 'input_text', 'output_text', 'input_image' or 'input_audio'.");
        };
    }

    private static Part audio(JsonObject from) {
        var audio = from.object("input_audio").orElseThrow(() -> from.missing("input_audio"));
        var format = audio.only(Set.of("data", "format")).requiredText("format");
        if (!Set.of("mp3", "wav").contains(format)) {
            throw invalid(audio.path("format"), "must be 'mp3' or 'wav'.");
        }
        return new Part.Audio(template(audio, "data"), format);
    }

    private static Template template(JsonObject from, String name) {
        return new Template(from.text(name).orElseThrow(() -> from.missing(name)));
    }

    /** The word for the longest answer is misspelt in OpenAI's description; both are taken. */
    private static ModelPrompt.Sampling sampling(JsonObject from) {
        from.only(
                Set.of(
                        "seed",
                        "top_p",
                        "temperature",
                        "max_completions_tokens",
                        "max_completion_tokens",
                        "reasoning_effort"));
        return new ModelPrompt.Sampling(
                from.integer("seed"),
                upTo(from, "top_p", BigDecimal.ONE),
                upTo(from, "temperature", BigDecimal.TWO),
                longest(from, "max_completions_tokens")
                        .or(() -> longest(from, "max_completion_tokens")),
                from.text("reasoning_effort", MOST_WORD));
    }

    private static Optional<BigDecimal> upTo(JsonObject from, String name, BigDecimal most) {
        var number = from.number(name);
        number.filter(it -> it.signum() < 0 || it.compareTo(most) > 0)
                .ifPresent(
                        _ -> {
                            throw invalid(from.path(name), "must be from 0 to " + most + ".");
                        });
        return number;
    }

    private static Optional<Integer> longest(JsonObject from, String name) {
        var number = from.integer(name);
        number.filter(it -> it < 1)
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    from.path(name),
                                    "integer_below_min_value",
                                    "'" + from.path(name) + "' must be at least 1.");
                        });
        return number;
    }

    private static Refusal invalid(String path, String fault) {
        return new Refusal.InvalidInput(path, "invalid_value", "'" + path + "' " + fault);
    }
}
