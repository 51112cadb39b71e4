package dev.tunegate.providers.bedrock.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Bedrock checks before it takes a job: patterns of the service model, the data, and the
 * hyperparameters of two families (user guide, seen 2026-11-21).
 */
final class JobRules {

    private static final List<String> NEEDED =
            List.of(
                    "jobName",
                    "customModelName",
                    "roleArn",
                    "baseModelIdentifier",
                    "trainingDataConfig",
                    "outputDataConfig");

    private static final Map<String, Set<String>> HYPERPARAMETERS =
            Map.of(
                    "amazon.nova-", Set.of("epochCount", "learningRate", "learningRateWarmupSteps"),
                    "anthropic.claude-",
                            Set.of(
                                    "epochCount",
                                    "batchSize",
                                    "learningRateMultiplier",
                                    "earlyStoppingThreshold",
                                    "earlyStoppingPatience"));

    int largestPage = 1000;

    private final S3Disk disk;
    private final String bucket;
    private final String account;

    JobRules(S3Disk disk, String bucket, String account) {
        this.disk = disk;
        this.bucket = bucket;
        this.account = account;
    }

    Optional<String> problem(JsonNode asked, List<WireJob> jobs) {
        for (var member : NEEDED) {
            if (!asked.has(member)) {
                return Optional.of("'" + member + "' must not be null");
            }
        }
        return names(asked, jobs)
                .or(() -> role(asked))
                .or(() -> data(asked))
                .or(() -> hyperparameters(asked));
    }

    private static Optional<String> names(JsonNode asked, List<WireJob> jobs) {
        var job = asked.path("jobName").asString("");
        var model = asked.path("customModelName").asString("");
        if (!job.matches("[a-zA-Z0-9](-*[a-zA-Z0-9+\\-.])*") || job.length() > 63) {
            return Optional.of("'jobName' failed to satisfy its pattern");
        }
        if (!model.matches("([0-9a-zA-Z][_-]?){1,63}") || model.length() > 63) {
            return Optional.of("'customModelName' failed to satisfy its pattern");
        }
        var token = asked.path("clientRequestToken").asString("x");
        if (!token.matches("[a-zA-Z0-9](-*[a-zA-Z0-9])*")) {
            return Optional.of("'clientRequestToken' failed to satisfy its pattern");
        }
        return jobs.stream().anyMatch(it -> it.asked("customModelName").equals(model))
                ? Optional.of("The customModelName " + model + " is in use.")
                : Optional.empty();
    }

    private Optional<String> role(JsonNode asked) {
        var role = asked.path("roleArn").asString("");
        return role.startsWith("arn:aws:iam::" + account + ":role/")
                ? Optional.empty()
                : Optional.of("Bedrock could not assume the role " + role);
    }

    private Optional<String> data(JsonNode asked) {
        var validation = asked.path("validationDataConfig");
        if (!validation.isMissingNode() && !validation.path("validators").isArray()) {
            return Optional.of("'validationDataConfig.validators' must not be null");
        }
        var file = validation.path("validators").path(0).path("s3Uri").asString("");
        return there("trainingDataConfig", asked.path("trainingDataConfig").path("s3Uri"))
                .or(
                        () ->
                                file.isEmpty()
                                        ? Optional.empty()
                                        : there(
                                                "validationDataConfig",
                                                validation
                                                        .path("validators")
                                                        .path(0)
                                                        .path("s3Uri")));
    }

    private Optional<String> there(String member, JsonNode uri) {
        var start = "s3://" + bucket + "/";
        var text = uri.asString("");
        boolean found =
                text.startsWith(start) && disk.find(text.substring(start.length())).isPresent();
        return found ? Optional.empty() : Optional.of("'" + member + "': could not read " + text);
    }

    private static Optional<String> hyperparameters(JsonNode asked) {
        var base = asked.path("baseModelIdentifier").asString("");
        for (var family : HYPERPARAMETERS.entrySet()) {
            for (var name : asked.path("hyperParameters").propertyNames()) {
                if (base.startsWith(family.getKey()) && !family.getValue().contains(name)) {
                    return Optional.of("The hyperparameter " + name + " is not supported.");
                }
            }
        }
        return Optional.empty();
    }
}
