package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Entra's token endpoint and a machine's metadata service, and what they have given out. */
final class AzureTokens {

    private static final String ENTRA = "/oauth2/v2.0/token";
    private static final String METADATA = "/metadata/identity/oauth2/token";
    private static final int SECONDS = 3600;

    private final String secret;
    private final Clock clock;
    private final Map<String, Given> given = new HashMap<>();

    private record Given(String scope, Instant until) {}

    /**
     * @param secret what an application must show
     */
    AzureTokens(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    boolean concern(WireRequest request) {
        return request.path().endsWith(ENTRA) || request.path().equals(METADATA);
    }

    WireResponse handle(WireRequest request) throws IOException {
        if (request.path().equals(METADATA)) {
            return request.header("metadata").equals("true")
                    ? issued(request.query().getOrDefault("resource", ""))
                    : refused("invalid_request");
        }
        var form = form(request);
        boolean right =
                "client_credentials".equals(form.get("grant_type"))
                        && secret.equals(form.get("client_secret"))
                        && !form.getOrDefault("client_id", "").isEmpty();
        return right ? issued(form.getOrDefault("scope", "")) : refused("invalid_client");
    }

    private static Map<String, String> form(WireRequest request) throws IOException {
        var text = new String(request.body().readAllBytes(), StandardCharsets.US_ASCII);
        var form = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            form.put(parts[0], parts.length > 1 ? WireRequest.decoded(parts[1]) : "");
        }
        return form;
    }

    private synchronized WireResponse issued(String scope) {
        var token = "entra-token-" + (given.size() + 1);
        given.put(token, new Given(scope, clock.instant().plusSeconds(SECONDS)));
        var node = JsonNodeFactory.instance.objectNode();
        node.put("token_type", "Bearer").put("expires_in", SECONDS).put("access_token", token);
        return WireResponse.json(node);
    }

    private static WireResponse refused(String code) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("error", code).put("error_description", "AADSTS7000215: Invalid client secret.");
        return WireResponse.json(401, node);
    }

    boolean allowData(WireRequest request) {
        return scope(request).contains("cognitiveservices");
    }

    boolean allowManagement(WireRequest request) {
        var scope = scope(request);
        return !scope.isEmpty() && !scope.contains("cognitiveservices");
    }

    private synchronized String scope(WireRequest request) {
        var token = request.header("authorization").replaceFirst("^Bearer ", "");
        var found = given.get(token);
        return found != null && found.until().isAfter(clock.instant()) ? found.scope() : "";
    }
}
