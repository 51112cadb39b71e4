package dev.tunegate.providers.bedrock.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Custom models and their deployments on demand. */
final class ModelsApi {

    static final String MODELS = "/custom-models";
    static final String DEPLOYMENTS = "/model-customization/custom-model-deployments";

    private final JobsApi jobs;
    private final String account;
    private final Clock clock;
    private final List<Deployment> deployments = new ArrayList<>();
    private final Set<String> deletedModels = new HashSet<>();
    private String failure = "";
    private int made;

    ModelsApi(JobsApi jobs, String account, Clock clock) {
        this.jobs = jobs;
        this.account = account;
        this.clock = clock;
    }

    /** A deployment; looking at it brings it on. */
    private static final class Deployment {
        private final JsonNode asked;
        private final String arn;
        private final Instant created;
        private String status = "Creating";

        Deployment(JsonNode asked, String arn, Instant created) {
            this.asked = asked;
            this.arn = arn;
            this.created = created;
        }

        String asked(String member) {
            return asked.path(member).asString("");
        }
    }

    /** From now on deployments fail for this reason. */
    synchronized void failDeployments(String reason) {
        failure = reason;
    }

    synchronized List<String> deletedModels() {
        return deletedModels.stream().sorted().toList();
    }

    synchronized List<String> deployments() {
        return deployments.stream().map(it -> it.arn).toList();
    }

    /** How many deployments carry each token. */
    synchronized Map<String, Long> byToken() {
        var tokens = new TreeMap<String, Long>();
        deployments.forEach(it -> tokens.merge(it.asked("clientRequestToken"), 1L, Long::sum));
        return tokens;
    }

    synchronized boolean serves(String arn) {
        return deployments.stream()
                .anyMatch(it -> it.arn.equals(arn) && it.status.equals("Active"));
    }

    synchronized WireAnswer handle(WireCall call) throws IOException {
        if (call.path().startsWith(MODELS)) {
            return call.path().equals(MODELS) ? listModels() : model(call);
        }
        if (call.path().equals(DEPLOYMENTS)) {
            return call.method().equals("POST") ? create(call.json()) : list();
        }
        var found = deployment(call.segmentAfter(DEPLOYMENTS + "/"));
        if (found.isEmpty()) {
            return missing("deployment");
        }
        if (call.method().equals("DELETE")) {
            deployments.remove(found.get());
            return WireAnswer.json(200, JsonNodeFactory.instance.objectNode());
        }
        return get(found.get());
    }

    private static WireAnswer missing(String what) {
        return WireAnswer.error(404, "ResourceNotFoundException", "No such custom model " + what);
    }

    private Optional<Deployment> deployment(String nameOrArn) {
        return deployments.stream()
                .filter(
                        it ->
                                it.arn.equals(nameOrArn)
                                        || it.asked("modelDeploymentName").equals(nameOrArn))
                .findFirst();
    }

    private WireAnswer create(JsonNode asked) {
        var token = asked.path("clientRequestToken").asString("");
        for (var known : deployments) {
            boolean same = !token.isEmpty() && known.asked("clientRequestToken").equals(token);
            if (same && known.asked.equals(asked)) {
                return created(known);
            }
            if (same
                    || known.asked("modelDeploymentName")
                            .equals(asked.path("modelDeploymentName").asString(""))) {
                return WireAnswer.error(400, "ConflictException", "The name is taken.");
            }
        }
        if (job(asked.path("modelArn").asString("")).isEmpty()) {
            return WireAnswer.error(
                    400, "ValidationException", "The modelArn is not a custom model.");
        }
        made++;
        var arn =
                "arn:aws:bedrock:us-east-1:%s:custom-model-deployment/wire%08d"
                        .formatted(account, made);
        var deployment = new Deployment(asked, arn, clock.instant());
        deployments.add(deployment);
        return created(deployment);
    }

    private static WireAnswer created(Deployment deployment) {
        var body = JsonNodeFactory.instance.objectNode();
        return WireAnswer.json(202, body.put("customModelDeploymentArn", deployment.arn));
    }

    private WireAnswer get(Deployment deployment) {
        var answer = WireAnswer.json(200, json(deployment));
        deployment.status = failure.isEmpty() ? "Active" : "Failed";
        return answer;
    }

    private ObjectNode json(Deployment deployment) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("customModelDeploymentArn", deployment.arn);
        node.put("modelDeploymentName", deployment.asked("modelDeploymentName"));
        node.put("modelArn", deployment.asked("modelArn"));
        node.put("createdAt", deployment.created.toString());
        node.put("status", deployment.status);
        if (deployment.status.equals("Failed")) {
            node.put("failureMessage", failure);
        }
        return node;
    }

    private WireAnswer list() {
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("modelDeploymentSummaries");
        for (var deployment : deployments) {
            var node = json(deployment);
            node.set("customModelDeploymentName", node.remove("modelDeploymentName"));
            list.add(node);
        }
        return WireAnswer.json(200, body);
    }

    private Optional<WireJob> job(String modelArn) {
        return jobs.all().stream()
                .filter(it -> it.status().equals("Completed"))
                .filter(it -> it.modelArn().equals(modelArn))
                .filter(it -> !deletedModels.contains(modelArn))
                .findFirst();
    }

    private WireAnswer model(WireCall call) {
        var arn = call.segmentAfter(MODELS + "/");
        var job = job(arn);
        if (job.isEmpty()) {
            return missing(arn);
        }
        if (!call.method().equals("DELETE")) {
            return WireAnswer.json(200, model(job.get()));
        }
        if (deployments.stream().anyMatch(it -> it.asked("modelArn").equals(arn))) {
            return WireAnswer.error(400, "ConflictException", "The model is deployed.");
        }
        deletedModels.add(arn);
        return WireAnswer.json(200, JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode model(WireJob job) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("modelArn", job.modelArn());
        node.put("modelName", job.asked("customModelName"));
        node.put("jobArn", job.arn());
        node.put("creationTime", job.created().toString());
        node.put("modelStatus", "Active");
        return node;
    }

    private WireAnswer listModels() {
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("modelSummaries");
        jobs.all().stream()
                .filter(it -> job(it.modelArn()).isPresent())
                .forEach(
                        it -> {
                            var node = model(it);
                            node.remove("jobArn");
                            node.put(
                                    "baseModelArn",
                                    "arn:aws:bedrock:us-east-1::foundation-model/x");
                            node.put("baseModelName", it.base());
                            list.add(node);
                        });
        return WireAnswer.json(200, body);
    }
}
