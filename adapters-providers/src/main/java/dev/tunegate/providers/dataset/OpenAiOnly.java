package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.JsonText;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import java.util.List;
import java.util.Map;

/**
 * What OpenAI's rows can say and no other provider's can. Each is refused by its own rule, with
 * what to do about it.
 */
public final class OpenAiOnly {

    private OpenAiOnly() {}

    /**
     * @throws NotCarried at the first thing in it that only OpenAI's rows can say
     */
    public static void refuse(Conversation conversation) {
        refuse(conversation.more());
        conversation.messages().forEach(OpenAiOnly::refuse);
    }

    /**
     * @param more a row's further members
     */
    public static void refuse(Map<String, JsonText> more) {
        more.forEach(OpenAiOnly::member);
    }

    private static void member(String name, JsonText value) {
        switch (name) {
            case "parallel_tool_calls" -> parallel(value);
            case "response_format" -> refuseSetting(name, value);
            case "function_call" -> refuseSetting(name, value);
            default -> throw ExampleReader.further(name);
        }
    }

    private static void parallel(JsonText value) {
        if (!value.equals(JsonText.TRUE) && !value.isNull()) {
            throw new NotCarried(
                    "parallel_tool_calls",
                    "'parallel_tool_calls' can only be true here; remove it.");
        }
    }

    private static void refuseSetting(String name, JsonText value) {
        if (!value.isNull()) {
            throw new NotCarried(
                    name,
                    "'"
                            + name
                            + "' has no equivalent; remove it, and say in the instruction what"
                            + " answers must look like.");
        }
    }

    /**
     * A tool's name in its answer is left to the format: it says again whose answer it is.
     *
     * @throws NotCarried at the first thing in it that only OpenAI's rows can say
     */
    public static void refuse(Message message) {
        if (message.name().isPresent() && !(message instanceof Message.ToolAnswer)) {
            throw name();
        }
        if (message instanceof Message.Assistant answer) {
            answer(answer);
        }
        parts(message.content());
    }

    /** The refusal of what somebody in a conversation is called. */
    public static NotCarried name() {
        return new NotCarried(
                "name",
                "A message's 'name' has no equivalent; remove it, or write it into the text.");
    }

    private static void answer(Message.Assistant answer) {
        if (answer.refusal().isPresent()) {
            throw refusal();
        }
        if (!answer.trained()) {
            throw new NotCarried(
                    "weight",
                    "Every answer is learnt here, so one with 'weight': 0 cannot be kept; remove"
                            + " the weight, or end the row before it.");
        }
    }

    private static void parts(List<Part> parts) {
        for (var part : parts) {
            switch (part) {
                case Part.Text _, Part.Image _ -> {}
                case Part.Refusal _ -> throw refusal();
                case Part.Other other -> throw other(other.type());
            }
        }
    }

    private static NotCarried refusal() {
        return new NotCarried(
                "refusal", "A 'refusal' has no equivalent; write it as the answer's content.");
    }

    private static NotCarried other(String type) {
        return switch (type) {
            case "input_audio" ->
                    new NotCarried(
                            "audio_part", "Sound cannot be carried over; write down what is said.");
            case "file" ->
                    new NotCarried(
                            "file_part",
                            "Documents cannot be carried over; write what they say into the text.");
            default ->
                    new NotCarried(
                            "content_part",
                            "A part of type " + Quoted.of(type) + " cannot be carried over.");
        };
    }
}
