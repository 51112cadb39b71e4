package dev.tunegate.providers.wandb;

import dev.tunegate.domain.finetuning.ExperimentTracker;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports runs to Weights & Biases. */
final class WandbTracker implements ExperimentTracker {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UPSERT =
            """
            mutation UpsertBucket ($name: String, $project: String, $entity: String, \
            $displayName: String, $config: JSONString, $tags: [String!]) {
              upsertBucket(input: {name: $name, modelName: $project, entityName: $entity, \
            displayName: $displayName, config: $config, tags: $tags}) {
                bucket { id name project { name entity { name } } }
                inserted
              }
            }
            """;

    private final TrackerTerms terms;
    private final WandbApi api;

    WandbTracker(TrackerTerms terms, WandbApi api) {
        this.terms = terms;
        this.api = api;
    }

    @Override
    public boolean isReady() {
        return terms.key().isPresent();
    }

    @Override
    public TrackedRun.Place begin(Experiment experiment) {
        var variables = JSON.createObjectNode();
        variables.put("name", experiment.id().value());
        variables.put("project", experiment.project());
        variables.put("entity", experiment.entity().or(terms::entity).orElse(null));
        variables.put("displayName", experiment.name());
        variables.put("config", JSON.writeValueAsString(config(experiment)));
        var tags = variables.putArray("tags");
        experiment.tags().forEach(tags::add);
        var bucket =
                api.graphql("UpsertBucket", UPSERT, variables).path("upsertBucket").path("bucket");
        return place(bucket.path("project"));
    }

    /** W&B wraps each value, to tell it from its description. */
    private static ObjectNode config(Experiment experiment) {
        var config = JSON.createObjectNode();
        experiment.words().forEach((name, it) -> config.putObject(name).put("value", it));
        experiment.numbers().forEach((name, it) -> config.putObject(name).put("value", plain(it)));
        return config;
    }

    private static TrackedRun.Place place(JsonNode project) {
        var name = text(project.path("name"));
        var entity = text(project.path("entity").path("name"));
        return entity.flatMap(who -> name.map(it -> new TrackedRun.Place(who, it)))
                .orElseThrow(
                        () ->
                                new Unavailable(
                                        "Weights & Biases did not say where the run stands.",
                                        null,
                                        null));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(it -> !it.isBlank());
    }

    @Override
    public void log(TrackedRun.Place at, TrackedRunId run, long first, List<Row> rows) {
        var body = JSON.createObjectNode();
        if (rows.isEmpty()) {
            body.put("complete", false);
        } else {
            lines(body, "wandb-history.jsonl", first, rows.stream().map(WandbTracker::line));
            lines(body, "wandb-summary.json", 0, Stream.of(line(rows.getLast())));
        }
        api.stream(at, run, body);
    }

    private static void lines(
            ObjectNode body, String file, long first, Stream<ObjectNode> lines) {
        var chunk = body.withObject("/files").putObject(file);
        chunk.put("offset", first);
        var content = chunk.putArray("content");
        lines.map(JSON::writeValueAsString).forEach(content::add);
    }

    private static ObjectNode line(Row row) {
        var line = JSON.createObjectNode();
        line.put("_step", row.step());
        line.put("_timestamp", BigDecimal.valueOf(row.at().toEpochMilli(), 3));
        line.put("_runtime", BigDecimal.valueOf(row.sinceStart().toMillis(), 3));
        row.figures().forEach((name, it) -> line.put(name, plain(it)));
        return line;
    }

    /** 1E+1 is 10 to a reader of JSON. */
    private static BigDecimal plain(BigDecimal value) {
        return new BigDecimal(value.toPlainString());
    }

    @Override
    public void finish(TrackedRun.Place at, TrackedRunId run, Ending ending) {
        var body = JSON.createObjectNode();
        var summary = ending.last().map(WandbTracker::line).orElseGet(JSON::createObjectNode);
        ending.tunedModel().ifPresent(it -> summary.put("fine_tuned_model", it));
        if (!summary.isEmpty()) {
            lines(body, "wandb-summary.json", 0, Stream.of(summary));
        }
        body.put("complete", true);
        body.put("exitcode", exitCode(ending.status()));
        api.stream(at, run, body);
    }

    /** As of a program: 255 is what W&B's client sends for one that somebody stopped. */
    private static int exitCode(JobStatus status) {
        return switch (status) {
            case SUCCEEDED -> 0;
            case CANCELLED -> 255;
            case FAILED, VALIDATING_FILES, QUEUED, RUNNING, PAUSED -> 1;
        };
    }
}
