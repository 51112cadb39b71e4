package dev.tunegate.providers.wandb.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A run as the server has it: lines are kept by their numbers. */
public final class WireRun {

    private final String entity;
    private final String project;
    private final List<JsonNode> history = new ArrayList<>();
    private JsonNode description = JsonNodeFactory.instance.objectNode();
    private JsonNode summary = JsonNodeFactory.instance.objectNode();
    private Optional<Integer> exitCode = Optional.empty();

    WireRun(String entity, String project) {
        this.entity = entity;
        this.project = project;
    }

    synchronized void describe(JsonNode variables) {
        description = variables;
    }

    synchronized void take(JsonNode body) {
        var chunk = body.path("files").path("wandb-history.jsonl");
        int offset = chunk.path("offset").asInt(0);
        for (var line : chunk.path("content")) {
            put(offset++, parsed(line));
        }
        for (var line : body.path("files").path("wandb-summary.json").path("content")) {
            summary = parsed(line);
        }
        if (body.path("complete").asBoolean(false)) {
            exitCode = Optional.of(body.path("exitcode").asInt(-1));
        }
    }

    /** A gap is a fault of the sender: nobody would ever fill it. */
    private void put(int place, JsonNode line) {
        if (place > history.size()) {
            throw new IllegalStateException("line " + place + " after " + history.size());
        }
        if (place < history.size()) {
            history.set(place, line);
        } else {
            history.add(line);
        }
    }

    private static JsonNode parsed(JsonNode line) {
        return JsonMapper.shared().readTree(line.stringValue());
    }

    public String entity() {
        return entity;
    }

    public String project() {
        return project;
    }

    /** The variables of the last mutation that described the run. */
    public synchronized JsonNode description() {
        return description;
    }

    public synchronized List<JsonNode> history() {
        return List.copyOf(history);
    }

    public synchronized JsonNode summary() {
        return summary;
    }

    /** Empty while the run goes on. */
    public synchronized Optional<Integer> exitCode() {
        return exitCode;
    }
}
