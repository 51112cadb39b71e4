package dev.tunegate.providers.vertex;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How likely a token was, in OpenAI's words. */
final class Logprob {

    private Logprob() {}

    static ObjectNode of(JsonNode candidate) {
        var token = candidate.path("token").asString("");
        var node = JsonMapper.shared().createObjectNode();
        node.put("token", token);
        node.set("logprob", candidate.path("logProbability"));
        var bytes = node.putArray("bytes");
        for (byte each : token.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(each & 0xff);
        }
        return node;
    }
}
