package dev.tunegate.providers.vertex;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.completion.CallJson;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat request, understood: what Gemini is asked, and how its answer is to come.
 *
 * @param gemini a {@code GenerateContentRequest}
 * @param usageAtEnd whether a streamed answer is to end with a count of its tokens
 */
record ChatQuestion(ObjectNode gemini, boolean streamed, boolean usageAtEnd) {

    /** Of one request, pictures included (Vertex AI, Gemini request limits, seen 2026-11-21). */
    private static final long MOST_BYTES = 20L << 20;

    /**
     * @throws Rejected naming the member that is wrong, or that has no equivalent
     * @throws Unavailable if the body cannot be read
     */
    static ChatQuestion of(CallBody body) {
        if (body.bytes() > MOST_BYTES) {
            throw new Rejected(
                    413, null, "request_too_large", "Vertex AI takes requests of at most 20 MB.");
        }
        var asked = read(body);
        Asked.requireKnown(asked);
        var gemini = JsonMapper.shared().createObjectNode();
        Turns.write(asked, gemini);
        Tools.write(asked, gemini);
        GenerationWords.write(asked, gemini);
        return new ChatQuestion(
                gemini,
                Asked.flag(asked, "stream"),
                Asked.flag(asked.path("stream_options"), "include_usage"));
    }

    private static JsonNode read(CallBody body) throws ProviderFailure {
        try (var in = body.open().get()) {
            var asked = CallJson.read(in);
            if (asked.isObject()) {
                return asked;
            }
            throw new Rejected(400, null, null, "The request is not a JSON object.");
        } catch (JacksonIOException | IOException e) {
            throw new Unavailable("The request could not be read.", null, e);
        } catch (JacksonException _) {
            throw new Rejected(400, null, null, "The request is not valid JSON.");
        }
    }
}
