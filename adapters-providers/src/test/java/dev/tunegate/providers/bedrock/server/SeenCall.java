package dev.tunegate.providers.bedrock.server;

import java.util.Map;

/**
 * A request that the server was sent, whatever came of it.
 *
 * @param service {@code s3}, {@code bedrock}, {@code sts} or empty
 * @param path still encoded
 * @param headers by lower-case name
 * @param bytes of its body that arrived
 */
public record SeenCall(
        String service,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        long bytes) {

    /** The method and the path, such as {@code POST /model-customization-jobs}. */
    public String line() {
        return method + " " + path;
    }
}
