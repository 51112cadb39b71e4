package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.providers.completion.CallJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat request as Bedrock's Converse takes it (service model 'bedrock-runtime', seen 2026-11-21).
 * What has no equivalent there is refused by name; what says nothing to the model is passed over.
 *
 * @param body Converse's request
 * @param usage whether a streamed answer is to end with its usage
 */
record ConverseQuestion(ObjectNode body, boolean stream, boolean usage) {

    /** Twenty pictures of 3.75 MB in Base64, which is what a request may hold, are less. */
    private static final long MOST_BYTES = 128L << 20;

    private static final Set<String> TRANSLATED =
            Set.of(
                    "model",
                    "messages",
                    "stream",
                    "stream_options",
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "top_p",
                    "stop",
                    "tools",
                    "tool_choice");

    /** They concern OpenAI's bookkeeping and not the answer. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("user", "safety_identifier", "prompt_cache_key", "metadata", "service_tier");

    /** Parameters that may be there as long as they ask for nothing. */
    private static final Map<String, String> NEUTRAL =
            Map.of(
                    "n", "1",
                    "store", "false",
                    "logprobs", "false",
                    "parallel_tool_calls", "true",
                    "frequency_penalty", "0",
                    "presence_penalty", "0");

    /**
     * @throws Rejected naming the parameter that cannot be translated
     */
    static ConverseQuestion of(CallBody chat) {
        if (chat.bytes() > MOST_BYTES) {
            throw new Rejected(413, null, "request_too_large", "The request is too large.");
        }
        return of(read(chat));
    }

    private static JsonNode read(CallBody chat) {
        try (var stream = chat.open().get()) {
            return CallJson.read(stream);
        } catch (JacksonException broken) {
            throw new Rejected(400, null, "invalid_json", "The request is not valid JSON.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ConverseQuestion of(JsonNode chat) {
        chat.properties().forEach(it -> requireKnown(it.getKey(), it.getValue()));
        var body = JsonNodeFactory.instance.objectNode();
        ConverseMessages.add(chat.path("messages"), body);
        var settings = settings(chat);
        if (!settings.isEmpty()) {
            body.set("inferenceConfig", settings);
        }
        ConverseTools.add(chat, body);
        return new ConverseQuestion(
                body,
                chat.path("stream").asBoolean(false),
                chat.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static void requireKnown(String name, JsonNode value) {
        boolean passes =
                TRANSLATED.contains(name)
                        || WITHOUT_EFFECT.contains(name)
                        || value.isNull()
                        || isNeutral(name, value);
        if (!passes) {
            throw Refused.unsupported(name, "Converse has nothing like it.");
        }
    }

    private static boolean isNeutral(String name, JsonNode value) {
        if (name.equals("response_format")) {
            return value.path("type").asString("").equals("text");
        }
        var neutral = NEUTRAL.get(name);
        return neutral != null
                && (value.isNumber()
                        ? value.asDouble() == Double.parseDouble(neutral)
                        : value.asString("").equals(neutral));
    }

    private static ObjectNode settings(JsonNode chat) {
        var settings = JsonNodeFactory.instance.objectNode();
        number(chat, "max_tokens", settings, "maxTokens");
        number(chat, "max_completion_tokens", settings, "maxTokens");
        number(chat, "temperature", settings, "temperature");
        number(chat, "top_p", settings, "topP");
        stop(chat.path("stop"), settings);
        return settings;
    }

    private static void number(JsonNode chat, String ours, ObjectNode settings, String theirs) {
        var value = chat.path(ours);
        if (value.isNumber()) {
            settings.set(theirs, value);
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw Refused.invalid(ours, "a number");
        }
    }

    private static void stop(JsonNode stop, ObjectNode settings) {
        if (stop.isString()) {
            settings.putArray("stopSequences").add(stop.stringValue());
        } else if (stop.isArray() && !stop.isEmpty()) {
            settings.set("stopSequences", stop);
        }
    }
}
