package dev.tunegate.providers.vertex.server;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Endpoints, the models on them, and the operations that take them away. */
final class ModelsApi {

    private static final Pattern RESOURCE =
            Pattern.compile(
                    "/v1/(projects/[^/]+/locations/[^/]+/(?:endpoints|models|operations)/[^/:]+)"
                            + "(:undeployModel)?");
    private static final Pattern BASE =
            Pattern.compile("projects/[^/]+/locations/[^/]+/publishers/google/models/gemini-.+");

    private final TuningJobs jobs;
    private final Habits habits;
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> undeployed = new LinkedHashSet<>();
    private final Map<String, Integer> operations = new LinkedHashMap<>();

    ModelsApi(TuningJobs jobs, Habits habits) {
        this.jobs = jobs;
        this.habits = habits;
    }

    static boolean concerns(String path) {
        return RESOURCE.matcher(path).matches();
    }

    synchronized boolean serves(String name) {
        return BASE.matcher(name).matches() || isEndpoint(name);
    }

    /** What was removed, in the order in which it was. */
    synchronized List<String> removed() {
        return List.copyOf(removed);
    }

    private boolean isEndpoint(String name) {
        return !removed.contains(name)
                && !undeployed.contains(name)
                && jobs.all().stream()
                        .filter(it -> it.state().endsWith("SUCCEEDED"))
                        .anyMatch(it -> isOf(it, name));
    }

    private static boolean isOf(WireTuningJob job, String endpoint) {
        return job.endpoints().contains(endpoint);
    }

    synchronized WireReply handle(WireRequest request) {
        var path = RESOURCE.matcher(request.path());
        if (!path.matches()) {
            return missing("");
        }
        var name = WireRequest.decoded(path.group(1));
        if (name.contains("/operations/")) {
            return look(name);
        }
        var job =
                jobs.all().stream()
                        .filter(it -> isOf(it, name) || it.model().equals(name))
                        .findFirst();
        if (job.isEmpty() || removed.contains(name)) {
            return missing(name);
        }
        if (path.group(2) != null) {
            return undeploy(name, request);
        }
        return switch (request.method()) {
            case "GET" -> WireReply.json(endpoint(name, job.get()));
            case "DELETE" -> remove(name, job.get());
            default -> missing(name);
        };
    }

    private WireReply undeploy(String name, WireRequest request) {
        var body = JsonMapper.shared().readTree(request.body());
        var refusal = FieldCheck.UNDEPLOY.refusal(body, "body");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        undeployed.add(name);
        return begin(name);
    }

    private ObjectNode endpoint(String name, WireTuningJob job) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("name", name).put("displayName", "wire");
        if (name.contains("/endpoints/") && !undeployed.contains(name)) {
            node.putArray("deployedModels")
                    .addObject()
                    .put("id", "777")
                    .put("model", job.model())
                    .put("displayName", "wire");
        }
        return node;
    }

    /** A model goes once nothing serves it, an endpoint once it serves nothing. */
    private WireReply remove(String name, WireTuningJob job) {
        boolean serving =
                name.contains("/endpoints/")
                        ? !undeployed.contains(name)
                        : job.endpoints().stream().anyMatch(this::isEndpoint);
        if (serving) {
            return WireReply.error(400, "FAILED_PRECONDITION", name + " is still deployed.");
        }
        removed.add(name);
        return begin(name);
    }

    private WireReply begin(String of) {
        var name =
                of.replaceFirst("/(endpoints|models)/[^/]+$", "")
                        + "/operations/"
                        + (operations.size() + 1);
        operations.put(name, habits.looksPerOperation);
        return WireReply.json(operation(name));
    }

    private WireReply look(String name) {
        if (!operations.containsKey(name)) {
            return missing(name);
        }
        operations.computeIfPresent(name, (_, left) -> Math.max(0, left - 1));
        return WireReply.json(operation(name));
    }

    private ObjectNode operation(String name) {
        var node = JsonMapper.shared().createObjectNode().put("name", name);
        if (operations.getOrDefault(name, 0) == 0) {
            node.put("done", true)
                    .putObject("response")
                    .put("@type", "type.googleapis.com/google.protobuf.Empty");
        }
        return node;
    }

    private static WireReply missing(String name) {
        return WireReply.error(404, "NOT_FOUND", name + " was not found.");
    }
}
