package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Azure OpenAI resource, with the token server and the resource manager that belong to it, all
 * behind one address.
 */
final class AzureFace implements Face {

    private static final List<String> MODELS =
            List.of("/chat/completions", "/completions", "/embeddings");

    private final String key;
    private final AzureShape shape;
    private final AzureTokens tokens;
    private final AzureDeployments deployments = new AzureDeployments();
    private final AzureFiles files = new AzureFiles();

    AzureFace(String key, Clock clock, AzureShape shape) {
        this.key = key;
        this.shape = shape;
        this.tokens = new AzureTokens(key, clock);
    }

    @Override
    public WireResponse handle(WireRequest request, WireApi host) throws IOException {
        if (tokens.concern(request)) {
            return tokens.handle(request);
        }
        if (request.path().startsWith(AzureDeployments.PATH)) {
            return tokens.allowManagement(request)
                    ? deployments.handle(request)
                    : error(401, "InvalidAuthenticationToken", "The access token is invalid.");
        }
        if (!request.header("api-key").equals(key) && !tokens.allowData(request)) {
            return error(401, "401", "Access denied due to invalid subscription key.");
        }
        var path = shape.path(request);
        return path.isEmpty()
                ? error(404, "404", "Resource not found")
                : azure(request.to(path), host);
    }

    private WireResponse azure(WireRequest request, WireApi host) throws IOException {
        var path = request.path();
        for (var endpoint : MODELS) {
            if (path.endsWith(endpoint)) {
                return model(request, endpoint, host);
            }
        }
        if (request.method().equals("POST") && path.equals(TrainingApi.PATH)) {
            return shape.created(start(request, host), path);
        }
        if (request.method().equals("POST") && path.equals(BatchesApi.PATH)) {
            return shape.created(batch(request, host), path);
        }
        var answer = shaped(host.core(request), host);
        boolean file = path.matches("/files/[^/]+") && request.method().equals("GET");
        if (file && answer.status() == 200) {
            return WireResponse.json(files.looked(json(answer), host.habits()));
        }
        if (request.method().equals("POST") && path.equals("/files") && answer.status() == 200) {
            return shape.created(WireResponse.json(files.stored(json(answer), host)), path);
        }
        return request.method().equals("DELETE") ? shape.deleted(answer) : answer;
    }

    private WireResponse start(WireRequest request, WireApi host) throws IOException {
        var body = request.body().readAllBytes();
        var asked = JsonMapper.shared().readTree(body);
        var file = asked.path("training_file").asString("");
        if (!files.isProcessed(file)) {
            return error(400, "invalidPayload", "The file " + file + " is not processed.");
        }
        return shape.refusal(asked)
                .map(it -> error(400, "invalidPayload", it))
                .orElseGet(() -> WireResponse.json(created(request.carrying(body), host)));
    }

    /** The rows of a batch are looked through first, and the dialects write its paths otherwise. */
    private WireResponse batch(WireRequest request, WireApi host) throws IOException {
        var body = request.body().readAllBytes();
        var asked = JsonMapper.shared().readTree(body);
        if (!files.isProcessed(asked.path("input_file_id").asString(""))) {
            return error(400, "invalidPayload", "The file is not processed.");
        }
        boolean versioned = asked.path("endpoint").asString("").startsWith("/v1/");
        return versioned == (shape instanceof AzureShape.V1)
                ? shaped(host.core(request.carrying(body)), host)
                : error(400, "invalidPayload", "The endpoint is not known.");
    }

    private ObjectNode created(WireRequest request, WireApi host) {
        try {
            return json(shaped(host.core(request), host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WireResponse model(WireRequest request, String endpoint, WireApi host)
            throws IOException {
        var body = request.body().readAllBytes();
        JsonNode asked = JsonMapper.shared().readTree(body);
        var name = shape.deployment(request, asked);
        return deployments.knows(name)
                ? host.core(request.to(endpoint).carrying(body))
                : error(404, "DeploymentNotFound", "No deployment named " + name + " exists.");
    }

    private WireResponse shaped(WireResponse answer, WireApi host) {
        if (!answer.contentType().equals("application/json")) {
            return answer.status() == 404 ? error(404, "404", "Resource not found") : answer;
        }
        var body = json(answer);
        if (answer.status() >= 400) {
            var error = body.path("error");
            var code = error.path("code").asString("");
            return error(
                    answer.status(),
                    code.isEmpty() ? "" + answer.status() : code,
                    error.path("message").asString(""));
        }
        return WireResponse.json(answer.status(), shape.of(body, files, host.habits()));
    }

    static ObjectNode json(WireResponse answer) {
        return (ObjectNode) JsonMapper.shared().readTree(answer.whole());
    }

    static WireResponse error(int status, String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return WireResponse.json(status, body);
    }
}
