package dev.tunegate.providers.vertex.server;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tuning job on the server: what was asked, and where it stands. */
final class WireTuningJob {

    private static final List<String> WAY =
            List.of(
                    "JOB_STATE_QUEUED",
                    "JOB_STATE_PENDING",
                    "JOB_STATE_RUNNING",
                    "JOB_STATE_SUCCEEDED");

    private static final Set<String> ENDED =
            Set.of(
                    "JOB_STATE_SUCCEEDED",
                    "JOB_STATE_PARTIALLY_SUCCEEDED",
                    "JOB_STATE_FAILED",
                    "JOB_STATE_CANCELLED",
                    "JOB_STATE_EXPIRED");

    private final String parent;
    private final String id;
    private final ObjectNode asked;
    private final Instant created;
    private String state = WAY.getFirst();
    private Instant updated;
    private Instant started = Instant.EPOCH;
    private Instant ended = Instant.EPOCH;
    private ObjectNode extra = JsonMapper.shared().createObjectNode();

    WireTuningJob(String parent, String id, ObjectNode asked, Instant created) {
        this.parent = parent;
        this.id = id;
        this.asked = asked;
        this.created = created;
        this.updated = created;
    }

    String id() {
        return id;
    }

    String state() {
        return state;
    }

    boolean hasEnded() {
        return ENDED.contains(state);
    }

    String label(String key) {
        return asked.path("labels").path(key).asString("");
    }

    /** Members that the job has besides those that its state gives it. */
    void enrich(JsonNode members) {
        extra = (ObjectNode) members;
    }

    /** The next state on the way to success, or of being cancelled. */
    void advance(Instant now) {
        if (state.equals("JOB_STATE_CANCELLING")) {
            become("JOB_STATE_CANCELLED", now);
            return;
        }
        int at = WAY.indexOf(state);
        if (at >= 0 && at < WAY.size() - 1) {
            become(WAY.get(at + 1), now);
        }
    }

    /** As many states on as the job's age allows. */
    void age(int secondsPerState, Instant now) {
        long steps = (now.getEpochSecond() - created.getEpochSecond()) / secondsPerState;
        while (WAY.indexOf(state) >= 0 && WAY.indexOf(state) < Math.min(steps, WAY.size() - 1)) {
            advance(now);
        }
    }

    void become(String next, Instant now) {
        state = next;
        updated = now;
        boolean ran = next.equals("JOB_STATE_RUNNING") || next.endsWith("SUCCEEDED");
        if (ran && started.equals(Instant.EPOCH)) {
            started = now;
        }
        if (hasEnded()) {
            ended = now;
        }
    }

    /** Where the model and its checkpoints can be called, once it has succeeded. */
    List<String> endpoints() {
        return onlyLast() ? List.of(endpoint(3)) : List.of(endpoint(1), endpoint(2), endpoint(3));
    }

    private boolean onlyLast() {
        return spec().path("exportLastCheckpointOnly").asBoolean(false);
    }

    private String endpoint(int number) {
        return parent + "/endpoints/" + id + number;
    }

    String model() {
        return parent + "/models/" + id;
    }

    ObjectNode json() {
        var node = JsonMapper.shared().createObjectNode();
        node.put("name", parent + "/tuningJobs/" + id);
        node.setAll(asked);
        node.put("state", state);
        node.put("createTime", created.toString());
        node.put("updateTime", updated.toString());
        if (!started.equals(Instant.EPOCH)) {
            node.put("startTime", started.toString());
        }
        if (!ended.equals(Instant.EPOCH)) {
            node.put("endTime", ended.toString());
        }
        outcome(node);
        node.setAll(extra);
        return node;
    }

    private void outcome(ObjectNode node) {
        if (state.equals("JOB_STATE_FAILED")) {
            node.putObject("error")
                    .put("code", 3)
                    .put(
                            "message",
                            "Dataset "
                                    + dataset()
                                    + " of projects/"
                                    + VertexWireServer.NUMBER
                                    + " has no valid example.");
        }
        if (state.endsWith("SUCCEEDED")) {
            var tuned = node.putObject("tunedModel");
            tuned.put("model", model() + "@1").put("endpoint", endpoint(3));
            if (!onlyLast()) {
                var checkpoints = tuned.putArray("checkpoints");
                for (int i = 1; i <= 3; i++) {
                    checkpoints
                            .addObject()
                            .put("checkpointId", Integer.toString(i))
                            .put("epoch", Integer.toString(i))
                            .put("step", Integer.toString(i * 10))
                            .put("endpoint", endpoint(i));
                }
            }
            node.putObject("tuningDataStats")
                    .putObject(isPreference() ? PREFERENCE : SUPERVISED)
                    .put("totalBillableTokenCount", "4711")
                    .put("tuningDatasetExampleCount", "12")
                    .put("tuningStepCount", "30");
        }
    }

    private static final String PREFERENCE = "preferenceOptimizationDataStats";
    private static final String SUPERVISED = "supervisedTuningDataStats";

    private boolean isPreference() {
        return asked.has("preferenceOptimizationSpec");
    }

    private JsonNode spec() {
        return asked.path(isPreference() ? "preferenceOptimizationSpec" : "supervisedTuningSpec");
    }

    String dataset() {
        return spec().path("trainingDatasetUri").asString("");
    }
}
