package dev.tunegate.providers.openaiwire.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The deployments of an account, as the resource manager keeps them. */
final class AzureDeployments {

    static final String PATH = "/subscriptions/";

    /** A tuned model whose name holds this cannot be deployed. */
    private static final String HOPELESS = "hopeless";

    private final Map<String, String> models = new LinkedHashMap<>();
    private final Map<String, String> states = new HashMap<>();

    synchronized WireResponse handle(WireRequest request) {
        if (!request.query().getOrDefault("api-version", "").equals("2024-10-01")) {
            return AzureFace.error(400, "MissingApiVersionParameter", "No api-version.");
        }
        var name = request.path().replaceFirst(".*/accounts/[^/]+/deployments/", "");
        return switch (request.method()) {
            case "PUT" -> put(name, JsonMapper.shared().readTree(request.body()));
            case "DELETE" -> remove(name);
            default -> look(name);
        };
    }

    private WireResponse put(String name, JsonNode asked) {
        var model = asked.path("properties").path("model");
        boolean whole =
                asked.path("sku").path("capacity").asInt(0) > 0
                        && model.path("format").asString("").equals("OpenAI")
                        && !model.path("version").asString("").isEmpty();
        if (!whole) {
            return AzureFace.error(400, "InvalidRequestContent", "The request is invalid.");
        }
        var tuned = model.path("name").asString("");
        if (tuned.contains(HOPELESS)) {
            return AzureFace.error(400, "InsufficientQuota", "Quota of /subscriptions/1 is used.");
        }
        boolean there = models.containsKey(name);
        models.put(name, tuned);
        states.putIfAbsent(name, "Creating");
        return shown(there ? 200 : 201, name);
    }

    /** Every look brings a deployment to its end. */
    private WireResponse look(String name) {
        if (!models.containsKey(name)) {
            return AzureFace.error(404, "ResourceNotFound", "No deployment " + name + ".");
        }
        var shown = shown(200, name);
        states.put(name, "Succeeded");
        return shown;
    }

    private WireResponse remove(String name) {
        return models.remove(name) == null
                ? new WireResponse(204, "application/json", Map.of(), List.of())
                : new WireResponse(202, "application/json", Map.of(), List.of());
    }

    private WireResponse shown(int status, String name) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        node.put("type", "Microsoft.CognitiveServices/accounts/deployments");
        var properties = node.putObject("properties");
        properties.put("provisioningState", states.getOrDefault(name, "Succeeded"));
        properties.putObject("model").put("format", "OpenAI").put("name", models.get(name));
        return WireResponse.json(status, node);
    }

    /** Whether chat may go there: a tuned model must have been deployed under its job's id. */
    synchronized boolean knows(String name) {
        return models.containsKey(name)
                || (!name.startsWith("ftjob-") && !name.startsWith("unknown"));
    }
}
