package dev.tunegate.providers.vertex.server;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request that came, and what was answered.
 *
 * @param path without the query, still encoded
 * @param asked the JSON that came, of Vertex AI's requests
 * @param status 0 where the server erred on command
 * @param answered the JSON that was answered
 */
public record Seen(
        String method,
        String path,
        Map<String, String> query,
        JsonNode asked,
        int status,
        JsonNode answered) {}
