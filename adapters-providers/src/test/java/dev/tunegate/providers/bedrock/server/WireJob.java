package dev.tunegate.providers.bedrock.server;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A customization job on the server: what was asked, and where it stands. */
final class WireJob {

    private static final String[] STAGES = {"validation", "dataProcessing", "training"};

    private final JsonNode asked;
    private final String arn;
    private final String modelArn;
    private final Instant created;
    private final Instant[] began = new Instant[STAGES.length];
    private final Instant[] changed = new Instant[STAGES.length];
    private int stage;
    private String status = "InProgress";
    private String failure = "";
    private Instant modified;
    private boolean showsDetails = true;

    WireJob(JsonNode asked, String account, String id, Instant now) {
        this.asked = asked;
        var base = asked.path("baseModelIdentifier").asString("");
        var start = "arn:aws:bedrock:us-east-1:" + account + ":";
        this.arn = start + "model-customization-job/" + base + "/" + id;
        this.modelArn = start + "custom-model/" + base + "/" + id;
        this.created = now;
        this.modified = now;
        began[0] = now;
        changed[0] = now;
    }

    String arn() {
        return arn;
    }

    String modelArn() {
        return modelArn;
    }

    String asked(String member) {
        return asked.path(member).asString("");
    }

    JsonNode asked() {
        return asked;
    }

    Instant created() {
        return created;
    }

    String status() {
        return status;
    }

    boolean isStoppable() {
        return status.equals("InProgress");
    }

    void hideDetails() {
        showsDetails = false;
    }

    /** One stage on, up to the good end. */
    void advance(Instant now) {
        if (status.equals("Stopping")) {
            become("Stopped", now);
        }
        if (!status.equals("InProgress")) {
            return;
        }
        changed[stage] = now;
        if (stage == STAGES.length - 1) {
            become("Completed", now);
        } else {
            stage++;
            began[stage] = now;
            changed[stage] = now;
        }
    }

    /**
     * @param word a status, or one of the stages to be in
     */
    void become(String word, Instant now) {
        modified = now;
        switch (word) {
            case "validation", "dataProcessing", "training" -> {
                while (!STAGES[stage].equals(word)) {
                    advance(now);
                }
            }
            case "Completed" -> {
                become("training", now);
                changed[stage] = now;
                status = word;
            }
            default -> {
                changed[stage] = now;
                status = word;
            }
        }
    }

    void fail(String message, Instant now) {
        failure = message;
        become("Failed", now);
    }

    private boolean hasEnded() {
        return status.equals("Completed") || status.equals("Failed") || status.equals("Stopped");
    }

    ObjectNode json() {
        var node = summary();
        node.remove("customModelArn");
        node.remove("customModelName");
        node.put("outputModelName", asked("customModelName"));
        if (status.equals("Completed")) {
            node.put("outputModelArn", modelArn);
            node.putObject("trainingMetrics").put("trainingLoss", 0.25);
        }
        if (!failure.isEmpty()) {
            node.put("failureMessage", failure);
        }
        for (var member :
                new String[] {
                    "clientRequestToken",
                    "roleArn",
                    "hyperParameters",
                    "trainingDataConfig",
                    "validationDataConfig",
                    "outputDataConfig"
                }) {
            if (asked.has(member)) {
                node.set(member, asked.path(member));
            }
        }
        return node;
    }

    ObjectNode summary() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("jobArn", arn);
        node.put("jobName", asked("jobName"));
        node.put("status", status);
        node.put(
                "baseModelArn",
                "arn:aws:bedrock:us-east-1::foundation-model/" + asked("baseModelIdentifier"));
        node.put("creationTime", created.toString());
        node.put("lastModifiedTime", modified.toString());
        node.put("customizationType", "FINE_TUNING");
        node.put("customModelName", asked("customModelName"));
        if (hasEnded()) {
            node.put("endTime", modified.toString());
        }
        if (status.equals("Completed")) {
            node.put("customModelArn", modelArn);
        }
        if (showsDetails) {
            details(node.putObject("statusDetails"));
        }
        return node;
    }

    private void details(ObjectNode details) {
        for (int i = 0; i < STAGES.length; i++) {
            var one = details.putObject(STAGES[i] + "Details");
            one.put("status", stageStatus(i));
            if (i <= stage) {
                one.put("creationTime", began[i].toString());
                one.put("lastModifiedTime", changed[i].toString());
            }
        }
    }

    private String stageStatus(int i) {
        if (i > stage) {
            return "NotStarted";
        }
        if (i < stage || status.equals("Completed")) {
            return "Completed";
        }
        return status.equals("Running") ? "InProgress" : status;
    }

    String base() {
        return asked("baseModelIdentifier").toLowerCase(Locale.ROOT);
    }
}
