package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Commands and counts over HTTP, for a server that runs in a process of its own. */
final class WireControl {

    static final String PATH = "/_control";

    private final WireApi api;

    WireControl(WireApi api) {
        this.api = api;
    }

    WireAnswer handle(WireCall call) throws IOException {
        return switch (call.method() + " " + call.path()) {
            case "GET /_control/state" -> state();
            case "POST /_control/misbehave" -> misbehave(call.json());
            case "POST /_control/habit" -> habit(call.json());
            case "POST /_control/move" -> move(call.json());
            default -> WireAnswer.error(404, "UnknownOperationException", "No such command.");
        };
    }

    private WireAnswer state() {
        var node = JsonNodeFactory.instance.objectNode();
        var markers = node.putObject("jobs_by_marker");
        api.jobs().byToken().forEach(markers::put);
        var jobs = node.putArray("jobs");
        api.jobs().all().forEach(it -> jobs.add(it.json()));
        var objects = node.putArray("objects");
        api.disk()
                .list("", "")
                .forEach(
                        it ->
                                objects.addObject()
                                        .put("key", it.getKey())
                                        .put("bytes", it.getValue().bytes())
                                        .put("sha256", BedrockWireServer.hash(it.getValue())));
        var counts = new LinkedHashMap<String, Integer>();
        api.seen().forEach(it -> counts.merge(it.line(), 1, Integer::sum));
        var requests = node.putObject("requests");
        counts.forEach(requests::put);
        node.put("bytes_received", api.seen().stream().mapToLong(SeenCall::bytes).sum());
        return WireAnswer.json(200, node);
    }

    private WireAnswer misbehave(JsonNode command) {
        int times = command.path("times").asInt(1);
        for (int i = 0; i < times; i++) {
            api.misbehave(
                    Misbehaviour.on(
                            command.path("line").asString("POST /model-customization-jobs"),
                            fault(command)));
        }
        return done();
    }

    private static Fault fault(JsonNode command) {
        return switch (command.path("fault").asString("")) {
            case "refusal" ->
                    new Fault.Refusal(
                            command.path("status").asInt(503),
                            command.path("code").asString("ServiceUnavailableException"),
                            command.path("message").asString("On command."),
                            command.path("retry_after").asString(""));
            case "delay" -> new Fault.Delay(Duration.ofMillis(command.path("millis").asLong(1000)));
            case "drop_after_bytes" -> new Fault.DropAfterBytes(command.path("bytes").asLong(0));
            case "answer_lost" -> new Fault.AnswerLost();
            case "half" -> new Fault.Half();
            case "nonsense" -> new Fault.Nonsense();
            default -> throw new IllegalArgumentException("no such fault: " + command);
        };
    }

    private WireAnswer habit(JsonNode habits) {
        if (habits.has("moves_when_looked_at")) {
            api.jobs().moveWhenLookedAt(habits.path("moves_when_looked_at").asBoolean(true));
        }
        return done();
    }

    private WireAnswer move(JsonNode command) {
        api.jobs().move(command.path("id").asString(""), command.path("status").asString(""));
        return done();
    }

    private static WireAnswer done() {
        return WireAnswer.json(200, JsonNodeFactory.instance.objectNode().put("done", true));
    }
}
