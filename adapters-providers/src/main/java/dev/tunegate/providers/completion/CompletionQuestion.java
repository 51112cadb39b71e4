package dev.tunegate.providers.completion;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for completions, understood.
 *
 * @param settings what a chat is asked beside its message
 */
record CompletionQuestion(List<String> prompts, ObjectNode settings, boolean streamed) {

    private static final int MOST_PROMPTS = 20;
    private static final long MOST_BYTES = 32L << 20;

    /** As OpenAI's completions have it, unlike its chat (API description, seen 2026-11-21). */
    private static final int USUAL_TOKENS = 16;

    /** They mean the same to a chat. */
    private static final Set<String> ALIKE =
            Set.of(
                    "max_tokens",
                    "temperature",
                    "top_p",
                    "n",
                    "stop",
                    "seed",
                    "presence_penalty",
                    "frequency_penalty",
                    "stream",
                    "stream_options",
                    "user");

    /** Members that may be there as long as they ask for nothing. */
    private static final Map<String, String> HARMLESS =
            Map.of("echo", "false", "best_of", "1", "logit_bias", "{}", "suffix", "\"\"");

    /**
     * @throws Rejected naming the member that is wrong, or that a chat has no equivalent of
     * @throws Unavailable if the body cannot be read
     */
    static CompletionQuestion of(CallBody body) {
        var asked = read(body);
        var settings = JsonMapper.shared().createObjectNode();
        for (var member : asked.properties()) {
            var name = member.getKey();
            var value = member.getValue();
            if (ALIKE.contains(name)) {
                settings.set(name, value);
            } else if (!name.equals("model") && !name.equals("prompt")) {
                requireHarmless(name, value);
            }
        }
        if (settings.path("max_tokens").isMissingNode() || settings.path("max_tokens").isNull()) {
            settings.put("max_tokens", USUAL_TOKENS);
        }
        boolean streamed = settings.path("stream").asBoolean(false);
        return new CompletionQuestion(prompts(asked.path("prompt"), streamed), settings, streamed);
    }

    private static JsonNode read(CallBody body) throws ProviderFailure {
        if (body.bytes() > MOST_BYTES) {
            throw new Rejected(413, null, "request_too_large", "The request is too large.");
        }
        try (var in = body.open().get()) {
            var asked = CallJson.read(in);
            if (asked.isObject()) {
                return asked;
            }
            throw rejected(null, null, "The request is not a JSON object.");
        } catch (JacksonIOException | IOException e) {
            throw new Unavailable("The request could not be read.", null, e);
        } catch (JacksonException _) {
            throw rejected(null, "invalid_json", "The request is not valid JSON.");
        }
    }

    private static void requireHarmless(String name, JsonNode value) {
        if (!value.isNull() && !value.toString().equals(HARMLESS.get(name))) {
            throw rejected(
                    name,
                    "unsupported_parameter",
                    "'"
                            + name
                            + "' is not supported: this model's provider chats only, and a chat"
                            + " has no equivalent.");
        }
    }

    private static List<String> prompts(JsonNode prompt, boolean streamed) {
        if (prompt.isString()) {
            return List.of(prompt.stringValue());
        }
        if (prompt.isMissingNode() || prompt.isNull()) {
            throw rejected(
                    "prompt", "missing_required_parameter", "The parameter 'prompt' is missing.");
        }
        var prompts = new ArrayList<String>();
        for (var each : prompt) {
            if (!each.isString()) {
                throw rejected(
                        "prompt",
                        "unsupported_value",
                        "This model's provider takes a prompt as text, and not as tokens.");
            }
            prompts.add(each.stringValue());
        }
        if (prompts.isEmpty() || prompts.size() > (streamed ? 1 : MOST_PROMPTS)) {
            throw rejected(
                    "prompt",
                    "unsupported_value",
                    "At this model's provider a request has 1 to "
                            + MOST_PROMPTS
                            + " prompts, and one if its answer is streamed.");
        }
        return prompts;
    }

    /** The members of a chat request, without its model. */
    ObjectNode chat(String prompt) {
        var chat = settings.deepCopy();
        chat.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return chat;
    }

    private static ProviderFailure rejected(
            @Nullable String param, @Nullable String code, String message) {
        return new Rejected(400, param, code, message);
    }
}
