package dev.tunegate.providers.openaiwire.server;

import java.util.Map;

/**
 * A request that the server was sent, whatever came of it.
 *
 * @param path without {@code /v1} and the query, still encoded
 * @param headers by lower-case name
 */
public record SeenRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers) {}
