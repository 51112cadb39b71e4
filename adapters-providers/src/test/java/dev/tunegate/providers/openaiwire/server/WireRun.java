package dev.tunegate.providers.openaiwire.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job on the server: what was asked, where it stands, and what it has logged. */
final class WireRun {

    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");
    private static final int STEPS = 6;

    private final String id;
    private final JsonNode asked;
    private final long createdAt;
    private final List<ObjectNode> events = new ArrayList<>();
    private String status = "validating_files";
    private long finishedAt;
    private String resultFile = "";

    WireRun(String id, JsonNode asked, long createdAt) {
        this.id = id;
        this.asked = asked;
        this.createdAt = createdAt;
        event("message", "Created fine-tuning job: " + id, createdAt);
        event("message", "Validating training file: " + file(), createdAt);
    }

    String id() {
        return id;
    }

    String status() {
        return status;
    }

    boolean hasEnded() {
        return ENDED.contains(status);
    }

    /** The gateway's mark: in the metadata, or at the end of the suffix. */
    String marker() {
        var suffix = asked.path("suffix").asString("");
        int start = suffix.lastIndexOf("ftjob-");
        var inMetadata = metadata("tunegate_job");
        return inMetadata.isEmpty() && start >= 0 ? suffix.substring(start) : inMetadata;
    }

    String metadata(String key) {
        return asked.path("metadata").path(key).asString("");
    }

    private String file() {
        return asked.path("training_file").asString("");
    }

    String tunedModel() {
        var suffix = asked.path("suffix").asString("");
        var base = asked.path("model").asString("");
        return "ft:%s:acme:%s:%s".formatted(base, suffix, id.substring(id.length() - 8));
    }

    /** The next status on the way to success. */
    void advance(long now) {
        switch (status) {
            case "validating_files" -> become("queued", now);
            case "queued" -> become("running", now);
            case "running" -> become("succeeded", now);
            default -> {}
        }
    }

    void become(String next, long now) {
        if (next.equals("running")) {
            event("message", "Fine-tuning job started", now);
            for (int step = 1; step <= STEPS; step++) {
                metrics(step, now);
            }
        }
        if (next.equals("succeeded")) {
            event("message", "New fine-tuned model created: " + tunedModel(), now);
            event("message", "The job has successfully completed", now);
        }
        status = next;
        finishedAt = hasEnded() ? now : 0;
    }

    void wroteResults(String file) {
        resultFile = file;
    }

    private void event(String type, String message, long now) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("id", "ftevent-" + id.substring(6) + "-" + events.size());
        event.put("object", "fine_tuning.job.event");
        event.put("created_at", now);
        event.put("level", "info");
        event.put("message", message);
        event.put("type", type);
        event.putObject("data");
        events.add(event);
    }

    private void metrics(int step, long now) {
        event("metrics", "Step " + step + "/" + STEPS + ": training loss=" + 3.0 / step, now);
        var data = events.getLast().putObject("data");
        data.put("step", step);
        data.put("total_steps", STEPS);
        data.put("train_loss", 3.0 / step);
        data.putNull("valid_loss");
    }

    /** The newest first. */
    List<ObjectNode> events() {
        return events.reversed();
    }

    List<ObjectNode> checkpoints() {
        var checkpoints = new ArrayList<ObjectNode>();
        for (int step = STEPS; step > 0 && status.equals("succeeded"); step -= STEPS / 3) {
            var node = JsonNodeFactory.instance.objectNode();
            node.put("id", "ftckpt_" + id.substring(6) + step);
            node.put("object", "fine_tuning.job.checkpoint");
            node.put("created_at", finishedAt);
            node.put(
                    "fine_tuned_model_checkpoint",
                    tunedModel() + (step == STEPS ? "" : ":ckpt-step-" + step));
            node.put("step_number", step);
            node.putObject("metrics").put("step", step).put("train_loss", 3.0 / step);
            node.put("fine_tuning_job_id", id);
            checkpoints.add(node);
        }
        return checkpoints;
    }

    ObjectNode json(boolean keepsMetadata) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("object", "fine_tuning.job");
        node.put("created_at", createdAt);
        node.put("model", asked.path("model").asString(""));
        node.put("status", status);
        node.put("training_file", file());
        node.set("validation_file", asked.path("validation_file"));
        node.set("seed", asked.path("seed"));
        node.putObject("hyperparameters")
                .put("n_epochs", "auto")
                .put("batch_size", "auto")
                .put("learning_rate_multiplier", "auto");
        node.set("method", asked.path("method"));
        node.put("organization_id", "org-wire");
        if (asked.path("validation_file").isMissingNode()) {
            node.putNull("validation_file");
        }
        if (asked.has("suffix")) {
            node.set("suffix", asked.path("suffix"));
        }
        if (keepsMetadata) {
            node.set("metadata", asked.path("metadata"));
        }
        outcome(node);
        return node;
    }

    private void outcome(ObjectNode node) {
        boolean done = status.equals("succeeded");
        node.put("finished_at", finishedAt == 0 ? null : (Long) finishedAt);
        node.put("fine_tuned_model", done ? tunedModel() : null);
        node.put("trained_tokens", done ? (Integer) 4711 : null);
        ArrayNode files = node.putArray("result_files");
        if (!resultFile.isEmpty()) {
            files.add(resultFile);
        }
        node.putNull("error");
        if (status.equals("failed")) {
            var error = node.putObject("error");
            error.put("code", "invalid_training_file");
            error.put("message", "The job failed due to an invalid training file " + file() + ".");
            error.put("param", "training_file");
        }
    }
}
